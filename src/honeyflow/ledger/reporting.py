"""Money shown in the reporting currency: converted at reading, posting by posting, at the rate of each posting's day.

Nothing converted is ever posted; each figure says from what, at which rates, and what could not be converted.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import narwhals as nw

from honeyflow.kernel.commodity import is_currency
from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.kernel.period import Period
from honeyflow.ledger.accounts import INVESTORS, PAID, REVENUE, SUPPLIERS, TAX, WAGES
from honeyflow.ledger.rates import Rate, Rates
from honeyflow.ledger.tables import ENTRY, POSTING
from honeyflow.sources.tables import EXCHANGE_RATE
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot, Staging
from honeyflow.store.tables import Frame

FIGURES = {
    REVENUE: ("invoiced to customers", 1),
    PAID: ("paid by customers", -1),
    WAGES: ("wages and charges", 1),
    SUPPLIERS: ("paid to suppliers", 1),
    TAX: ("paid in taxes", 1),
    INVESTORS: ("received from investors", -1),
}
"""Accounts shown in the reporting currency, with the sign that makes what was given or got positive."""


@dataclass(frozen=True)
class DaySum:
    """The sum of one day's postings to one account in one currency."""

    posted_on: date
    account: str
    currency: str
    amount: Decimal


@dataclass(frozen=True)
class Part:
    """What one currency brings to a reported figure.

    Parameters
    ----------
    amount : Decimal
        In its own currency.
    converted : Decimal or None
        In the reporting currency; None when a rate is missing.
    mark : str
        At which rate of which day, or why it is not converted.
    """

    currency: str
    amount: Decimal
    converted: Decimal | None
    mark: str


@dataclass(frozen=True)
class Reported:
    """One figure in the reporting currency; `amount` is None when a part of it could not be converted."""

    account: str
    label: str
    currency: str
    amount: Decimal | None
    parts: tuple[Part, ...]

    @property
    def converted(self) -> bool:
        """Whether any part was in another currency."""
        return any(part.currency != self.currency for part in self.parts)


def read_reported(snapshot: Snapshot, engine: Engine, period: Period, into: str) -> tuple[Reported, ...]:
    """Return the money figures of `period` in the currency `into`; accounts without postings are left out."""
    if not into:
        return ()
    rates = Rates(rows_of(engine.collect(snapshot.frame(EXCHANGE_RATE, engine))))
    inside = (nw.col("month_on") >= period.start) & (nw.col("month_on") < period.end)
    sums = _day_sums(engine, snapshot.frame(POSTING, engine).filter(inside), snapshot.frame(ENTRY, engine))
    return report(sums, rates, into)


def report(sums: Iterable[DaySum], rates: Rates, into: str) -> tuple[Reported, ...]:
    """Return a figure per account, its parts by currency, the largest first."""
    by_account: dict[str, dict[str, list[DaySum]]] = defaultdict(lambda: defaultdict(list))
    for each in sums:
        by_account[each.account][each.currency].append(each)
    return tuple(
        _figure(account, label, into, [_part(days, rates, into, sign) for days in by_account[account].values()])
        for account, (label, sign) in FIGURES.items()
        if account in by_account
    )


def _figure(account: str, label: str, into: str, parts: list[Part]) -> Reported:
    whole = [part.converted for part in parts if part.converted is not None]
    amount = sum(whole, Decimal(0)) if len(whole) == len(parts) else None
    order = sorted(parts, key=lambda part: (part.currency != into, part.currency))
    return Reported(account, label, into, amount, tuple(order))


def _part(days: list[DaySum], rates: Rates, into: str, sign: int) -> Part:
    currency = days[0].currency
    total = sum((each.amount for each in days), Decimal(0)) * sign
    used: dict[date, Rate] = {}
    converted = Decimal(0)
    for each in sorted(days, key=lambda day: day.posted_on):
        rate = rates.on(each.posted_on, currency, into)
        if rate is None:
            return Part(currency, total, None, f"not converted: no rate for {currency} on {each.posted_on}")
        used[rate.on] = rate
        converted += each.amount * rate.value * sign
    return Part(currency, total, converted, "" if currency == into else _mark(used, currency, into))


def _mark(used: dict[date, Rate], currency: str, into: str) -> str:
    first, last = min(used), max(used)
    if len(used) == 1:
        return f"converted: 1 {currency} = {used[first].value:.6f} {into}, rate of {first}"
    low, high = (kind(rate.value for rate in used.values()) for kind in (min, max))
    return f"converted: 1 {currency} = {low:.6f} to {high:.6f} {into}, rates of {len(used)} days, {first} to {last}"


def missing_rates(staging: Staging, into: str) -> list[Finding]:
    """Return a finding per currency of which some day's postings cannot be converted."""
    if not into:
        return []
    rates = Rates(rows_of(staging.engine.collect(staging.frame(EXCHANGE_RATE))))
    lost: dict[str, list[date]] = defaultdict(list)
    for each in _day_sums(staging.engine, staging.frame(POSTING), staging.frame(ENTRY)):
        if rates.on(each.posted_on, each.currency, into) is None:
            lost[each.currency].append(each.posted_on)
    return [_missing(currency, sorted(set(days)), into) for currency, days in sorted(lost.items())]


def _missing(currency: str, days: list[date], into: str) -> Finding:
    return Finding(
        "rate-missing",
        Evidence("exchange_rate", currency),
        f"no rate for {currency} on {len(days):,} days, the first {days[0]}, the last {days[-1]}",
        f"rates of {currency} and {into} on each day or within a week before it",
        f"figures with {currency} of those days are shown as not converted",
        Severity.WARNING,
    )


def _day_sums(engine: Engine, postings: Frame, entries: Frame) -> list[DaySum]:
    summed = (
        postings.filter(nw.col("account").is_in(list(FIGURES)))
        .join(entries.select("entry_id", "posted_on"), on="entry_id", how="inner")
        .group_by("posted_on", "account", "commodity")
        .agg(amount=nw.col("amount").sum())
    )
    rows = rows_of(engine.collect(summed))
    return [
        DaySum(row["posted_on"], row["account"], row["commodity"], row["amount"])
        for row in rows
        if is_currency(row["commodity"])
    ]
