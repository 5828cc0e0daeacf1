"""What commits say of themselves: people, times, subject, trailers; by one cheap ``git log`` without file contents."""

import functools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from honeyflow.sources.git.command import Git
from honeyflow.sources.git.numstat import blocks, new_marker
from honeyflow.sources.git.tokens import Tokens, repeated, whole_numbers
from honeyflow.sources.tables import COMMIT, COMMIT_TRAILER

_FIELDS = (
    "%H",
    "%P",
    "%an",
    "%ae",
    "%ad",
    "%cn",
    "%ce",
    "%cd",
    "%s",
    "%(trailers:only,unfold,separator=%x01,key_value_separator=%x02)",
)
_CONTROL = r"[\x00-\x1f\x7f]"
_SPACE, _DELETE = 0x20, 0x7F
_LAST_INSTANT = 253_402_300_799
"""Seconds since 1970 at the end of the year 9999, the last that dates can hold."""
_LONGEST_INSTANT = 18
"""Digits of an instant above which it is no number of 64 bits."""

RAW_COMMIT = pa.schema([field for field in COMMIT.schema if field.name not in ("accepted", "happened_on")])
"""Columns of ``commit`` that never change once read; the others depend on where the branches are and on the day."""


@dataclass(frozen=True)
class Metadata:
    """A block of commits: rows without ``accepted`` and ``happened_on``, their trailers, and which commits are odd.

    `odd` names the commits by the rule of the finding, such as ``author-nameless``.
    """

    commits: pa.RecordBatch
    trailers: pa.RecordBatch
    odd: dict[str, list[str]]


class MetadataError(ValueError):
    """Output that is not of the form asked for."""


def read_metadata(git: Git, shas: IO[bytes], repository: str) -> Iterator[Metadata]:
    """Yield the commits listed in the file `shas`, in its order, in blocks.

    Raises
    ------
    GitError
        When git ends with an error, after the blocks that came before it.
    MetadataError
        When its output cannot be understood.
    """
    marker = new_marker()
    options = ("log", "--no-walk=unsorted", "--stdin", "-z", "--no-color", "--no-show-signature", "--date=raw")
    form = f"--format=%x01{marker}" + "%x00".join(_FIELDS)
    with git.open(*options, form, stdin=shas) as stream:
        for block in blocks(stream, marker):
            yield parse_metadata(block, marker, repository)


def parse_metadata(data: bytes, marker: str, repository: str) -> Metadata:
    """Return one block of whole commits."""
    tokens = Tokens.of(data)
    width = len(_FIELDS)
    if len(tokens) % width:
        raise MetadataError(f"{repository}: git log gave {len(tokens)} fields; expected a multiple of {width}")
    skipped = len(marker) + 1
    columns: list[pa.Array] = []
    not_utf8: set[int] = set()
    for number in range(width):
        starts = tokens.starts[number::width] + (skipped if number == 0 else 0)
        texts, wrong = tokens.texts(starts, tokens.ends[number::width])
        columns.append(texts)
        not_utf8.update(wrong)
    shas, parents, author, author_mail, authored, committer, committer_mail, committed, subject, trailers = columns
    people, control = _harmless([author, author_mail, committer, committer_mail, subject])
    author, author_mail, committer, committer_mail, subject = people
    authored_at, author_offset = parse_times(authored)
    committed_at, committer_offset = parse_times(committed)
    rows = [
        repeated(repository, len(shas)),
        shas,
        parents,
        _count_parents(parents, shas),
        author,
        author_mail,
        authored_at,
        author_offset,
        committer,
        committer_mail,
        committed_at,
        committer_offset,
        subject,
    ]
    return Metadata(
        commits=pa.RecordBatch.from_arrays(rows, schema=RAW_COMMIT),
        trailers=parse_trailers(trailers, shas, repository),
        odd=_named(
            shas,
            {
                "text-not-utf8": pa.array([number in not_utf8 for number in range(len(shas))]) if not_utf8 else None,
                "control-characters": control,
                "author-nameless": pc.equal(author, ""),
                "time-unreadable": pc.or_(pc.is_null(authored_at), pc.is_null(committed_at)),
            },
        ),
    )


def _named(shas: pa.StringArray, flags: dict[str, pa.Array | None]) -> dict[str, list[str]]:
    """Return the commits for which each flag is set; flags of which none is set are left out."""
    named = {
        rule: shas.filter(flag).to_pylist() for rule, flag in flags.items() if flag is not None and pc.any(flag).as_py()
    }
    return {rule: commits for rule, commits in named.items() if commits}


def parse_times(raw: pa.StringArray) -> tuple[pa.Array, pa.Array]:
    """Return the instants and the offsets in minutes of ``--date=raw`` texts, ``1700000000 +0130``."""
    two_words = pc.if_else(pc.equal(pc.count_substring(raw, " "), 1), raw, " ")
    words = pc.list_flatten(pc.split_pattern(two_words, " "))
    index = np.arange(0, len(words), 2)
    seconds, zone = words.take(whole_numbers(index)), words.take(whole_numbers(index + 1))
    plain = pc.and_(pc.ascii_is_decimal(seconds), pc.less_equal(pc.binary_length(seconds), _LONGEST_INSTANT))
    offset = each_once(zone, _parse_offsets)
    known = pc.and_(plain, pc.is_valid(offset))
    at = pc.if_else(known, seconds, pa.scalar(None, pa.string())).cast(pa.int64())
    at = pc.if_else(pc.less_equal(at, _LAST_INSTANT), at, pa.scalar(None, pa.int64()))
    return pc.multiply(at, 1_000_000).cast(pa.timestamp("us")), pc.if_else(known, offset, 0)


def _parse_offsets(zones: pa.StringArray) -> pa.Array:
    """Return the minutes east of Greenwich of texts like ``-0330``; null for others."""
    found = pc.extract_regex(zones, r"^(?P<sign>[+-])(?P<hours>\d{0,4})(?P<minutes>\d\d)$")
    hours = pc.struct_field(found, "hours")
    hours = pc.if_else(pc.equal(hours, ""), "0", hours).cast(pa.int64())
    minutes = pc.add(pc.multiply(hours, 60), pc.struct_field(found, "minutes").cast(pa.int64()))
    return pc.if_else(pc.equal(pc.struct_field(found, "sign"), "-"), pc.negate(minutes), minutes)


def parse_trailers(raw: pa.StringArray, shas: pa.StringArray, repository: str) -> pa.RecordBatch:
    """Return one row per trailer line."""
    lines = pc.split_pattern(raw, "\x01")
    commit = pc.list_parent_indices(lines)
    position = whole_numbers(_positions(commit.to_numpy()))
    parsed = each_once(pc.list_flatten(lines), _parse_lines)
    given = pc.is_valid(pc.struct_field(parsed, "token"))
    commit, position, parsed = (each.filter(given) for each in (commit, position, parsed))
    columns = [
        repeated(repository, len(parsed)),
        shas.take(commit),
        position,
        *(pc.struct_field(parsed, name) for name in ("token", "value", "name", "email")),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=COMMIT_TRAILER.schema)


def _parse_lines(lines: pa.StringArray) -> pa.StructArray:
    """Return token, value, and the person named in trailer lines; all null where there is no token."""
    pair = pc.extract_regex(lines, r"(?s)^(?P<token>[^\x02]*)\x02(?P<value>.*)$")
    token = pc.utf8_lower(pc.utf8_trim_whitespace(pc.struct_field(pair, "token")))
    token = pc.if_else(pc.equal(token, ""), pa.scalar(None, pa.string()), token)
    (value,), _ = _harmless([pc.struct_field(pair, "value")])
    person = pc.extract_regex(value, r"^(?P<name>[^<>]*?)\s*<(?P<email>[^<>]*)>")
    mail_only = pc.extract_regex(value, r"^(?P<email>[^\s<>@]+@[^\s<>@]+)$")
    email = pc.coalesce(pc.struct_field(person, "email"), pc.struct_field(mail_only, "email"))
    name = pc.if_else(
        pc.is_valid(email), pc.coalesce(pc.struct_field(person, "name"), ""), pa.scalar(None, pa.string())
    )
    return pa.StructArray.from_arrays([token, value, name, email], ["token", "value", "name", "email"])


def each_once(texts: pa.StringArray, parse: Callable[[pa.StringArray], pa.Array]) -> pa.Array:
    """Return what `parse` makes of a column in which few texts occur often, having shown it each text once."""
    distinct = texts.dictionary_encode()
    return parse(distinct.dictionary).take(distinct.indices)


def _positions(commit: np.ndarray) -> np.ndarray:
    """Return 0, 1, 2 … within each run of one commit."""
    if not len(commit):
        return np.zeros(0, np.int64)
    index = np.arange(len(commit), dtype=np.int64)
    first = np.concatenate([[True], commit[1:] != commit[:-1]])
    return index - np.maximum.accumulate(np.where(first, index, 0))


def _harmless(columns: list[pa.Array]) -> tuple[list[pa.Array], pa.Array | None]:
    """Replace control characters by U+FFFD; return which rows held any, or None when none did."""
    if not any(_has_control_bytes(each) for each in columns):
        return columns, None
    held = [pc.match_substring_regex(column, _CONTROL) for column in columns]
    clean = [pc.replace_substring_regex(column, _CONTROL, "\ufffd") for column in columns]
    return clean, functools.reduce(pc.or_, held)


def _has_control_bytes(column: pa.StringArray) -> bool:
    """Return whether a column's buffer holds a control byte: much cheaper than asking each of its texts."""
    content = column.buffers()[2]
    bytes_ = np.frombuffer(content, np.uint8) if content else np.zeros(0, np.uint8)
    return bool(((bytes_ < _SPACE) | (bytes_ == _DELETE)).any())


def _count_parents(parents: pa.StringArray, shas: pa.StringArray) -> pa.Array:
    """Count names, all as long as `shas`, with a space between them."""
    return pc.divide(pc.add(pc.binary_length(parents), 1), pc.add(pc.binary_length(shas), 1)).cast(pa.int64())
