"""A CSV list with a header: who (address, login or name), organization, first and last day, capacity."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from honeyflow.sources.lists.capacity import CAPACITIES, read_capacity
from honeyflow.sources.lists.cells import Line
from honeyflow.sources.lists.records import Content, Listed, Stated, StatedAlias
from honeyflow.sources.market.cells import CellError, Cells
from honeyflow.sources.market.dates import DateColumn
from honeyflow.sources.market.sheet import Columns, parse_sheet
from honeyflow.sources.market.trouble import Trouble

COLUMNS = Columns(
    required=("organization",),
    optional=("email", "login", "name", "from", "to", "capacity"),
    aliases={
        "organization": ("organisation", "company", "employer", "affiliation", "org", "firm", "company name"),
        "email": ("emails", "e-mail", "mail", "email address", "email addresses", "address"),
        "login": ("github", "github login", "github id", "username", "user", "user name", "handle", "gitlab"),
        "name": ("full name", "person", "author", "contributor", "developer"),
        "from": ("start", "start date", "started on", "since", "valid from", "begin"),
        "to": ("end", "end date", "ended on", "until", "through", "last day", "valid until"),
        "capacity": ("role", "type", "kind", "status", "employment"),
    },
)
_ENOUGH = 2
_ENDLESS = re.compile(r"\b9999\b|present|now|today|current", re.IGNORECASE)


def is_csv_list(lines: Sequence[str]) -> bool:
    """Return whether the header names an organization and who is meant."""
    first = next((line for line in lines if line.strip() and not line.startswith(("#", '"#', "sep="))), "")
    cells = [cell.strip().strip('"') for cell in re.split(r"[,;\t|]", first)]
    named = {name for cell in cells if (name := COLUMNS.named(cell))}
    return "organization" in named and len(named) >= _ENOUGH


def parse_csv_list(lines: Sequence[str], trouble: Trouble) -> Content:
    """Return what the list states; rows that cannot be read become findings."""
    rows = parse_sheet(lines, COLUMNS, trouble)
    days = {name: DateColumn(row[name] for row in rows) for name in ("from", "to")}
    content = Content()
    for row in rows:
        line = Line(int(row.place.removeprefix("row ")), trouble)
        person = _person(row, line)
        if person is not None:
            content.aliases += [StatedAlias(line.number, person.emails[0], other) for other in person.emails[1:]]
            _add(row, line, person, days, content)
    return content


def _person(row: Cells, line: Line) -> Listed | None:
    words = re.split(r"[\s,;|]+", row["email"])
    emails = tuple(dict.fromkeys(email for word in words if word and (email := line.email(word))))
    login = row["login"].rpartition("/")[2].removeprefix("@") or None
    key = next((key for key in (*emails, login, row["name"]) if key), None)
    if key is None:
        row.leave_out("value-missing", "no address, login or name", "at least one of email, login, name")
        return None
    return Listed(key.casefold(), login, row["name"] or None, emails)


def _add(row: Cells, line: Line, person: Listed, days: dict[str, DateColumn], content: Content) -> None:
    capacity = row.optional("capacity", _capacity, instead="kept without capacity")
    told = line.organization(row["organization"] or (capacity or ""), capacity)
    start = row.optional("from", days["from"].read)
    last = None if _ENDLESS.search(row["to"]) else row.optional("to", days["to"].read)
    end = None if last is None or last == date.max else last + timedelta(days=1)
    if row.sound and told is not None and line.in_order(start, end):
        content.people.append(Stated(line.number, person, told[0], start, end, told[1]))


def _capacity(text: str) -> str:
    found = read_capacity(text)
    if found is None:
        raise CellError("capacity-unknown", "which is no capacity", f"one of {', '.join(CAPACITIES)}")
    return found
