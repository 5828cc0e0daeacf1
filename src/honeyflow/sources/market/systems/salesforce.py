"""Salesforce's exports (Data Loader, Data Export or reports): accounts, and opportunities won as subscriptions.

An opportunity's days are its contract's, its parts its line items'; without line items it is one subscription.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from honeyflow.site.sections import Section
from honeyflow.sources.market import crm
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.paths import files_of, fingerprints_of, matching
from honeyflow.sources.market.records import Customer, MarketRows, Subscription
from honeyflow.sources.market.sheet import Columns, read_sheet
from honeyflow.sources.market.system import MarketReading, MarketSystem, SourceUnreachableError

ACCOUNTS = Columns(
    required=("customer_id",),
    optional=("name", "domain", "website", "country", "tax_id"),
    aliases={
        "customer_id": ("id", "account id", "accountid"),
        "name": ("account name",),
        "country": ("billingcountrycode", "billing country code", "billingcountry", "billing country"),
    },
    among_others=True,
)
OPPORTUNITIES = Columns(
    required=("deal_id", "stage"),
    optional=("customer_id", "won", "closed_on", "amount", "currency", "service", "contract_id"),
    aliases={
        "deal_id": ("id", "opportunity id"),
        "customer_id": ("accountid", "account id"),
        "stage": ("stagename", "stage"),
        "won": ("iswon", "won"),
        "closed_on": ("closedate", "close date"),
        "currency": ("currencyisocode", "opportunity currency", "amount currency"),
        "service": ("type",),
        "contract_id": ("contractid", "contract id"),
    },
    among_others=True,
)
CONTRACTS = Columns(
    required=("contract_id", "started_on"),
    optional=("ended_on", "months", "status"),
    aliases={
        "contract_id": ("id", "contract id"),
        "started_on": ("startdate", "contract start date"),
        "ended_on": ("enddate", "contract end date"),
        "months": ("contractterm", "contract term (months)", "contract term"),
    },
    among_others=True,
)
LINE_ITEMS = Columns(
    required=("line_id", "deal_id", "amount"),
    optional=("service", "product_id", "started_on"),
    aliases={
        "line_id": ("id", "line item id", "opportunity product id"),
        "deal_id": ("opportunityid", "opportunity id"),
        "amount": ("totalprice", "total price"),
        "service": ("productname", "product name", "product2.name", "name"),
        "product_id": ("product2id", "product id"),
        "started_on": ("servicedate", "date"),
    },
    among_others=True,
)


@dataclass(frozen=True)
class Options:
    """The exports' files, by object."""

    accounts: tuple[str, ...]
    opportunities: tuple[str, ...]
    contracts: tuple[str, ...]
    line_items: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.accounts, *self.opportunities, *self.contracts, *self.line_items)


@dataclass(frozen=True)
class _Contract:
    start: date
    last: date | None
    months: Decimal | None


@dataclass(frozen=True)
class _Line:
    line_id: str
    service: str
    amount: Decimal
    start: date | None


def configure(section: Section) -> Options:
    """Return which files hold what."""
    names = ("accounts", "opportunities", "contracts", "line_items")
    options = Options(*(section.texts(name) for name in names))
    if not options.paths:
        section.refuse("accounts", f'not there; expected the exports\' paths, {" and ".join(names)} = ["…"]')
    return options


def read(reading: MarketReading) -> MarketRows:
    """Read accounts, and the opportunities won that have a contract's days."""
    return MarketRows(
        customers=tuple(_accounts(reading)),
        subscriptions=tuple(_subscriptions(reading)),
        inputs=fingerprints_of(reading.folder, reading.options.paths),
    )


def _sheets(
    reading: MarketReading, paths: tuple[str, ...], columns: Columns, dates: tuple[str, ...], amounts: tuple[str, ...]
) -> Iterator[crm.Sheet]:
    for name, file in files_of(reading.folder, paths, reading.troubles):
        trouble = reading.troubles.of(name)
        yield crm.Sheet(read_sheet(file, columns, trouble), dates, amounts, trouble)


def _accounts(reading: MarketReading) -> Iterator[Customer]:
    for sheet in _sheets(reading, reading.options.accounts, ACCOUNTS, (), ()):
        yield from crm.organizations(sheet.rows, sheet.trouble.source)


def _contracts(reading: MarketReading) -> dict[str, _Contract]:
    found = {}
    for sheet in _sheets(reading, reading.options.contracts, CONTRACTS, ("started_on", "ended_on"), ("months",)):
        for row in sheet.rows:
            start, last = sheet.day(row, "started_on"), sheet.day(row, "ended_on")
            months = sheet.amount(row, "months")
            if start is not None and row.sound:
                found[row["contract_id"]] = _Contract(start, last, months)
    return found


def _lines(reading: MarketReading) -> dict[str, list[_Line]]:
    found: dict[str, list[_Line]] = defaultdict(list)
    for sheet in _sheets(reading, reading.options.line_items, LINE_ITEMS, ("started_on",), ("amount",)):
        for row in sheet.rows:
            amount, start = sheet.amount(row, "amount"), sheet.day(row, "started_on")
            service = reading.services.of(row["product_id"], row["service"])
            if amount is not None and row.sound:
                found[row["deal_id"]].append(_Line(row["line_id"], service, amount, start))
    return found


def _subscriptions(reading: MarketReading) -> Iterator[Subscription]:
    contracts, lines = _contracts(reading), _lines(reading)
    for sheet in _sheets(reading, reading.options.opportunities, OPPORTUNITIES, ("closed_on",), ("amount",)):
        single = 0
        for row in (row for row in sheet.rows if crm.is_won(row)):
            deals = list(_deals(row, sheet, contracts, lines, reading))
            yield from (deal.stretch() for deal in deals)
            single += not deals and row.sound
        crm.tell_single(single, sheet.trouble)


def _deals(
    row: Cells,
    sheet: crm.Sheet,
    contracts: Mapping[str, _Contract],
    lines: Mapping[str, list[_Line]],
    reading: MarketReading,
) -> Iterator[crm.Deal]:
    """Yield one deal for each line item, or one for the opportunity; none without a contract's days."""
    contract, amount = contracts.get(row["contract_id"]), sheet.amount(row, "amount")
    whole = [_Line("", reading.services.of(row["service"]), amount, None)] if amount is not None else []
    if contract is None or not row.sound:
        return
    last, months = _term(contract)
    customer = row.required("customer_id", str)
    for line in lines.get(row["deal_id"]) or whole if customer and months else ():
        identifier = f"{row['deal_id']}/{line.line_id}" if line.line_id else row["deal_id"]
        yield crm.Deal(
            deal_id=identifier,
            customer_id=customer or "",
            service=line.service,
            start=line.start or contract.start,
            last=last,
            monthly=line.amount / (months or 1),
            currency=crm.currency_in(row, reading),
            source=sheet.trouble.source,
            locator=row.place,
        )


def _term(contract: _Contract) -> tuple[date | None, Decimal | None]:
    """Return a contract's last day and its months, each from the other where one is missing."""
    if contract.months:
        end = crm.months_later(contract.start, int(contract.months))
        return contract.last or end - timedelta(days=1), contract.months
    return contract.last, crm.months_between(contract.start, contract.last) if contract.last else None


def check(reading: MarketReading) -> str:
    """Say how many files there are."""
    paths = reading.options.paths
    if missing := [path for path in paths if not matching(reading.folder, path)]:
        raise SourceUnreachableError(reading.name, f"no file {', '.join(missing)}", "correct it in honeyflow.toml")
    return f"{sum(len(matching(reading.folder, path)) for path in paths)} files"


system = MarketSystem(
    name="salesforce",
    question="Which accounts does Salesforce have, and which opportunities were won?",
    configure=configure,
    read=read,
    check=check,
)
