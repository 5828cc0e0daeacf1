"""File rows of commits whose contents are missing or broken: paths stay, lines are unknown.

``git log --numstat`` dies at the first content it cannot read, which loses all that comes after. So the commits that
touch a missing object are found beforehand and read without contents.
"""

from collections.abc import Iterator, Sequence
from typing import IO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from honeyflow.sources.git.command import Git
from honeyflow.sources.git.numstat import Flags, blocks, headers, log_options, new_marker, scatter
from honeyflow.sources.git.tokens import Positions, Tokens, repeated, whole_numbers
from honeyflow.sources.tables import COMMIT_FILE

COLON = 58
_GITLINK = "160000"
_NEWLINE = 10


def may_lack_objects(git: Git) -> bool:
    """Return True for a partial clone, whose missing objects git would fetch one by one."""
    return bool(git.try_text("config", "--get-regexp", r"^(extensions\.partialclone|remote\..*\.promisor)$").strip())


def present_objects(git: Git) -> pa.StringArray:
    """Return the names of all objects the repository holds, without asking anybody for those it lacks."""
    form = "--batch-check=%(objectname)"
    return pa.array(git.text("cat-file", "--batch-all-objects", "--unordered", form).split(), pa.string())


def commits_lacking(git: Git, shas: IO[bytes], present: pa.StringArray) -> set[str]:
    """Return which of the commits listed in the file `shas` touch a content that is not `present`."""
    marker = new_marker()
    lacking: set[str] = set()
    for tokens, header, sha_at, rows in _raw(git, shas, marker, "--no-renames"):
        lacks = np.zeros(len(rows), dtype=bool)
        for mode, name in ((0, 2), (1, 3)):
            names, modes = _field(tokens, rows, name), _field(tokens, rows, mode)
            real = pc.and_(pc.invert(pc.match_substring_regex(names, "^0+$")), pc.not_equal(modes, _GITLINK))
            gone = pc.and_(real, pc.invert(pc.is_in(names, value_set=present)))
            lacks |= gone.to_numpy(zero_copy_only=False)
        commit = np.cumsum(header)[rows] - 1
        names, _ = tokens.texts(sha_at, tokens.ends[header])
        lacking.update(names.take(whole_numbers(np.unique(commit[lacks]))).to_pylist())
    return lacking


def read_raw(git: Git, shas: IO[bytes], repository: str) -> Iterator[pa.RecordBatch]:
    """Yield ``commit_file`` rows with unknown lines; renames only where the content did not change."""
    marker = new_marker()
    for tokens, header, sha_at, rows in _raw(git, shas, marker, "-M100%"):
        commit = np.cumsum(header)[rows] - 1
        renamed = np.isin(tokens.bytes_[_status_at(tokens, rows)], np.frombuffer(b"RC", np.uint8))
        new = rows + 1 + renamed
        paths, _ = tokens.texts(tokens.starts[new], tokens.ends[new])
        old_paths, _ = tokens.texts(tokens.starts[rows[renamed] + 1], tokens.ends[rows[renamed] + 1])
        names, _ = tokens.texts(sha_at, tokens.ends[header])
        unknown = pa.nulls(len(rows), pa.int64())
        columns = [
            repeated(repository, len(rows)),
            names.take(whole_numbers(commit)),
            paths,
            scatter(old_paths, renamed),
            unknown,
            unknown,
            pa.nulls(len(rows), pa.bool_()),
        ]
        yield pa.RecordBatch.from_arrays(columns, schema=COMMIT_FILE.schema)


def _raw(git: Git, shas: IO[bytes], marker: str, renames: str) -> Iterator[tuple[Tokens, Flags, Positions, Positions]]:
    """Yield blocks of ``git log --raw``: tokens, which are headers, where their object names start, and row tokens."""
    stream = git.open(*log_options(marker), "--raw", "--no-abbrev", renames, stdin=shas)
    try:
        for block in blocks(stream.read, marker):
            tokens = Tokens.of(block)
            header, sha_at = headers(tokens, marker)
            yield tokens, header, sha_at, _row_tokens(tokens, header)
        stream.finish()
    finally:
        stream.close()


def _row_tokens(tokens: Tokens, header: Flags) -> Positions:
    """Return the tokens that begin with a colon and are not a path that does: paths follow their row."""
    last = len(tokens.bytes_) - 1
    first = tokens.starts + (tokens.bytes_[np.minimum(tokens.starts, last)] == _NEWLINE)
    maybe = np.flatnonzero((tokens.bytes_[np.minimum(first, last)] == COLON) & ~header)
    status = tokens.bytes_[np.minimum(_status_at(tokens, maybe), last)]
    two_paths = np.isin(status, np.frombuffer(b"RC", np.uint8))
    rows: list[int] = []
    free = 0
    for each, two in zip(maybe.tolist(), two_paths.tolist(), strict=True):
        if each >= free:
            rows.append(each)
            free = each + (3 if two else 2)
    return np.array(rows, dtype=np.int64)


def _status_at(tokens: Tokens, rows: Positions) -> Positions:
    """Return where the status letter of each row is: after the last space of ``:mode mode name name S``."""
    spaces = np.append(np.flatnonzero(tokens.bytes_ == ord(" ")), [len(tokens.bytes_)] * 4).astype(np.int64)
    return spaces[np.searchsorted(spaces, tokens.starts[rows]) + 3] + 1


def _field(tokens: Tokens, rows: Positions, number: int) -> pa.StringArray:
    """Return field `number` of each row: old mode, new mode, old name, new name."""
    spaces = np.flatnonzero(tokens.bytes_ == ord(" ")).astype(np.int64)
    first = np.searchsorted(spaces, tokens.starts[rows])
    colons = tokens.starts[rows] + (tokens.bytes_[tokens.starts[rows]] == _NEWLINE)
    starts = colons + 1 if number == 0 else spaces[first + number - 1] + 1
    texts, _ = tokens.texts(starts, spaces[first + number])
    return texts


def halves(shas: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the two halves of a list of commits, to find the one that git cannot read."""
    middle = len(shas) // 2
    return shas[:middle], shas[middle:]
