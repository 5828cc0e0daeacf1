"""File rows of commits, from ``git log --numstat -M``, parsed in bulk and streamed batch by batch."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from honeyflow.sources.git.command import Git, GitError, GitStream
from honeyflow.sources.git.tokens import Positions, Tokens, flags, repeated, whole_numbers
from honeyflow.sources.tables import COMMIT_FILE

Flags = npt.NDArray[np.bool_]

BLOCK = 1 << 21
"""Bytes of output parsed at a time: enough for bulk operations, little beside git's own memory."""

TAB, NEWLINE, MINUS, ZERO = 9, 10, 45, 48
_BEFORE_TWO_PATHS = 2


class NumstatError(ValueError):
    """Output that is not of the form git documents."""


@dataclass(frozen=True)
class FileBlock:
    """Rows of ``commit_file`` of so many whole commits, and those of the commits with a path that is not UTF-8."""

    rows: pa.RecordBatch
    commits: int
    not_utf8: list[str]


def log_options(marker: str) -> tuple[str, ...]:
    """Return the options all readers of changed files share: commits from standard input, no merges' changes."""
    return (
        "log",
        "--no-walk=unsorted",
        "--stdin",
        "-z",
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--no-show-signature",
        f"--format=%x01{marker}%H",
    )


def new_marker() -> str:
    """Return 16 digits nobody can have put into a path, so that a path is never taken for a commit's header."""
    return secrets.token_hex(8)


def read_numstat(git: Git, shas: IO[bytes], repository: str) -> Iterator[FileBlock]:
    """Yield ``commit_file`` rows of the commits listed in the file `shas`, in its order.

    Raises
    ------
    GitError
        When git ends with an error, after the blocks of all but the last of the commits that came before it.
    NumstatError
        When its output cannot be understood.
    """
    marker = new_marker()
    with git.open(*log_options(marker), "--numstat", "-M", stdin=shas) as stream:
        for block in blocks(stream, marker):
            yield parse_numstat(block, marker, repository)


def blocks(stream: GitStream, marker: str) -> Iterator[bytes]:
    """Yield output in blocks of whole commits, each of some `BLOCK` bytes.

    A git that fails may have stopped within a commit, so the last one is held back until it ended well.
    """
    cut = b"\0\x01" + marker.encode()
    held: list[bytes] = []
    size = 0
    while data := stream.read(1 << 20):
        held.append(data)
        size += len(data)
        if size >= BLOCK:
            whole = b"".join(held)
            at = whole.rfind(cut) + 1
            if at > 0:
                yield whole[:at]
            held, size = [whole[at:]], len(whole) - at
    rest = b"".join(held)
    try:
        stream.finish()
    except GitError:
        at = rest.rfind(cut) + 1
        if at > 0:
            yield rest[:at]
        raise
    if rest:
        yield rest


def parse_numstat(data: bytes, marker: str, repository: str) -> FileBlock:
    """Return the ``commit_file`` rows of one block of whole commits."""
    tokens = Tokens.of(data)
    header, sha_at = headers(tokens, marker)
    numbers, old, new = _rows(tokens, header)
    first_tab, second_tab = _tabs(tokens, numbers)
    starts = tokens.starts[numbers] + (tokens.bytes_[tokens.starts[numbers]] == NEWLINE)
    renamed = second_tab + 1 == tokens.ends[numbers]
    path_starts, path_ends = second_tab + 1, tokens.ends[numbers].copy()
    path_starts[renamed], path_ends[renamed] = tokens.starts[new], tokens.ends[new]
    paths, wrong = tokens.texts(path_starts, path_ends)
    old_paths, wrong_old = tokens.texts(tokens.starts[old], tokens.ends[old])
    binary = tokens.bytes_[starts] == MINUS
    commit = np.cumsum(header)[numbers] - 1
    shas, _ = tokens.texts(sha_at, tokens.ends[header])
    row_shas = shas.take(whole_numbers(commit))
    columns = [
        repeated(repository, len(numbers)),
        row_shas,
        paths,
        scatter(old_paths, renamed),
        whole_numbers(_whole(tokens, starts, first_tab), binary),
        whole_numbers(_whole(tokens, first_tab + 1, second_tab), binary),
        flags(binary),
    ]
    odd = {*wrong, *np.flatnonzero(renamed)[wrong_old].tolist()}
    return FileBlock(
        pa.RecordBatch.from_arrays(columns, schema=COMMIT_FILE.schema),
        len(shas),
        sorted({row_shas[row].as_py() for row in odd}),
    )


def headers(tokens: Tokens, marker: str) -> tuple[Flags, Positions]:
    """Return which tokens are commits' headers, and where the object name starts in each of them."""
    lead = np.frombuffer(b"\x01" + marker.encode(), dtype=np.uint8)
    lengths = tokens.ends - tokens.starts
    maybe = np.flatnonzero((tokens.bytes_[tokens.starts] == 1) & (lengths > len(lead)))
    window = tokens.starts[maybe][:, None] + np.arange(len(lead))
    found = maybe[(tokens.bytes_[window] == lead).all(axis=1)]
    header = np.zeros(len(tokens), dtype=bool)
    header[found] = True
    return header, tokens.starts[found] + len(lead)


def _rows(tokens: Tokens, header: Flags) -> tuple[Positions, Positions, Positions]:
    """Return the tokens with counts, and for renames, those with the old path and with the new."""
    ends_with_tab = (tokens.bytes_[np.maximum(tokens.ends - 1, 0)] == TAB) & (tokens.ends > tokens.starts)
    candidates = np.flatnonzero(ends_with_tab & ~header)
    two_tabs = _counts_tabs(tokens, candidates) == 2
    renames = _not_paths_of_another(candidates[two_tabs])
    counts = ~header
    counts[renames + 1] = False
    counts[renames + _BEFORE_TWO_PATHS] = False
    return np.flatnonzero(counts), renames + 1, renames + _BEFORE_TWO_PATHS


def _not_paths_of_another(candidates: Positions) -> Positions:
    """Drop what only looks like a rename because it is one of the two paths after one (a path may hold tabs)."""
    kept: list[int] = []
    for each in candidates.tolist():
        if not kept or each - kept[-1] > _BEFORE_TWO_PATHS:
            kept.append(each)
    return np.array(kept, dtype=np.int64)


def _counts_tabs(tokens: Tokens, which: Positions) -> Positions:
    tabs = np.flatnonzero(tokens.bytes_ == TAB)
    return np.searchsorted(tabs, tokens.ends[which]) - np.searchsorted(tabs, tokens.starts[which])


def _tabs(tokens: Tokens, which: Positions) -> tuple[Positions, Positions]:
    """Return where the first and the second tab of each of these tokens are."""
    tabs = np.flatnonzero(tokens.bytes_ == TAB)
    at = np.searchsorted(tabs, tokens.starts[which])
    if len(which) and (at[-1] + 1 >= len(tabs) or (tabs[at + 1] >= tokens.ends[which]).any()):
        raise NumstatError("a row of git log --numstat has no two tabs; expected added, deleted, path")
    return tabs[at].astype(np.int64), tabs[at + 1].astype(np.int64)


def _whole(tokens: Tokens, starts: Positions, ends: Positions) -> Positions:
    """Return the decimal numbers in ``[starts, ends)``; for a minus sign, whatever: it is masked."""
    lengths = ends - starts
    value = np.zeros(len(starts), dtype=np.int64)
    for place in range(int(lengths.max(initial=0))):
        inside = lengths > place
        value[inside] = value[inside] * 10 + tokens.bytes_[starts[inside] + place] - ZERO
    return value


def scatter(values: pa.Array, where: Flags) -> pa.Array:
    """Return a column with `values` where `where` is true, in order, and nulls elsewhere."""
    index = np.cumsum(where) - 1
    return values.take(whole_numbers(index, ~where)) if len(values) else pa.nulls(len(where), pa.string())
