"""What the measures are made from, read from the published tables."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import narwhals as nw

from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period, add_months
from honeyflow.ledger.market.read import MarketFigures, read_market
from honeyflow.ledger.tables import BALANCE, CONTRIBUTION, CONTRIBUTOR_MONTH
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot

Years = tuple[tuple[float, ...], tuple[float, ...]]
"""Twelve months now, and the twelve before."""


@dataclass(frozen=True)
class Evidence:
    """Two years of records, twelve months each.

    Parameters
    ----------
    now, before : Period
    changes : mapping
        By account and commodity: sums of postings now and before.
    since : mapping
        By account: the first month with any posting.
    contributors, newcomers : tuple of int
        Persons of the community active, and active for the first time, now and before.
    monthly : mapping
        By account and commodity: postings of each month, now and before.
    accepted : mapping
        Commits accepted in each month, now and before: of everybody (``""``) and of each party.
    """

    now: Period
    before: Period
    changes: dict[tuple[str, str], tuple[Decimal, Decimal]] = field(default_factory=dict)
    since: dict[str, date] = field(default_factory=dict)
    contributors: tuple[int, int] = (0, 0)
    newcomers: tuple[int, int] = (0, 0)
    monthly: dict[tuple[str, str], Years] = field(default_factory=dict)
    accepted: dict[str, Years] = field(default_factory=dict)
    market: MarketFigures = field(default_factory=MarketFigures)

    def recorded(self, account: str) -> bool:
        """Return whether an account has been posted to for the whole of both years."""
        since = self.since.get(account)
        return since is not None and since <= self.before.start

    def commodities(self, account: str) -> list[str]:
        """Return what an account holds."""
        return sorted({commodity for each, commodity in self.changes if each == account})


def read_evidence(snapshot: Snapshot, engine: Engine, end: date) -> Evidence:
    """Return the records of the 24 months before `end`."""
    now = Period(add_months(end, -12), end)
    before = now.before()
    changes, since, monthly = _balances(snapshot, engine, now, before)
    contributors, newcomers = _people(snapshot, engine, now, before)
    return Evidence(
        now=now,
        before=before,
        changes=changes,
        since=since,
        contributors=contributors,
        newcomers=newcomers,
        monthly=monthly,
        accepted=_accepted(snapshot, engine, now, before),
        market=read_market(snapshot, engine),
    )


def _balances(
    snapshot: Snapshot, engine: Engine, now: Period, before: Period
) -> tuple[dict[tuple[str, str], tuple[Decimal, Decimal]], dict[str, date], dict[tuple[str, str], Years]]:
    months: dict[tuple[str, str], dict[date, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    since: dict[str, date] = {}
    for row in _rows(engine, snapshot.frame(BALANCE, engine)):
        month, account = row["month_on"], row["account"]
        since[account] = min(month, since.get(account, month))
        months[account, row["commodity"]][month] += row["change"]
    sums = {key: (_sum(held, now), _sum(held, before)) for key, held in months.items()}
    return sums, since, {key: _years(held, now, before) for key, held in months.items()}


def _sum(held: Mapping[date, Decimal], period: Period) -> Decimal:
    return sum((amount for month, amount in held.items() if month in period), Decimal(0))


def _years(held: Mapping[date, Decimal | int], now: Period, before: Period) -> Years:
    first, second = (tuple(float(held.get(m.start, 0)) for m in each.each_month()) for each in (now, before))
    return first, second


def _people(snapshot: Snapshot, engine: Engine, now: Period, before: Period) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return contributors and newcomers of the community, now and before."""
    months = snapshot.frame(CONTRIBUTOR_MONTH, engine).filter(nw.col("party") == Party.COMMUNITY.value)
    firsts = months.group_by("person_id").agg(month_on=nw.col("month_on").min())
    counts = []
    for frame in (months, firsts):
        for period in (now, before):
            held = frame.filter(nw.col("month_on") >= period.start, nw.col("month_on") < period.end)
            counts.append(_count(engine, held.select("person_id").unique()))
    return (counts[0], counts[1]), (counts[2], counts[3])


def _accepted(snapshot: Snapshot, engine: Engine, now: Period, before: Period) -> dict[str, Years]:
    own = snapshot.frame(CONTRIBUTION, engine).filter(
        nw.col("role") == "author",
        ~nw.col("bot"),
        nw.col("month_on") >= before.start,
        nw.col("month_on") < now.end,
    )
    counted = (
        own.select("month_on", "party", "project", "sha").unique().group_by("month_on", "party").agg(count=nw.len())
    )
    months: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for row in _rows(engine, counted):
        for party in ("", row["party"]):
            months[party][row["month_on"]] += row["count"]
    return {party: _years(held, now, before) for party, held in months.items()}


def _count(engine: Engine, frame: Any) -> int:
    return int(engine.collect(frame.select(rows=nw.len())).column("rows")[0].as_py())


def _rows(engine: Engine, frame: Any) -> list[dict[str, Any]]:
    return list(rows_of(engine.collect(frame)))
