"""The market's figures as cards: now, a year before, and how each is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from honeyflow.kernel.commodity import CUST
from honeyflow.kernel.period import add_months
from honeyflow.ledger.market.read import MarketFigures
from honeyflow.ledger.market.registry import figures as declared
from honeyflow.web.wording import NOT_RECORDED, THIN, number

_MONEY = (("mrr", "Recurring revenue a month"), ("arr", "Recurring revenue a year"))
_CUSTOMERS = (
    ("customers", "Customers"),
    ("customer-retention", "Customers who stayed"),
    ("customer-churn", "Customer churn"),
    ("replacement-ratio", "Customers in for each out"),
)
_SHARES = (
    ("net-retention", "Net revenue retention"),
    ("gross-retention", "Gross revenue retention"),
    ("revenue-churn", "Revenue churn"),
    ("hive-return", "Hive return"),
    ("cash", "Cash"),
    ("cash-flow", "Net cash flow"),
    ("runway", "Runway"),
)
WHY_NOT = {
    "customer-retention": "needs 12 months before it",
    "customer-churn": "needs 12 months before it",
    "net-retention": "needs 12 months before it",
    "gross-retention": "needs 12 months before it",
    "revenue-churn": "needs 12 months before it",
    "replacement-ratio": "nobody left in 12 months",
    "hive-return": "needs 12 months of wages, open work and invoices in this currency",
    "cash": "needs a bank balance in this currency (bank.csv)",
    "cash-flow": "needs a bank balance in this currency, and 12 months",
    "runway": "needs a bank balance in this currency, and 12 months",
}
"""Why a figure cannot be told."""

NO_END, GROWS = "no end", "more came in than went out over the last 12 months"


@dataclass(frozen=True)
class Card:
    """One figure; `value` and `before` are words, `why` says why there is no value."""

    figure: str
    label: str
    question: str
    unit: str
    value: str
    before: str
    why: str
    method: str
    link: str


def cards_of(figures: MarketFigures, currency: str, month: date, links: Mapping[str, str]) -> Iterator[Card]:
    """Yield the cards for the end of `month`: of the currency, then of customers, whatever they pay in.

    Parameters
    ----------
    links : mapping
        By figure: where its records are; those not named lead to ``""``'s.
    """
    if currency:
        yield from (_card(figures, name, label, currency, month, _to(links, name)) for name, label in _MONEY)
    yield from (_card(figures, name, label, CUST.code, month, _to(links, name)) for name, label in _CUSTOMERS)
    if currency:
        yield from (_card(figures, name, label, currency, month, _to(links, name)) for name, label in _SHARES)


def _card(figures: MarketFigures, name: str, label: str, commodity: str, month: date, link: str) -> Card:
    figure = declared.get(name)
    now, before = (figures.amount(name, commodity, each) for each in (month, add_months(month, -12)))
    unit = {"money a month": f"{commodity} a month", "money a year": f"{commodity} a year", "money": commodity}.get(
        figure.unit, figure.unit
    )
    endless = name == "runway" and _grows(figures, commodity, month)
    return Card(
        name,
        label,
        figure.question,
        "of those a year before" if figure.unit == "share" and name != "hive-return" else _unit(unit, name),
        (NO_END if endless else NOT_RECORDED) if now is None else words(now, figure.unit),
        "" if before is None else words(before, figure.unit),
        (GROWS if endless else WHY_NOT.get(name, "")) if now is None else "",
        figure.method,
        link,
    )


def _grows(figures: MarketFigures, commodity: str, month: date) -> bool:
    flow = figures.amount("cash-flow", commodity, month)
    return flow is not None and flow >= 0


def _to(links: Mapping[str, str], name: str) -> str:
    return links.get(name, links[""])


def _unit(unit: str, name: str) -> str:
    return {"share": "of revenue", "ratio": "in twelve months"}.get(unit, "" if name == "customers" else unit)


def words(amount: Decimal, unit: str) -> str:
    """Return an amount as the unit is read."""
    if unit == "share":
        return f"{number(amount * 100, 1)}{THIN}%"
    return number(amount, 1 if unit in ("ratio", "months") else 0)
