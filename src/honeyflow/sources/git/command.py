"""Stock git, run so that neither the user's settings nor the repository's can change what it prints."""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from honeyflow.kernel.errors import HoneyflowError, MissingToolError

OLDEST = (2, 30)
"""Oldest git tried."""

_OVERRIDES = (
    "safe.directory=*",
    "core.attributesFile=/dev/null",
    "core.quotePath=false",
    "core.fsmonitor=false",
    "log.showSignature=false",
    "log.mailmap=false",
    "log.follow=false",
    "log.diffMerges=off",
    "log.showRoot=true",
    "diff.noprefix=false",
    "diff.algorithm=default",
    "diff.relative=false",
    "diff.orderFile=/dev/null",
    "diff.renameLimit=1000",
    "diff.indentHeuristic=true",
    "diff.ignoreSubmodules=none",
    "i18n.logOutputEncoding=UTF-8",
    "gc.auto=0",
)

CLONE_PROTOCOLS = "file:git:http:https:ssh"


class GitError(HoneyflowError):
    """A git process ended with an error."""

    def __init__(self, repository: Path, command: str, status: int, said: str) -> None:
        self.status = status
        self.said = said
        last = said.strip().splitlines()[-1] if said.strip() else "nothing"
        super().__init__(f"{repository}: git {command} ended with status {status} and said: {last}")


class Git:
    """Git in one repository, read only: it never fetches a missing object by itself.

    Parameters
    ----------
    folder : Path
        A clone, bare or not.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def text(self, *args: str) -> str:
        """Return what a command prints, UTF-8 with escapes for what is not.

        Raises
        ------
        GitError
            When it ends with an error.
        """
        done = subprocess.run(self._command(args), capture_output=True, env=environment("none"), check=False)
        if done.returncode:
            raise GitError(self.folder, args[0], done.returncode, done.stderr.decode(errors="replace"))
        return done.stdout.decode("utf-8", errors="backslashreplace")

    def try_text(self, *args: str) -> str:
        """Return what a command prints, or an empty text when it ends with an error."""
        try:
            return self.text(*args)
        except GitError:
            return ""

    def open(self, *args: str, stdin: IO[bytes] | None = None) -> "GitStream":
        """Start a command whose output is read as a stream; what it asks for comes from the file `stdin`."""
        return GitStream(self.folder, self._command(args), args[0], stdin)

    def converse(self, *args: str) -> "subprocess.Popen[bytes]":
        """Start a command that is asked and answers in turn."""
        return subprocess.Popen(
            self._command(args),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment("none"),
        )

    def _command(self, args: Sequence[str]) -> list[str]:
        settings = [part for each in _OVERRIDES for part in ("-c", each)]
        return [executable(), "-C", str(self.folder.absolute()), *settings, *args]


class GitStream:
    """A running git whose exit status is checked when its output ends; standard error goes to a file, never a pipe."""

    def __init__(self, folder: Path, command: list[str], name: str, stdin: IO[bytes] | None) -> None:
        self._folder, self._name = folder, name
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed in close()
        self._process = subprocess.Popen(
            command,
            stdin=stdin if stdin is not None else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env=environment("none"),
            bufsize=0,
        )

    def __enter__(self) -> "GitStream":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes; empty at the end."""
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe by construction
        return os.read(self._process.stdout.fileno(), size)

    def finish(self) -> None:
        """Wait for the end; raise `GitError` when it was not a good one."""
        status = self._process.wait()
        self._errors.seek(0)
        said = self._errors.read().decode(errors="replace")
        self.close()
        if status:
            raise GitError(self._folder, self._name, status, said)

    def close(self) -> None:
        """End the process if it still runs, and let go of its files."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._errors.close()


def executable() -> str:
    """Return the path of git, or raise `MissingToolError`."""
    found = shutil.which("git")
    if found is None:
        raise MissingToolError("git", "apt-get install git")
    return found


def version() -> tuple[int, ...]:
    """Return git's version, e.g. ``(2, 39, 5)``."""
    said = subprocess.run([executable(), "--version"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"(\d+(?:\.\d+)+)", said)
    return tuple(int(part) for part in found[1].split(".")) if found else ()


def environment(protocols: str) -> dict[str, str]:
    """Return the environment git runs in; `protocols` are those it may speak ("none": it fetches nothing)."""
    speaks = protocols != "none"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or speaks}
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE"):
        kept.pop(name, None)
    kept.setdefault("GIT_SSH_COMMAND", "ssh -oBatchMode=yes")
    return kept | {
        "LC_ALL": "C",
        "TZ": "UTC",
        "GIT_ALLOW_PROTOCOL": protocols,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_PAGER": "cat",
        "GIT_FLUSH": "0",  # else a system call, and a turn of ours, for every commit
    }
