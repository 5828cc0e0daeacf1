"""The connector of the market: the plain files and every configured system, combined."""

from collections.abc import Iterator

from honeyflow.kernel.finding import Severity
from honeyflow.site import Site
from honeyflow.site.learn import read_articles
from honeyflow.site.questions import read_questions
from honeyflow.site.services import read_services
from honeyflow.sources.market.checks import check_services
from honeyflow.sources.market.combine import Told, combine
from honeyflow.sources.market.configured import Configured, configured
from honeyflow.sources.market.records import MarketRows
from honeyflow.sources.market.system import SourceUnreachableError, reading_of
from honeyflow.sources.market.trouble import Troubles
from honeyflow.sources.records import Connector, Landed, Landing
from honeyflow.sources.tables import CUSTOMER, INVOICE_LINE, PAYMENT, SUBSCRIPTION


def land(landing: Landing) -> Landed:
    """Read every source and combine them; one that is missing, wrong or out of reach is a finding.

    The site's services and questions are read only to tell what is wrong with their pages, and which service sold has
    none.
    """
    troubles, sources = Troubles(), configured(landing.site)
    landing.progress.start("Reading customers, invoices and payments", len(sources))
    told = list(_told(sources, landing, troubles))
    landing.progress.finish()
    rows = combine(told, landing.site.market.same_customers, landing.as_of, troubles)
    services, wrong = read_services(landing.site.services)
    others = (*read_questions(landing.site.questions)[1], *read_articles(landing.site.learn)[1])
    check_services(rows, [service.slug for service in services], troubles)
    return Landed(
        parts={
            CUSTOMER.name: landing.part(CUSTOMER, rows.customers),
            INVOICE_LINE.name: landing.part(INVOICE_LINE, rows.lines),
            PAYMENT.name: landing.part(PAYMENT, rows.payments),
            SUBSCRIPTION.name: landing.part(SUBSCRIPTION, rows.subscriptions),
        },
        findings=(*troubles.findings(), *wrong, *others),
        inputs=rows.inputs,
    )


def _told(sources: list[Configured], landing: Landing, troubles: Troubles) -> Iterator[Told]:
    for each in sources:
        yield Told(each.prefix, each.customers, _read(each, landing, troubles))
        landing.progress.advance()


def _read(each: Configured, landing: Landing, troubles: Troubles) -> MarketRows:
    kept = landing.kept / each.source.name
    reading = reading_of(
        each.source, each.options, site=landing.site, kept=kept, as_of=landing.as_of, troubles=troubles
    )
    try:
        return each.system.read(reading)
    except SourceUnreachableError as error:
        done = f"left out: shown as not recorded; {error.todo}"
        trouble = troubles.of(each.source.name)
        trouble.add("source-not-read", "", error.seen, f"an answer from {error.where}", done, Severity.SERIOUS)
        return MarketRows()


def check(site: Site) -> None:
    """Refuse a site whose market sources have faults."""
    configured(site)


connector = Connector(
    name="market",
    question="Who pays for what?",
    tables=(CUSTOMER, INVOICE_LINE, PAYMENT, SUBSCRIPTION),
    land=land,
    check=check,
)
