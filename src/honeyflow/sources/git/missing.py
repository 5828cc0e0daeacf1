"""Commits whose contents are missing or broken: found, and read without lines.

``git log --numstat`` dies at the first content it cannot read, which loses all that comes after. So the commits that
touch a missing object are found beforehand, by what they changed, and read without looking into contents.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from honeyflow.sources.git.command import Git
from honeyflow.sources.git.numstat import FileBlock, Flags, blocks, headers, log_options, new_marker, scatter
from honeyflow.sources.git.tokens import Positions, Tokens, repeated, whole_numbers
from honeyflow.sources.tables import COMMIT_FILE

Keys = npt.NDArray[np.uint64]

_COLON, _NEWLINE = 58, 10
_KEY = 16
"""Hexadecimal digits of an object name that are compared: eight bytes an object, whatever the repository's size."""
_OLD, _MODE_OLD, _MODE_NEW = 15, 1, 8
"""Where fields start in ``:mode mode name name S``; the second name and the status follow by the names' length."""
_GITLINK = np.frombuffer(b"160000", np.uint8)


def may_lack_objects(git: Git) -> bool:
    """Return True for a partial clone, whose missing objects git would fetch one by one."""
    return bool(git.try_text("config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$").strip())


class Present:
    """The objects a repository holds, found without asking anybody for those it lacks.

    Two names may share a key, one in 10¹⁹ times; a missing content is then met by git itself, and dealt with there.
    """

    def __init__(self, git: Git) -> None:
        form = "--batch-check=%(objectname)"
        keys = [np.zeros(1, np.uint64)]
        with git.open("cat-file", "--batch-all-objects", "--unordered", form) as stream:
            held = b""
            while data := stream.read(1 << 20):
                held += data
                width = held.find(b"\n") + 1
                whole = len(held) // width * width if width else 0
                lines = np.frombuffer(held[:whole], np.uint8).reshape(-1, max(width, 1))
                keys.append(_keys(lines[:, :_KEY]))
                held = held[whole:]
            stream.finish()
        self._keys = np.unique(np.concatenate(keys))

    def lacks(self, wanted: Keys) -> Flags:
        """Return which of these are not held; zero, which stands for no content, never is lacking."""
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        lacking: Flags = self._keys[at] != wanted
        return lacking


@dataclass(frozen=True)
class LackingBlock:
    """So many whole commits, and those among them that touch a content the repository lacks."""

    commits: int
    lacking: list[str]


def find_lacking(git: Git, shas: IO[bytes], present: Present) -> Iterator[LackingBlock]:
    """Yield which of the commits listed in the file `shas` touch a content that is not `present`.

    Raises
    ------
    GitError
        As `read_numstat` does.
    """
    for block in _raw(git, shas, "--no-renames"):
        lacks = np.zeros(len(block.rows), dtype=bool)
        for mode, name in ((_MODE_OLD, _OLD), (_MODE_NEW, _OLD + 1 + block.width)):
            file = (block.field(mode, len(_GITLINK)) != _GITLINK).any(axis=1)
            lacks |= file & present.lacks(_keys(block.field(name, _KEY)))
        yield LackingBlock(len(block.shas), block.shas.take(whole_numbers(np.unique(block.commit[lacks]))).to_pylist())


def read_raw(git: Git, shas: IO[bytes], repository: str) -> Iterator[FileBlock]:
    """Yield ``commit_file`` rows with unknown lines; renames only where the content did not change.

    Raises
    ------
    GitError
        As `read_numstat` does.
    """
    for block in _raw(git, shas, "-M100%"):
        tokens, rows, renamed = block.tokens, block.rows, block.renamed
        new = rows + 1 + renamed
        paths, wrong = tokens.texts(tokens.starts[new], tokens.ends[new])
        old = rows[renamed] + 1
        old_paths, wrong_old = tokens.texts(tokens.starts[old], tokens.ends[old])
        row_shas = block.shas.take(whole_numbers(block.commit))
        unknown = pa.nulls(len(rows), pa.int64())
        columns = [
            repeated(repository, len(rows)),
            row_shas,
            paths,
            scatter(old_paths, renamed),
            unknown,
            unknown,
            pa.nulls(len(rows), pa.bool_()),
        ]
        odd = {*wrong, *np.flatnonzero(renamed)[wrong_old].tolist()}
        batch = pa.RecordBatch.from_arrays(columns, schema=COMMIT_FILE.schema)
        yield FileBlock(batch, len(block.shas), sorted({row_shas[row].as_py() for row in odd}))


@dataclass(frozen=True)
class _RawBlock:
    """Whole commits of ``git log --raw``: the tokens that hold rows, and the number of the commit of each."""

    tokens: Tokens
    shas: pa.StringArray
    width: int
    rows: Positions
    commit: Positions
    renamed: Flags

    def field(self, start: int, length: int) -> npt.NDArray[np.uint8]:
        """Return `length` bytes of each row, from `start` after its colon."""
        return _window(self.tokens, _colons(self.tokens, self.rows) + start, length)


def _raw(git: Git, shas: IO[bytes], renames: str) -> Iterator[_RawBlock]:
    marker = new_marker()
    with git.open(*log_options(marker), "--raw", "--no-abbrev", renames, stdin=shas) as stream:
        for data in blocks(stream, marker):
            tokens = Tokens.of(data)
            header, sha_at = headers(tokens, marker)
            names, _ = tokens.texts(sha_at, tokens.ends[header])
            width = int(tokens.ends[header][0] - sha_at[0])
            rows, renamed = _rows(tokens, header, width)
            yield _RawBlock(tokens, names, width, rows, np.cumsum(header)[rows] - 1, renamed)


def _rows(tokens: Tokens, header: Flags, width: int) -> tuple[Positions, Flags]:
    """Return the tokens that hold a row, and which of them are followed by two paths instead of one.

    A path may look like a row; it is told by the row before it.
    """
    status_at = _OLD + 2 * (width + 1)
    colons = _colons(tokens, np.arange(len(tokens)))
    long = tokens.ends - colons > status_at
    maybe = np.flatnonzero(long & (tokens.bytes_[colons] == _COLON) & ~header)
    renamed = np.isin(tokens.bytes_[colons[maybe] + status_at], np.frombuffer(b"RC", np.uint8))
    if (np.diff(maybe) > 1 + renamed[:-1]).all():
        return maybe, renamed
    kept: list[int] = []
    free = 0
    for number, (each, two) in enumerate(zip(maybe.tolist(), renamed.tolist(), strict=True)):
        if each >= free:
            kept.append(number)
            free = each + (3 if two else 2)
    return maybe[kept], renamed[kept]


def _colons(tokens: Tokens, rows: Positions) -> Positions:
    """Return where these tokens start, past the newline that the first of a commit has in front."""
    starts = tokens.starts[rows]
    colons: Positions = starts + (tokens.bytes_[starts] == _NEWLINE)
    return colons


def _window(tokens: Tokens, starts: Positions, length: int) -> npt.NDArray[np.uint8]:
    window: npt.NDArray[np.uint8] = tokens.bytes_[starts[:, None] + np.arange(length)]
    return window


def _keys(digits: npt.NDArray[np.uint8]) -> Keys:
    """Return the numbers that 16 hexadecimal digits a row stand for."""
    values = np.where(digits > ord("9"), digits - (ord("a") - 10), digits - ord("0")).astype(np.uint64)
    shifts = np.arange(4 * (_KEY - 1), -1, -4, dtype=np.uint64)
    keys: Keys = (values << shifts).sum(axis=1, dtype=np.uint64)
    return keys
