"""The connector of customers' origins."""

from honeyflow.sources.market.customers import read_customers
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.origins.reading import check_known, in_force, last_asked, read_answers, read_origins
from honeyflow.sources.origins.records import CustomerOrigin
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.tables import CUSTOMER_ORIGIN, ORIGIN_ASKED


def land(landing: Landing) -> Landed:
    """Read the list of origins and the answers given on the pages; no file means that nothing was recorded."""
    site, names = landing.site, (landing.site.market.origins, landing.site.market.origin_answers)
    troubles = [Trouble(name) for name in names]
    there = (site.folder / names[0]).exists()
    listed = read_origins(site.folder / names[0], troubles[0]) if there else []
    answers = read_answers(site.folder / names[1], troubles[1])
    known = _known(landing)
    if known:
        check_known(listed, known, troubles[0])
        check_known(answers, known, troubles[1])
    told = [each for each in answers if isinstance(each, CustomerOrigin)]
    return Landed(
        parts={
            CUSTOMER_ORIGIN.name: landing.part(CUSTOMER_ORIGIN, in_force([*listed, *told])),
            ORIGIN_ASKED.name: landing.part(ORIGIN_ASKED, last_asked(answers)),
        },
        findings=tuple(finding for trouble in troubles for finding in trouble.findings()),
        inputs=fingerprints(site.folder, names),
    )


def _known(landing: Landing) -> list[str]:
    """Return the customers of the site's own file, which its connector checks; none where systems tell of others."""
    if landing.site.market.sources:
        return []
    file = landing.site.folder / landing.site.market.customers
    silent = Trouble(landing.site.market.customers)
    return [customer.customer_id for customer in read_customers(file, silent)] if file.exists() else []


connector = Connector(
    name="origins",
    question="What brought each customer?",
    tables=(CUSTOMER_ORIGIN, ORIGIN_ASKED),
    land=land,
)
