"""Published reads of organizations for the market side; they open tables of organizations and invoices only."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import narwhals as nw

from honeyflow.kernel.period import add_months
from honeyflow.outreach.organizations.association import Association, Bought, associate
from honeyflow.outreach.organizations.customers import organizations_of, owners_of, read_served
from honeyflow.outreach.organizations.records import SEPARATOR, MarketOrganization, MarketPublication
from honeyflow.outreach.organizations.tables import MARKET_ORGANIZATION, MARKET_PUBLICATION
from honeyflow.people.tables import ORGANIZATION
from honeyflow.sources.tables import CUSTOMER, INVOICE_LINE, SUBSCRIPTION
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame

Row = dict[str, Any]


@dataclass(frozen=True)
class Presence:
    """One organization as published for one month; numbers are bounds, "at least so many", never counts."""

    organization_id: str
    name: str
    relation: str
    people_least: int
    recent_least: int | None
    momentum: str | None
    since_year: int
    kinds: tuple[str, ...]
    projects: tuple[str, ...]


@dataclass(frozen=True)
class MarketOrganizations:
    """The organizations of the last month published, largest bound first; `month_on` is None before any was."""

    month_on: date | None = None
    minimum_group: int = 0
    least_change: int = 0
    organizations: tuple[Presence, ...] = ()


@dataclass(frozen=True)
class Month:
    """The bounds of one organization in one month published."""

    month_on: date
    people_least: int
    recent_least: int | None


@dataclass(frozen=True)
class PresenceHistory:
    """One organization as published last, and its bounds month by month."""

    published: MarketOrganizations
    organization: Presence
    months: tuple[Month, ...]


def read_market_organizations(snapshot: Snapshot, engine: Engine) -> MarketOrganizations:
    """Return what the last month published says; nothing in a snapshot of an older version."""
    publication = _last(snapshot, engine)
    if publication is None:
        return MarketOrganizations()
    frame = snapshot.frame(MARKET_ORGANIZATION, engine).filter(nw.col("month_on") == publication.month_on)
    found = [_presence(row) for row in _rows(engine, frame)]
    found.sort(key=lambda each: (-each.people_least, -(each.recent_least or 0), each.name.casefold()))
    return MarketOrganizations(publication.month_on, publication.minimum_group, publication.least_change, tuple(found))


def read_presence(snapshot: Snapshot, engine: Engine, organization_id: str) -> PresenceHistory | None:
    """Return one organization; None alike for one with too few people, without any, and for none at all."""
    published = read_market_organizations(snapshot, engine)
    found = next((each for each in published.organizations if each.organization_id == organization_id), None)
    if found is None:
        return None
    its = snapshot.frame(MARKET_ORGANIZATION, engine).filter(nw.col("organization_id") == organization_id)
    rows = _rows(engine, its.select("month_on", "people_least", "recent_least"))
    months = sorted((Month(**row) for row in rows), key=lambda each: each.month_on)
    return PresenceHistory(published, found, tuple(months))


def read_association(snapshot: Snapshot, engine: Engine, currency: str) -> Association | None:
    """Return how being in the community goes with being a customer, up to the last month published."""
    publication = _last(snapshot, engine)
    if publication is None:
        return None
    month = publication.month_on
    start = min(row["month_on"] for row in _rows(engine, snapshot.frame(MARKET_PUBLICATION, engine)))
    rows = [MarketOrganization(**row) for row in _rows(engine, snapshot.frame(MARKET_ORGANIZATION, engine))]
    bought = _bought(snapshot, engine, month, currency)
    return associate(rows, bought, month=month, start=start, currency=currency)


def _last(snapshot: Snapshot, engine: Engine) -> MarketPublication | None:
    if not (snapshot.holds(MARKET_PUBLICATION) and snapshot.holds(MARKET_ORGANIZATION)):
        return None
    rows = [MarketPublication(**row) for row in _rows(engine, snapshot.frame(MARKET_PUBLICATION, engine))]
    return max(rows, key=lambda each: each.month_on, default=None)


def _presence(row: Mapping[str, Any]) -> Presence:
    told = {key: value for key, value in row.items() if key != "month_on"}
    listed = {name: tuple(filter(None, row[name].split(SEPARATOR))) for name in ("kinds", "projects")}
    return Presence(**{**told, **listed})


def _bought(snapshot: Snapshot, engine: Engine, month: date, currency: str) -> list[Bought]:
    end, year = add_months(month, 1), add_months(month, -11)
    owners = owners_of(_rows(engine, snapshot.frame(ORGANIZATION, engine)))
    organizations = organizations_of(_rows(engine, snapshot.frame(CUSTOMER, engine)), owners)
    lines = snapshot.frame(INVOICE_LINE, engine).filter(nw.col("issued_on") < end)
    firsts = _firsts(engine, lines, organizations)
    in_year = lines.filter(nw.col("issued_on") >= year, nw.col("currency") == currency)
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    for row in _rows(engine, in_year.group_by("customer_id").agg(amount=nw.col("amount").sum())):
        if row["customer_id"] in organizations:
            amounts[organizations[row["customer_id"]]] += row["amount"]
    served = read_served(engine, lines, snapshot.frame(SUBSCRIPTION, engine), organizations, firsts.keys())
    return [
        Bought(key, first, any(each.holds(month) for each in served.get(key, ())), amounts[key])
        for key, first in sorted(firsts.items())
    ]


def _firsts(engine: Engine, lines: Frame, organizations: Mapping[str, str]) -> dict[str, date]:
    """Return the month of each organization's first invoice; credit notes are none."""
    sold = lines.filter(nw.col("amount") > 0).group_by("customer_id").agg(first_on=nw.col("issued_on").min())
    firsts: dict[str, date] = {}
    for row in _rows(engine, sold):
        key = organizations.get(row["customer_id"])
        if key is not None:
            day = row["first_on"].replace(day=1)
            firsts[key] = min(day, firsts.get(key, day))
    return firsts


def _rows(engine: Engine, frame: Frame) -> Iterable[Row]:
    return rows_of(engine.collect(frame))
