"""Known addresses of a snapshot: a row for each place where one was seen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from honeyflow.outreach.addresses import Address, read_address
from honeyflow.outreach.records import Provenance
from honeyflow.site.erased.pseudonym import is_pseudonym

Row = Mapping[str, Any]

NEVER = date(1970, 1, 1)
"""End of a customer to whom nothing was ever sold."""


@dataclass(frozen=True)
class AddressFact:
    """A row of ``address_fact``."""

    email: str
    mailbox: str
    provenance: str
    owner_id: str
    contact_role: str
    valid_from: date | None
    valid_to: date | None
    country: str | None
    customer_until: date | None
    role_account: bool
    last_seen_on: date | None


def of_identities(identities: Iterable[Row]) -> Iterator[AddressFact]:
    """Yield a row for each address and person seen in git; what is no address cannot be written to, and is left out.

    Parameters
    ----------
    identities : iterable of mapping
        ``email``, ``person_id``, ``last_on``.
    """
    last: dict[tuple[Address, str], date | None] = {}
    for row in identities:
        address = read_address(row["email"])
        if isinstance(address, Address) and not is_pseudonym(address.exact):
            key = (address, row["person_id"])
            days = [day for day in (last.get(key), row["last_on"]) if day is not None]
            last[key] = max(days, default=None)
    for (address, person), day in last.items():
        yield _fact(address, Provenance.GIT, person, last_seen_on=day)


def of_contacts(contacts: Iterable[Row], ends: Mapping[str, date | None]) -> Iterator[AddressFact]:
    """Yield a row for each contact that customers named; `ends` says until when each is a customer."""
    for row in contacts:
        address = read_address(row["email"])
        if isinstance(address, Address):
            customer = row["customer_id"]
            yield _fact(
                address,
                Provenance.CUSTOMER_CONTACT,
                customer,
                contact_role=row["role"],
                valid_from=row["valid_from"],
                valid_to=row["valid_to"],
                country=row["country"],
                customer_until=ends.get(customer, NEVER),
            )


def of_staff(staff: Iterable[Row]) -> Iterator[AddressFact]:
    """Yield a row for each address and employment of the staff list."""
    for row in staff:
        for text in dict.fromkeys(row["emails"].split()):
            address = read_address(text)
            if isinstance(address, Address):
                days = {"valid_from": row["started_on"], "valid_to": row["ended_on"]}
                yield _fact(address, Provenance.STAFF, row["staff_id"], **days)


def _fact(address: Address, provenance: Provenance, owner: str, **told: Any) -> AddressFact:
    told = {"contact_role": "", **dict.fromkeys(_DATED), **told}
    return AddressFact(address.exact, address.mailbox, provenance, owner, role_account=address.role, **told)


_DATED = ("valid_from", "valid_to", "country", "customer_until", "last_seen_on")
