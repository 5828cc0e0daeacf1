"""The market: what customers pay again and again, what moved it, who stays, and what brought those who came."""

from collections import Counter
from decimal import Decimal
from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.kernel.commodity import CUST
from honeyflow.kernel.period import Period, add_months
from honeyflow.ledger.accounts import CASH, WAGES
from honeyflow.ledger.market.moves import CHURN, NEW, RETURNED
from honeyflow.ledger.market.origins import read_origins
from honeyflow.ledger.market.read import MarketFigures, read_market, read_moves
from honeyflow.web.links import page_link
from honeyflow.web.pages.market.cards import cards_of
from honeyflow.web.pages.market.chart import market_charts
from honeyflow.web.records import Group, Page, Visit

MOST_MOVES = 60
KINDS = ("new", "returned", "expansion", "contraction", "churn")


def show_market(visit: Visit) -> dict[str, Any]:
    """Return the figures at the end of the period, their history, and the moves of the period."""
    figures: MarketFigures = visit.published.ask(read_market)
    if not figures.months:
        return {"empty": True}
    months = [month for month in figures.months if month in visit.choice.period]
    if not months:
        return {"empty": False, "outside": True}
    asked = visit.query.get("currency", "")
    currency = asked if asked in figures.currencies else next(iter(figures.currencies), "")
    kept = {"currency": currency} if asked == currency and currency else {}
    return {
        "months": months,
        "last": months[-1],
        "currency": currency,
        "currencies": _chips(visit, figures, currency),
        "cards": list(cards_of(figures, currency, months[-1], _links(visit, currency))),
        "charts": list(market_charts(figures, currency, months[-1])),
        "identity": _identity(figures, currency, months) if currency else (),
        "services": _services(figures, visit.choice.period),
        "origins": visit.published.ask(read_origins, visit.choice.period),
        "kept": kept,
        **_moves(visit, currency),
    }


def _links(visit: Visit, currency: str) -> dict[str, str]:
    """Return where the records of the figures are."""
    customers, wages = page_link("customers", visit.choice), {"account": WAGES, "commodity": currency}
    cash = {"account": CASH, "commodity": currency}
    return {
        "": "#moves",
        "mrr": customers,
        "arr": customers,
        "customers": customers,
        "hive-return": page_link("postings", visit.choice, **wages),
        **dict.fromkeys(("cash", "cash-flow", "runway"), page_link("postings", visit.choice, **cash)),
    }


def _chips(visit: Visit, figures: MarketFigures, chosen: str) -> list[dict[str, Any]]:
    return [
        {"label": each, "link": page_link("market", visit.choice, currency=each), "chosen": each == chosen}
        for each in figures.currencies
    ]


def _identity(figures: MarketFigures, currency: str, months: list[Any]) -> list[dict[str, Any]]:
    """Return, month by month and newest first, opening, moves and closing."""
    rows = []
    for month in months:
        row = {name: figures.amount(name, currency, month) or Decimal(0) for name in (*KINDS, "mrr")}
        opening = figures.amount("mrr", currency, add_months(month, -1)) or Decimal(0)
        rows.append({"month": month, "opening": opening, "period": f"{month:%Y-%m}", **row})
    return rows[::-1]


def _services(figures: MarketFigures, period: Period) -> list[dict[str, Any]]:
    """Return what was invoiced by service in the period, per currency; shares are of that currency's sum."""
    held: Counter[tuple[str, str]] = Counter()
    sums: Counter[str] = Counter()
    for (figure, currency, service), series in figures.amounts.items():
        if figure == "revenue-by-service":
            amount = sum((each for month, each in series.items() if month in period), Decimal(0))
            held[currency, service] += amount  # type: ignore[assignment]
            sums[currency] += amount  # type: ignore[assignment]
    rows = [
        {"currency": currency, "service": service, "amount": amount, "share": amount / sums[currency]}
        for (currency, service), amount in held.items()
        if amount and sums[currency] > 0
    ]
    return sorted(rows, key=lambda row: (row["currency"], -row["amount"], row["service"]))


def _moves(visit: Visit, currency: str) -> dict[str, Any]:
    """Return who came and who left in the period, and those whose payments changed in one kind that is asked for."""
    kind = visit.query.get("kind", "")
    kind = kind if kind in KINDS else ""
    commodity = currency if kind in KINDS else CUST.code
    found = visit.published.ask(read_moves, visit.choice.period, commodity=commodity)
    wanted = {NEW: {NEW, RETURNED}, "": {NEW, RETURNED, CHURN}}.get(kind, {kind})
    rows = [move for move in found if move.kind in wanted]
    chips = [
        {
            "label": label,
            "link": page_link("market", visit.choice, currency=currency, **({"kind": each} if each else {})) + "#moves",
            "chosen": kind == each,
        }
        for each, label in (("", "came and left"), *((each, each) for each in KINDS))
    ]
    return {
        "moves": rows[:MOST_MOVES],
        "moves_total": len(rows),
        "move_chips": chips,
        "in_money": commodity != CUST.code,
    }


page = Page(
    name="market",
    title="Market",
    path="market/",
    order=20,
    group=Group.MARKET,
    question="What do customers pay again and again, who stays, and what brought those who came?",
    view=show_market,
    right=Right.SEE_MARKET,
    by_month=True,
    by_project=False,
)
