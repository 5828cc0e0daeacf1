"""The connector of customers' contacts."""

from honeyflow.site.market import Market
from honeyflow.sources.contacts.reading import read_contacts
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.tables import CUSTOMER_CONTACT


def land(landing: Landing) -> Landed:
    """Read whom customers named; the file is looked for only where it is, or where the site names another one."""
    market = landing.site.market
    file, trouble = landing.site.folder / market.contacts, Trouble(market.contacts, confidential=True)
    same = {other: each.ids[0] for each in market.same_customers for other in each.ids[1:]}
    wanted = file.exists() or market.contacts != Market.contacts
    contacts = read_contacts(file, same, landing.erased, trouble) if wanted else []
    return Landed(
        parts={CUSTOMER_CONTACT.name: landing.part(CUSTOMER_CONTACT, contacts)},
        findings=trouble.findings(),
        inputs=fingerprints(landing.site.folder, (market.contacts,)),
    )


connector = Connector(
    name="contacts", question="Whom did customers name as contacts?", tables=(CUSTOMER_CONTACT,), land=land
)
