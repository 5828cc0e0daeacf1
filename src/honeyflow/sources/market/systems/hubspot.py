"""HubSpot's exports (CSV or XLSX): companies, and deals won as subscriptions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from honeyflow.site.sections import Section
from honeyflow.sources.market import crm
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.paths import files_of, fingerprints_of, matching
from honeyflow.sources.market.records import Customer, MarketRows, Subscription
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.system import MarketReading, MarketSystem, SourceUnreachableError

_YEAR = 12
COMPANIES = Columns(
    required=("customer_id",),
    optional=("name", "domain", "website", "country", "tax_id"),
    aliases={
        "customer_id": ("record id", "company id"),
        "name": ("company name",),
        "domain": ("company domain name",),
        "website": ("website url",),
        "country": ("country/region code", "country/region"),
    },
    among_others=True,
)
DEALS = Columns(
    required=("deal_id", "stage"),
    optional=(
        "customer_id",
        "won",
        "closed_on",
        "started_on",
        "ended_on",
        "amount",
        "mrr",
        "arr",
        "currency",
        "service",
    ),
    aliases={
        "deal_id": ("record id", "deal id"),
        "customer_id": ("associated company ids (primary)", "associated company ids", "associated company id"),
        "stage": ("deal stage",),
        "won": ("is closed won",),
        "closed_on": ("close date",),
        "started_on": ("contract start date",),
        "ended_on": ("contract end date",),
        "mrr": ("monthly recurring revenue",),
        "arr": ("annual recurring revenue",),
        "currency": ("currency code",),
        "service": ("deal type",),
    },
    among_others=True,
)
_DATES, _AMOUNTS = ("closed_on", "started_on", "ended_on"), ("amount", "mrr", "arr")


@dataclass(frozen=True)
class Options:
    """The exports' files, and the columns of deals as the site maps them."""

    companies: tuple[str, ...]
    deals: tuple[str, ...]
    columns: Columns


def configure(section: Section) -> Options:
    """Return which files hold what."""
    mapped = section.section("columns").texts_by_key('column = "header"')
    for name in sorted(mapped.keys() - {*DEALS.required, *DEALS.optional}):
        section.refuse(f"columns.{name}", f"unknown; expected one of {', '.join((*DEALS.required, *DEALS.optional))}")
    options = Options(section.texts("companies"), section.texts("deals"), replace(DEALS, exact=mapped))
    if not options.companies and not options.deals:
        section.refuse("companies", 'not there; expected the exports\' paths, companies = ["…"] and deals = ["…"]')
    return options


def read(reading: MarketReading) -> MarketRows:
    """Read companies, and the deals won that recur."""
    options: Options = reading.options
    return MarketRows(
        customers=tuple(_companies(reading)),
        subscriptions=tuple(_deals(reading)),
        inputs=fingerprints_of(reading.folder, (*options.companies, *options.deals)),
    )


def _companies(reading: MarketReading) -> Iterator[Customer]:
    for name, file in files_of(reading.folder, reading.options.companies, reading.troubles):
        yield from crm.organizations(read_sheet(file, COMPANIES, reading.troubles.of(name)), name)


def _deals(reading: MarketReading) -> Iterator[Subscription]:
    for name, file in files_of(reading.folder, reading.options.deals, reading.troubles):
        trouble, single = reading.troubles.of(name), 0
        sheet = crm.Sheet(read_sheet(file, reading.options.columns, trouble), _DATES, _AMOUNTS, trouble)
        for row in (row for row in sheet.rows if crm.is_won(row)):
            deal = _deal(row, sheet, reading)
            if deal is not None:
                yield deal.stretch()
            single += deal is None and row.sound
        crm.tell_single(single, trouble)


def _deal(row: Cells, sheet: crm.Sheet, reading: MarketReading) -> crm.Deal | None:
    """Return a deal that recurs; its month's price is told, or its year's, or its amount over its days."""
    closed, start, last = (sheet.day(row, name) for name in _DATES)
    amount, mrr, arr = (sheet.amount(row, name) for name in _AMOUNTS)
    monthly = mrr or (arr / _YEAR if arr else None)
    if monthly is None and amount is not None and start and last and start <= last:
        monthly = amount / crm.months_between(start, last)
    begun = start or closed
    if not row.sound or not monthly or begun is None:
        return None
    customer = row.required("customer_id", _first)
    if customer is None:
        return None
    identifier, service = row["deal_id"], reading.services.of(row["service"])
    currency = crm.currency_in(row, reading)
    return crm.Deal(
        identifier, customer, service, begun, last, Decimal(monthly), currency, sheet.trouble.source, row.place
    )


def _first(text: str) -> str:
    return text.replace(",", ";").partition(";")[0].strip()


def check(reading: MarketReading) -> str:
    """Say how many files there are."""
    options: Options = reading.options
    paths = (*options.companies, *options.deals)
    if missing := [path for path in paths if not matching(reading.folder, path)]:
        raise SourceUnreachableError(reading.name, f"no file {', '.join(missing)}", "correct it in honeyflow.toml")
    return f"{sum(len(matching(reading.folder, path)) for path in paths)} files"


system = MarketSystem(
    name="hubspot",
    question="Which companies does HubSpot have, and which deals were won?",
    configure=configure,
    read=read,
    check=check,
)
