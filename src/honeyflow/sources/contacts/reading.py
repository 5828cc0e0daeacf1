"""``contacts.csv`` as the table ``customer_contact``. No finding shows a value of it: it holds persons' addresses."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.site.erased.tombstones import Tombstones
from honeyflow.sources.contacts.records import ROLES, CustomerContact
from honeyflow.sources.market.cells import CellError, Cells
from honeyflow.sources.market.dates import DateColumn
from honeyflow.sources.market.invoices import date_columns
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.trouble import Trouble

COLUMNS = Columns(
    required=("customer_id", "email"),
    optional=("role", "first_day", "last_day", "country"),
    aliases={
        "customer_id": ("customer", "customer number", "account id"),
        "email": ("e-mail", "mail", "email address", "address"),
        "role": ("contact for", "kind", "function"),
        "first_day": ("from", "start", "since", "valid from"),
        "last_day": ("to", "end", "until", "valid until"),
        "country": ("country code",),
    },
)
_ADDRESS = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+")
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_ALIASES = {
    "buyer": "contract",
    "purchasing": "contract",
    "owner": "contract",
    "admin": "technical",
    "tech": "technical",
    "operations": "technical",
    "accounting": "billing",
    "finance": "billing",
    "invoice": "billing",
}


def read_contacts(file: Path, same: Mapping[str, str], erased: Tombstones, trouble: Trouble) -> list[CustomerContact]:
    """Return the sound rows, each contact of a customer for a role once; nobody who was erased.

    Parameters
    ----------
    same : mapping
        The identifier that is kept of a customer, by each other one it has.
    """
    rows = read_sheet(file, COLUMNS, trouble)
    days = date_columns(rows, ("first_day", "last_day"), trouble)
    found: dict[tuple[object, ...], CustomerContact] = {}
    gone = 0
    for row in rows:
        contact = _contact(row, days, same, trouble.source)
        if contact is None:
            continue
        if erased.by_address(contact.email) is not None:
            gone += 1
            continue
        key = (contact.customer_id, contact.email.casefold(), contact.role, contact.valid_from)
        if found.setdefault(key, contact) is not contact:
            done = "the first is kept, this row left out"
            row.add("contact-duplicate", "the same contact again", "each contact once", done, Severity.NOTE)
    if gone:
        seen, done = f"{gone} on the list who were erased", "left out; clean the list too"
        trouble.add("contact-erased", "", seen, "nobody who was erased", done, Severity.NOTE)
    return list(found.values())


def _contact(
    row: Cells, days: Mapping[str, DateColumn], same: Mapping[str, str], source: str
) -> CustomerContact | None:
    customer, email = row.required("customer_id", str), row.required("email", _address)
    first = row.optional("first_day", days["first_day"].read)
    last = row.optional("last_day", days["last_day"].read)
    if first is not None and last is not None and last < first:
        row.leave_out("period-reversed", "a last day before the first", "the first day first")
    if not row.sound or customer is None or email is None:
        return None
    role = row.optional("role", _role, instead="kept without role: messages to it are held") or ""
    country = row.optional("country", _country, instead="kept without country")
    ended = None if last is None or last == date.max else last + timedelta(days=1)
    return CustomerContact(same.get(customer, customer), email, role, first, ended, country, source, row.place)


def _address(text: str) -> str:
    if not _ADDRESS.fullmatch(text):
        raise CellError("email-wrong", "which is no address", "one address, such as ann@example.com")
    return text


def _role(text: str) -> str:
    word = text.casefold()
    word = _ALIASES.get(word, word)
    if word not in ROLES:
        raise CellError("role-unknown", "which is no role of a contact", f"one of {', '.join(ROLES)}")
    return word


def _country(text: str) -> str:
    if not _COUNTRY.fullmatch(text):
        raise CellError("country-unknown", "which is no country code", "two letters (ISO 3166), such as DE")
    return text.upper()
