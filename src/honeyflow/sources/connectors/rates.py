"""The connector of dated exchange rates."""

from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.rates.reading import read_rates
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.tables import EXCHANGE_RATE


def land(landing: Landing) -> Landed:
    """Read the site's file of rates; without one nothing is converted."""
    name = landing.site.books.rates
    trouble = Trouble(name)
    rates = read_rates(landing.site.folder / name, trouble)
    return Landed(
        parts={EXCHANGE_RATE.name: landing.part(EXCHANGE_RATE, rates)},
        findings=trouble.findings(),
        inputs=fingerprints(landing.site.folder, (name,)),
    )


connector = Connector(name="rates", question="What was a currency worth on a day?", tables=(EXCHANGE_RATE,), land=land)
