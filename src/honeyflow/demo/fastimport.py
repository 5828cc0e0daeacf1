"""Real repositories from a plain description: a writer for ``git fast-import``."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from honeyflow.kernel.errors import HoneyflowError, MissingToolError

_FAST = ("-c", "pack.compression=1", "-c", "core.fsync=none")
_IMPORT = ("git", *_FAST, "fast-import", "--quiet", "--date-format=raw")

_MEMORY = {"MALLOC_TRIM_THRESHOLD_": "268435456", "MALLOC_TOP_PAD_": "16777216"}
"""For glibc: fast-import gives its memory back after each file, which cost more time than all its other work."""


@dataclass(frozen=True)
class Signature:
    """Who signs a commit: name (bytes when it is not to be UTF-8), e-mail, seconds since 1970, minutes ahead of UTC."""

    name: str | bytes
    email: str
    at: int
    offset: int = 0

    def line(self, role: str) -> bytes:
        """Return the line git stores for `role` (author, committer, tagger)."""
        name = self.name if isinstance(self.name, bytes) else self.name.encode()
        sign, minutes = ("-" if self.offset < 0 else "+"), abs(self.offset)
        zone = f"{sign}{minutes // 60:02d}{minutes % 60:02d}"
        return role.encode() + b" " + name + f" <{self.email}> {self.at} {zone}\n".encode()


@dataclass(frozen=True)
class Renamed:
    """A change of path, to be followed by new content or none."""

    before: str


Changes = Mapping[str, bytes | Renamed | None]
"""Path to its new content; `Renamed` moves it there; None deletes it."""


class RepositoryWriter:
    """A bare repository in the making; use as a context manager.

    Parameters
    ----------
    folder : Path
        Where the repository goes; must not exist.
    branch : str
        The branch HEAD names.

    Attributes
    ----------
    shas : dict
        Object name by mark, once the with statement has ended.

    Raises
    ------
    MissingToolError
        When git is not installed.
    HoneyflowError
        When git refuses the stream; the message carries git's own words.
    """

    def __init__(self, folder: Path, *, branch: str = "main") -> None:
        if shutil.which("git") is None:
            raise MissingToolError("git", "install it, e.g. apt-get install git")
        self._folder = folder
        self._marks = 0
        self._tips: dict[str, int] = {}
        self._names = folder / "demo.marks"
        self.shas: dict[int, str] = {}
        _git("init", "--quiet", "--bare", "--template=", "--object-format=sha1", f"--initial-branch={branch}", folder)

    def __enter__(self) -> "RepositoryWriter":
        self._process = subprocess.Popen(
            [*_IMPORT, f"--export-marks={self._names.resolve()}"],
            cwd=self._folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=_environment(),
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _, said = self._process.communicate()
        if self._process.returncode and kind in (None, BrokenPipeError):
            words = said.decode(errors="replace").strip()
            raise HoneyflowError(f"{self._folder}: git fast-import refused the stream: {words}") from error
        if kind is None:
            rows = (row.split() for row in self._names.read_text().splitlines())
            self.shas = {int(mark.removeprefix(":")): sha for mark, sha in rows}
            self._names.unlink()

    def commit(
        self,
        branch: str,
        author: Signature,
        message: str,
        changes: Changes,
        *,
        committer: Signature | None = None,
        parents: Sequence[int] = (),
    ) -> int:
        """Write one commit on `branch` and return its mark, by which later ones name it as parent."""
        self._marks += 1
        text = message.encode()
        head = [
            f"commit refs/heads/{branch}\nmark :{self._marks}\n".encode(),
            author.line("author"),
            (committer or author).line("committer"),
            _data(text),
            *self._parents(branch, parents),
        ]
        self._tips[branch] = self._marks
        self._write(b"".join(head + [_change(path, change) for path, change in changes.items()]) + b"\n")
        return self._marks

    def _parents(self, branch: str, parents: Sequence[int]) -> Iterator[bytes]:
        """Yield the parents' lines; git goes on from a branch's tip by itself, and reads its tree again when told."""
        for n, parent in enumerate(parents):
            if n or self._tips.get(branch) != parent:
                yield f"{'merge' if n else 'from'} :{parent}\n".encode()

    def branch(self, name: str, mark: int) -> None:
        """Let branch `name` start (again) at a commit."""
        self._tips[name] = mark
        self._write(f"reset refs/heads/{name}\nfrom :{mark}\n\n".encode())

    def drop(self, name: str) -> None:
        """Remove branch `name`; its commits stay where others reach them."""
        self._tips.pop(name, None)
        self._write(f"reset refs/heads/{name}\nfrom {'0' * 40}\n\n".encode())

    def sha(self, mark: int) -> str:
        """Return the object name git gave a commit."""
        self._write(f"get-mark :{mark}\n".encode())
        if self._process.stdin is None or self._process.stdout is None:
            raise HoneyflowError(f"{self._folder}: nothing can be asked outside the with statement")
        self._process.stdin.flush()
        return self._process.stdout.readline().decode().strip()

    def tag(self, name: str, mark: int, tagger: Signature, message: str) -> None:
        """Write an annotated tag."""
        self._write(f"tag {name}\nfrom :{mark}\n".encode() + tagger.line("tagger") + _data(message.encode()))

    def _write(self, data: bytes) -> None:
        if self._process.stdin is None:
            raise HoneyflowError(f"{self._folder}: nothing can be written outside the with statement")
        self._process.stdin.write(data)


def _change(path: str, change: bytes | Renamed | None) -> bytes:
    if change is None:
        return f"D {path}\n".encode()
    if isinstance(change, Renamed):
        return f"R {change.before} {path}\n".encode()
    return f"M 100644 inline {path}\n".encode() + _data(change)


def _data(content: bytes) -> bytes:
    return f"data {len(content)}\n".encode() + content + b"\n"


def _git(*arguments: str | Path) -> None:
    done = subprocess.run(
        ["git", *map(str, arguments)], capture_output=True, text=True, env=_environment(), check=False
    )
    if done.returncode:
        raise HoneyflowError(f"git {arguments[0]}: {done.stderr.strip()}")


def _environment() -> dict[str, str]:
    """Return the surroundings without the user's own git settings, so that every machine writes the same."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return {**kept, **_MEMORY, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C"}
