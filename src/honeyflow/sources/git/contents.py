"""Contents of files at given commits, asked of ``git cat-file`` one after the other."""

import subprocess

from honeyflow.sources.git.command import Git

_FIELDS = 3
"""Words of git's answer about an object: its name, its kind, its size."""


class Contents:
    """Two running ``git cat-file``, one that looks names up and one that reads.

    One that a corrupt object ended is started anew.
    """

    def __init__(self, git: Git) -> None:
        self._git = git
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def __enter__(self) -> "Contents":
        return self

    def __exit__(self, *_: object) -> None:
        for mode in list(self._running):
            self._end(mode)

    def find(self, commit: str, path: str) -> tuple[str, int] | None:
        """Return object name and size of a file in a commit, or None where there is no such file."""
        words = self._ask("--batch-check", f"{commit}:{path}")
        blob = len(words) == _FIELDS and words[1] == b"blob" and words[2].isdigit()
        return (words[0].decode("ascii", "replace"), int(words[2])) if blob else None

    def read(self, name: str) -> str | None:
        """Return an object's text, U+FFFD for what is not UTF-8; None when git cannot read it."""
        words = self._ask("--batch", name)
        if len(words) != _FIELDS or not words[2].isdigit():
            return None
        stdout, size = self._running["--batch"].stdout, int(words[2])
        content = stdout.read(size + 1) if stdout else b""
        if len(content) <= size:
            self._end("--batch")
            return None
        return content[:-1].decode("utf-8", "replace")

    def _ask(self, mode: str, name: str) -> list[bytes]:
        if mode not in self._running:
            self._running[mode] = self._git.converse("cat-file", mode)
        process = self._running[mode]
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - pipes by construction
        try:
            process.stdin.write(name.encode("utf-8", "surrogatepass") + b"\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = b""
        if not answer:
            self._end(mode)
        return answer.rsplit(maxsplit=_FIELDS - 1)

    def _end(self, mode: str) -> None:
        process = self._running.pop(mode)
        process.kill()
        process.communicate()
