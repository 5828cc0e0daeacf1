"""``customers.csv``, or another sheet of customers, as the table ``customer``."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.cells import CellError, Cells
from honeyflow.sources.market.records import Customer
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.trouble import Trouble

COLUMNS = Columns(
    required=("customer_id", "name"),
    optional=("domains", "country", "tax_id"),
    aliases={
        "customer_id": ("customer", "customer number", "customer no", "id", "account id"),
        "name": ("customer name", "company", "company name", "organization", "organisation"),
        "domains": ("domain", "email domain", "email domains", "website"),
        "country": ("country code",),
        "tax_id": ("vat", "vat id", "vat number", "tax number"),
    },
)
_DOMAIN = re.compile(r"[^\s@/:]+\.[^\s@/:.]+")


def read_customers(file: Path, trouble: Trouble) -> list[Customer]:
    """Return the customers of the plain file, each once."""
    return customers_of(read_sheet(file, COLUMNS, trouble), trouble)


def customers_of(rows: Sequence[Cells], trouble: Trouble) -> list[Customer]:
    """Return the customers, each once."""
    found: dict[str, Customer] = {}
    owners: dict[str, str] = {}
    for row in rows:
        customer = _customer(row, trouble.source)
        if customer is None:
            continue
        if customer.customer_id in found:
            done = "the first is kept, this row left out"
            row.add("customer-duplicate", f"{row.shown('customer_id')} a second time", "each customer once", done)
            continue
        _check_shared_domains(row, customer, owners)
        found[customer.customer_id] = customer
    return list(found.values())


def ids_by_call(customers: Iterable[Customer]) -> Callable[[str], str]:
    """Return what finds the identifier that a row's customer means: an identifier, else a name, else what it says.

    Letters' case matters only where customers differ by it alone.
    """
    known = list(customers)
    exact = {each.customer_id for each in known}
    names = _unique((each.name.casefold(), each.customer_id) for each in known)
    loose = names | _unique((each.customer_id.casefold(), each.customer_id) for each in known)
    return lambda call: call if call in exact else loose.get(call.casefold(), call)


def _unique(calls: Iterable[tuple[str, str]]) -> dict[str, str]:
    by_call = list(calls)
    bearers = Counter(call for call, _ in by_call)
    return {call: customer_id for call, customer_id in by_call if bearers[call] == 1}


def _customer(row: Cells, source: str) -> Customer | None:
    customer_id = row.required("customer_id", str)
    if customer_id is None:
        return None
    if not row["name"]:
        row.add("value-missing", "no name", "the organization's name", "kept under its customer_id", Severity.NOTE)
    country = row.optional("country", _read_country, instead="kept without country")
    name, domains = row["name"] or customer_id, " ".join(_domains(row))
    return Customer(customer_id, name, domains, country, row["tax_id"], source, row.place)


def domain_of(text: str | None) -> str:
    """Return the domain of an address, a web address or a domain; empty when it is none of them."""
    bare = re.sub(r"^[a-z]+://", "", (text or "").strip().lower()).partition("/")[0].rpartition("@")[2]
    bare = bare.removeprefix("www.")
    return bare if _DOMAIN.fullmatch(bare) else ""


def _domains(row: Cells) -> list[str]:
    """Return the domains, also where an address or a web address is given."""
    found: dict[str, None] = {}
    for word in re.split(r"[\s,;|]+", row["domains"].lower()):
        if bare := domain_of(word):
            found[bare] = None
        elif word:
            row.add("domain-wrong", row.shown("domains"), "domains such as example.com", "that one is left out")
    return list(found)


def _read_country(text: str) -> str:
    code = text.upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise CellError("country-unknown", "which is no country code", "two letters (ISO 3166), such as DE")
    return code


def _check_shared_domains(row: Cells, customer: Customer, owners: dict[str, str]) -> None:
    for domain in customer.domains.split():
        owner = owners.setdefault(domain, customer.customer_id)
        if owner != customer.customer_id:
            seen = f"domain {domain}, which is also of customer {owner!r}"
            row.add("domain-shared", seen, "each domain at one customer", "both kept; the first stands for it")
