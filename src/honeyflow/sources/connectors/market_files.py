"""The connector of the company's files about its customers."""

from honeyflow.site.services import read_services
from honeyflow.sources.market.customers import read_customers
from honeyflow.sources.market.invoices import check_services, read_invoice_lines
from honeyflow.sources.market.records import payments_of
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.tables import CUSTOMER, INVOICE_LINE, PAYMENT, SUBSCRIPTION


def land(landing: Landing) -> Landed:
    """Read customers and invoices; a missing or wrong file is a finding, and its side is not recorded.

    The site's services are read only to tell what is wrong with their pages, and which service sold has none.
    """
    site, currency = landing.site, landing.site.company.currency
    names = (site.market.customers, site.market.invoices)
    files = [site.folder / name for name in names]
    troubles = [Trouble(name) for name in names]
    landing.progress.start("Reading customers and invoices", len(files))
    customers = read_customers(files[0], troubles[0])
    landing.progress.advance()
    lines = read_invoice_lines(files[1], customers, currency, landing.as_of, troubles[1])
    landing.progress.advance()
    landing.progress.finish()
    services, wrong = read_services(site.services)
    check_services(lines, [service.slug for service in services], troubles[1])
    return Landed(
        parts={
            CUSTOMER.name: landing.part(CUSTOMER, customers),
            INVOICE_LINE.name: landing.part(INVOICE_LINE, lines),
            PAYMENT.name: landing.part(PAYMENT, payments_of(lines)),
            SUBSCRIPTION.name: landing.part(SUBSCRIPTION, ()),  # no file tells of them yet
        },
        findings=(*(finding for trouble in troubles for finding in trouble.findings()), *wrong),
        inputs=fingerprints(site.folder, names),
    )


connector = Connector(
    name="market_files",
    question="Who pays for what?",
    tables=(CUSTOMER, INVOICE_LINE, PAYMENT, SUBSCRIPTION),
    land=land,
)
