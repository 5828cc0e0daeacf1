"""What brought a customer: the six answers, and the file of those given on the pages, only ever added to."""

from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from honeyflow.site.appending import append_row

ORIGINS = {
    "software": "We used the free software",
    "colleague": "A colleague of ours in the community",
    "sales": "Your sales people",
    "partner": "A partner or another company",
    "other": "Something else",
    "unknown": "We don't know",
}
"""The answers with their words, as the customer is asked."""

IMPORT, PAGE, FORM = "import", "page", "form"
ASKED = "asked"
"""How an answer came: from a list, from the keeper, from the customer. `ASKED` is no answer: a link was made."""

LONGEST_DETAIL = 200


@dataclass(frozen=True)
class OriginRow:
    """A row of the file, its fields in the order of the columns; `told_at` is a UTC instant, ISO 8601."""

    told_at: str
    customer_id: str
    how: str
    origin: str = ""
    detail: str = ""


HEADER = tuple(field.name for field in fields(OriginRow))


def origin_row(customer_id: str, how: str, origin: str = "", detail: str = "") -> OriginRow:
    """Return a row told now."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return OriginRow(now, customer_id, how, origin, " ".join(detail.split())[:LONGEST_DETAIL])


def append_origin(file: Path, row: OriginRow) -> int:
    """Add `row` and return its line, from 1 (the header's).

    Raises
    ------
    AppendedFileError
        When the file's header lacks a column that is needed.
    """
    return append_row(file, HEADER, asdict(row), HEADER)
