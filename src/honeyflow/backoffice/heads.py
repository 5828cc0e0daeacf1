"""Heads of the journal, signed and kept outside the database: what was there once and is gone is found by them."""

import csv
import io
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from honeyflow.backoffice.models import Entry
from honeyflow.backoffice.signing import is_signed, public_key, sign
from honeyflow.site import Site
from honeyflow.site.appending import append_row

FILE = "journal-heads.csv"


@dataclass(frozen=True)
class Head:
    """The journal's end at an instant.

    Parameters
    ----------
    at : str
        UTC instant, ISO 8601.
    entries : int
        How many there were.
    head : str
        Digest of the last one.
    signature : str
        Ed25519 over ``at,entries,head``, base64.
    """

    at: str
    entries: int
    head: str
    signature: str = ""

    @property
    def text(self) -> str:
        """What is signed."""
        return f"{self.at},{self.entries},{self.head}"


HEADER = tuple(field.name for field in fields(Head))


class HeadError(ValueError):
    """A line that is no head."""


def heads_file(site: Site) -> Path:
    """Return where heads are kept."""
    return site.data / FILE


def sign_head(site: Site) -> Head | None:
    """Sign the journal's end and add it to the file; None while the journal is empty.

    Nothing is added when the last line tells of the same end on the same day.
    """
    last = Entry.objects.order_by("-seq").values_list("seq", "digest").first()
    if last is None:
        return None
    made = Head(datetime.now(UTC).isoformat(timespec="seconds"), *last)
    before = read_heads(site)[-1:]
    if before and isinstance(before[0], Head) and _same(before[0], made):
        return before[0]
    signed = Head(made.at, made.entries, made.head, sign(site, made.text))
    told = {name: str(value) for name, value in asdict(signed).items()}
    append_row(heads_file(site), HEADER, told, HEADER)
    return signed


def _same(one: Head, other: Head) -> bool:
    return (one.entries, one.head, one.at[:10]) == (other.entries, other.head, other.at[:10])


def read_heads(site: Site) -> "list[Head | str]":
    """Return the heads in the file, in order; a line that is none, as what is wrong with it."""
    try:
        text = heads_file(site).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    key = public_key(site)
    rows = list(csv.reader(io.StringIO(text)))
    return [_checked(row, f"data/{FILE}, line {line}", key) for line, row in enumerate(rows[1:], 2)]


def head_of(row: list[str], key: str) -> Head:
    """Return the head that a row tells.

    Raises
    ------
    HeadError
        When it is none, or not signed by `key`.
    """
    if len(row) != len(HEADER) or not row[1].isdecimal():
        raise HeadError(f"expected {','.join(HEADER)}")
    head = Head(row[0], int(row[1]), row[2], row[3])
    if not is_signed(head.text, head.signature, key):
        raise HeadError("expected one signed by this journal's key")
    return head


def told_head(site: Site, line: str) -> "Head | str":
    """Return the head in a line that somebody kept elsewhere, or what is wrong with it."""
    return _checked(line.strip().split(","), f"head {line[:25]}", public_key(site))


def _checked(row: list[str], where: str, key: str) -> "Head | str":
    try:
        return head_of(row, key)
    except HeadError as error:
        return f"{where}: saw something else; {error}"
