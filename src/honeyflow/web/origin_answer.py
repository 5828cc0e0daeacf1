"""What a customer says brought it: read and written in the site's file, whichever page it was asked on."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from honeyflow.site import Site
from honeyflow.site.origins import FORM, LONGEST_DETAIL, append_origin, origin_row
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.origins.reading import read_rows


def own_answer(site: Site, customer_id: str) -> dict[str, str]:
    """Return what this customer answered last itself: `chosen` and `detail`, empty where it did not."""
    rows = [row for row in own_rows(site, customer_id) if row["how"] == FORM]
    return {"chosen": rows[-1]["origin"], "detail": rows[-1]["detail"]} if rows else {"chosen": "", "detail": ""}


def write_answer(site: Site, customer_id: str, origin: str, detail: str) -> None:
    """Write down what a customer answers; saying the same again changes nothing."""
    if own_answer(site, customer_id) != {"chosen": origin, "detail": detail}:
        append_origin(answers_file(site), origin_row(customer_id, FORM, origin, detail))


def own_rows(site: Site, customer_id: str) -> list[Any]:
    """Return the rows of the file of answers that tell of one customer; nobody else's are looked into."""
    return [row for row in read_rows(answers_file(site), Trouble("")) if row["customer_id"] == customer_id]


def answers_file(site: Site) -> Path:
    """Return the file of answers."""
    return site.folder / site.market.origin_answers


def tidy(text: str) -> str:
    """Return what somebody wrote in one short line, without what a spreadsheet would run or a terminal obey."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(printable.split()).lstrip("=+-@'\"|%").strip()[:LONGEST_DETAIL]


def instant(text: str) -> datetime:
    """Return the instant that a row tells, the earliest there is where it cannot be read."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return read if read.tzinfo else read.replace(tzinfo=UTC)
