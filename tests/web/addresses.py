"""An address of every page, those with a part in their path filled in from the orchard."""

from tests.worlds.orchard import PEOPLE

from honeyflow.kernel.access import Right
from honeyflow.people.identities import identity_id
from honeyflow.web.records import Page
from honeyflow.web.registry import pages

CLEO = identity_id(*PEOPLE["cleo"])
BOT = identity_id(*PEOPLE["bot"])
PARTS = {
    "<slug:slug>": "contributions",
    "<slug:person_id>": CLEO,
    "<path:organization_id>": "orchard.example",
    "<path:told_organization>": "larder.example",
    "<str:customer_id>": "C1",
    "<path:customer_id>": "C1",
    "<str:service>": "support",
    "<str:article>": "picking",
    "<str:token>": "old",
}


def address_of(page: Page) -> str:
    """Return an address of `page` that answers for the orchard."""
    address = f"/{page.path}"
    for part, value in PARTS.items():
        address = address.replace(part, value)
    return address + QUERIES.get(page.name, "")


QUERIES = {"postings": "?account=company:revenue"}

ADDRESSES = [address_of(page) for page in pages.all().values() if page.right is not Right.SEE_OWN_CUSTOMER]
"""Of every page that the keeper sees."""


def _needing(*rights: Right) -> list[str]:
    return [address_of(page) for page in pages.all().values() if page.right in rights]


ABOUT_PEOPLE = _needing(Right.SEE_PERSONS, Right.ERASE_PERSONS)
ABOUT_CUSTOMERS = _needing(Right.SEE_CUSTOMERS)
