"""``subscriptions.csv``, or another sheet of subscriptions, as the table ``subscription``: a row a price."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.amounts import PLACES, AmountColumn
from honeyflow.sources.market.cells import CellError, Cells
from honeyflow.sources.market.customers import ids_by_call
from honeyflow.sources.market.invoices import date_columns
from honeyflow.sources.market.priced import Price, read_price
from honeyflow.sources.market.records import Customer, Subscription
from honeyflow.sources.market.services import UNNAMED, ServiceNames
from honeyflow.sources.market.sheet import Columns
from honeyflow.sources.market.trouble import Trouble

COLUMNS = Columns(
    required=("subscription_id", "customer_id", "started_on"),
    optional=("service", "ended_on", "monthly_amount", "amount", "per", "currency"),
    aliases={
        "subscription_id": ("subscription", "subscription number", "contract", "contract number", "id"),
        "customer_id": ("customer number", "customer no", "account id", "customer", "customer name"),
        "service": ("product", "plan", "item"),
        "started_on": ("start", "start date", "from"),
        "ended_on": ("end", "end date", "until", "to"),
        "monthly_amount": ("mrr", "per month", "monthly price"),
        "amount": ("price", "net", "net amount"),
        "per": ("interval", "billing period", "period"),
        "currency": ("currency code",),
    },
)
_MONTHS = {"month": 1, "monthly": 1, "quarter": 3, "quarterly": 3, "half-year": 6, "half-yearly": 6}
_MONTHS |= {"year": 12, "yearly": 12, "annual": 12, "annually": 12}


def monthly(amount: Decimal, months: int) -> Decimal:
    """Return the price per month of what costs `amount` for `months`, to four places.

    >>> monthly(Decimal("1000"), 12)
    Decimal('83.3333')
    """
    return (amount / months).quantize(PLACES, ROUND_HALF_EVEN)


def subscriptions_in(
    rows: Sequence[Cells],
    customers: Iterable[Customer],
    currency: str,
    trouble: Trouble,
    services: ServiceNames | None = None,
) -> list[Subscription]:
    """Return the stretches that are sound; `currency` is taken where a row names none."""
    reader = _Reader(rows, customers, currency, trouble, services or ServiceNames())
    return [stretch for row in rows if (stretch := reader.read(row)) is not None]


@dataclass(frozen=True)
class _Days:
    """A stretch's days, half-open."""

    start: date
    end: date | None


class _Reader:
    """Reads row by row, knowing the file's way of writing dates and amounts."""

    def __init__(
        self,
        rows: Sequence[Cells],
        customers: Iterable[Customer],
        currency: str,
        trouble: Trouble,
        services: ServiceNames,
    ) -> None:
        self._file = trouble.source
        self._currency = currency
        self._services = services
        self._dates = date_columns(rows, ("started_on", "ended_on"), trouble)
        self._amounts = {name: AmountColumn(row[name] for row in rows) for name in ("monthly_amount", "amount")}
        self._customers = ids_by_call(customers)

    def read(self, row: Cells) -> Subscription | None:
        number, customer = row.required("subscription_id", str), row.required("customer_id", str)
        days, price = self._days(row), self._monthly(row)
        if number is None or customer is None or days is None or price is None or not row.sound:
            return None
        if not row["service"]:
            row.add("value-missing", "no service", "the name of a service", f"kept as {UNNAMED!r}", Severity.NOTE)
        return Subscription(
            number,
            self._customers(customer),
            self._services.of(row["service"]),
            days.start,
            days.end,
            price.value,
            price.currency,
            self._file,
            row.place,
        )

    def _days(self, row: Cells) -> _Days | None:
        start = row.required("started_on", self._dates["started_on"].read)
        last = row.optional("ended_on", self._dates["ended_on"].read)
        if start is None:
            return None
        if last is not None and last < start:
            row.leave_out("service-period-reversed", f"from {start} to {last}", "the first day first", "ended_on")
            return None
        return _Days(start, None if last is None else last + timedelta(days=1))

    def _monthly(self, row: Cells) -> Price | None:
        """Return the price per month: as told, or a price per some months divided by them."""
        if row["monthly_amount"] or not row["amount"]:
            return read_price(row, "monthly_amount", self._amounts["monthly_amount"], self._currency)
        price = read_price(row, "amount", self._amounts["amount"], self._currency)
        months = row.optional("per", _months) if row["per"] else 1
        return None if price is None or months is None else Price(monthly(price.value, months), price.currency)


def _months(text: str) -> int:
    if text.casefold() not in _MONTHS:
        raise CellError("interval-unknown", "which is no known interval", "month, quarter, half-year or year")
    return _MONTHS[text.casefold()]
