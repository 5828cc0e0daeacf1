"""What exports of customer relationship systems share: organizations, and deals won that are paid month by month."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from honeyflow.kernel.finding import Severity
from honeyflow.kernel.period import add_months
from honeyflow.sources.market.amounts import PLACES, AmountColumn
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.customers import domain_of
from honeyflow.sources.market.invoices import date_columns
from honeyflow.sources.market.records import Customer, Subscription
from honeyflow.sources.market.system import MarketReading
from honeyflow.sources.market.trouble import Trouble

_DAYS_OF_MONTH = Decimal("30.436875")


@dataclass(frozen=True)
class Deal:
    """A deal won: its days (the last one included, None while it has no end) and its price per month."""

    deal_id: str
    customer_id: str
    service: str
    start: date
    last: date | None
    monthly: Decimal
    currency: str
    source: str
    locator: str

    def stretch(self) -> Subscription:
        """Return it as a row of ``subscription``."""
        end = self.last + timedelta(days=1) if self.last else None
        price = self.monthly.quantize(PLACES, ROUND_HALF_EVEN)
        told = (self.deal_id, self.customer_id, self.service, self.start, end, price)
        return Subscription(*told, self.currency, self.source, self.locator)


class Sheet:
    """The rows of one export, with its way of writing dates and amounts."""

    def __init__(self, rows: Sequence[Cells], dates: Iterable[str], amounts: Iterable[str], trouble: Trouble) -> None:
        self.rows = rows
        self.trouble = trouble
        self._dates = date_columns(rows, dates, trouble)
        self._amounts = {name: AmountColumn(row[name] for row in rows) for name in amounts}

    def day(self, row: Cells, column: str) -> date | None:
        """Return a date, None when the cell is empty or costs the row."""
        return row.optional(column, self._dates[column].read)

    def amount(self, row: Cells, column: str) -> Decimal | None:
        """Return an amount, None when the cell is empty or costs the row."""
        found = row.optional(column, self._amounts[column].read)
        return None if found is None else found.value


def organizations(rows: Iterable[Cells], source: str) -> Iterator[Customer]:
    """Yield the companies or accounts, each once; a country that is no code of two letters is not taken over."""
    seen: set[str] = set()
    for row in rows:
        identifier = row.required("customer_id", str)
        if identifier is None or identifier in seen:
            continue
        seen.add(identifier)
        country = row["country"] if re.fullmatch(r"[A-Z]{2}", row["country"]) else None
        domains = dict.fromkeys(filter(None, (domain_of(row["domain"]), domain_of(row["website"]))))
        name = row["name"] or identifier
        yield Customer(identifier, name, " ".join(domains), country, row["tax_id"], source, row.place)


def months_between(start: date, last: date) -> Decimal:
    """Return how many months two days span, the last one included; at least one.

    >>> months_between(date(2025, 1, 1), date(2025, 12, 31))
    Decimal('12')
    """
    return max(Decimal(round(Decimal((last - start).days + 1) / _DAYS_OF_MONTH)), Decimal(1))


def months_later(day: date, months: int) -> date:
    """Return the same day `months` later; a month too short ends sooner.

    >>> months_later(date(2025, 1, 31), 13)
    datetime.date(2026, 2, 28)
    """
    first = add_months(day, months)
    return min(first + timedelta(days=day.day - 1), add_months(first, 1) - timedelta(days=1))


def is_won(row: Cells) -> bool:
    """Say whether a deal is won: by its mark where the export has it, else by its stage."""
    if row["won"]:
        return row["won"].casefold() in ("true", "1", "yes")
    return re.sub(r"[\s_-]+", "", row["stage"].casefold()) == "closedwon"


def tell_single(count: int, trouble: Trouble) -> None:
    """Record how many deals won are no subscription."""
    if count:
        seen, expected = f"{count:,} deals won without a price per month or days", "both, for a subscription"
        trouble.add("deal-single", "", seen, expected, "taken for single sales: not read", Severity.NOTE)


def currency_in(row: Cells, reading: MarketReading) -> str:
    """Return the row's currency; the company's where it names none."""
    return row["currency"].upper() or reading.currency
