"""The site's own plain files: customers.csv, invoices.csv, payments.csv, subscriptions.csv; no configuration needed."""

from pathlib import Path

from honeyflow.site.market import Market
from honeyflow.site.sections import Section
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.customers import COLUMNS as CUSTOMER_COLUMNS
from honeyflow.sources.market.customers import customers_of
from honeyflow.sources.market.invoices import COLUMNS as INVOICE_COLUMNS
from honeyflow.sources.market.invoices import invoice_lines
from honeyflow.sources.market.payments import COLUMNS as PAYMENT_COLUMNS
from honeyflow.sources.market.payments import payments_in
from honeyflow.sources.market.records import MarketRows, payments_of
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.subscriptions import COLUMNS as SUBSCRIPTION_COLUMNS
from honeyflow.sources.market.subscriptions import subscriptions_in
from honeyflow.sources.market.system import FILES, MarketReading, MarketSystem
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import fingerprints


def configure(section: Section) -> Market:
    """Return the plain files' names as they are when nothing is told."""
    return Market(section.text("customers", Market.customers))


def read(reading: MarketReading) -> MarketRows:
    """Read the files; of the four, payments and subscriptions may be absent without a word."""
    market: Market = reading.options
    folder, currency, of = reading.folder, reading.currency, reading.troubles.of
    who, billed, paid, contracts = map(of, _names(market))
    alone = not market.sources  # beside other sources, the plain files may all be absent
    customers = customers_of(_rows(folder, CUSTOMER_COLUMNS, who, wanted=alone), who)
    lines = invoice_lines(_rows(folder, INVOICE_COLUMNS, billed, wanted=alone), customers, currency, billed)
    payments = payments_in(_rows(folder, PAYMENT_COLUMNS, paid), customers, lines, currency, paid)
    stretches = subscriptions_in(_rows(folder, SUBSCRIPTION_COLUMNS, contracts), customers, currency, contracts)
    return MarketRows(
        customers=tuple(customers),
        lines=tuple(lines),
        payments=(*payments_of(lines), *payments),
        subscriptions=tuple(stretches),
        inputs=fingerprints(folder, _names(market)),
    )


def _names(market: Market) -> tuple[str, ...]:
    return market.customers, market.invoices, market.payments, market.subscriptions


def _rows(folder: Path, columns: Columns, trouble: Trouble, *, wanted: bool = False) -> list[Cells]:
    """Return a file's rows; one that is not there is told of only when it is wanted."""
    file = folder / trouble.source
    return read_sheet(file, columns, trouble) if wanted or file.exists() else []


def check(reading: MarketReading) -> str:
    """Say which of the files are there."""
    return ", ".join(name for name in _names(reading.options) if (reading.folder / name).exists()) or "no file"


system = MarketSystem(
    name=FILES,
    question="What do the site's own plain files say?",
    configure=configure,
    read=read,
    check=check,
)
