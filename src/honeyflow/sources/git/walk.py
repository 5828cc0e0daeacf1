"""A history walked commit by commit, past those that git cannot read: where git's own walk would stop."""

import subprocess
from collections.abc import Iterable
from dataclasses import dataclass

from honeyflow.sources.git.command import Git


@dataclass(frozen=True)
class Walked:
    """The commits reached, and those met that cannot be read; what only these lead to is out of reach."""

    commits: tuple[str, ...]
    unreadable: tuple[str, ...]


def walk(git: Git, tips: Iterable[str]) -> Walked:
    """Return what can be reached from `tips`."""
    reached: dict[str, None] = {}
    unreadable: dict[str, None] = {}
    todo = list(dict.fromkeys(tips))
    with _Commits(git) as commits:
        while todo:
            sha = todo.pop()
            if sha in reached or sha in unreadable:
                continue
            parents = commits.parents(sha)
            if parents is None:
                unreadable[sha] = None
            else:
                reached[sha] = None
                todo += parents
    return Walked(tuple(reached), tuple(unreadable))


class _Commits:
    """One ``git cat-file --batch`` asked commit after commit; started anew when it dies at a corrupt one."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "_Commits":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def parents(self, sha: str) -> list[str] | None:
        """Return the parents of a commit, or None when it cannot be read."""
        content = self._content(sha)
        if content is None:
            return None
        lines = content.partition(b"\n\n")[0].splitlines()
        return [line[7:].decode("ascii", "replace") for line in lines if line.startswith(b"parent ")]

    def _content(self, sha: str) -> bytes | None:
        process = self._process or self._git.converse("cat-file", "--batch")
        self._process = process
        assert process.stdin is not None and process.stdout is not None  # noqa: S101, PT018 - pipes by construction
        try:
            process.stdin.write(sha.encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError:
            self._end()
            return None
        _, kind, size = [*process.stdout.readline().split(), b"", b"", b""][:3]
        if not kind:
            self._end()
        if not size:
            return None
        content = process.stdout.read(int(size) + 1)
        if len(content) <= int(size):
            self._end()
            return None
        return content if kind == b"commit" else None

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None
