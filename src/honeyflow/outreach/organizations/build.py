"""The part of a run that publishes organizations for the market side, once a closed month."""

from datetime import date

from honeyflow.kernel.period import add_months, month_start
from honeyflow.outreach.organizations.customers import organizations_of, owners_of, read_served
from honeyflow.outreach.organizations.events import presence_events
from honeyflow.outreach.organizations.publishing import Events, Published, gather_events, publish_months
from honeyflow.outreach.organizations.records import MarketOrganization, MarketPublication, PresenceState
from honeyflow.outreach.organizations.relations import Facts
from honeyflow.outreach.organizations.tables import (
    MARKET_ORGANIZATION,
    MARKET_PUBLICATION,
    PRESENCE_STATE,
    TABLES,
)
from honeyflow.people.tables import ORGANIZATION
from honeyflow.sources.tables import CUSTOMER, INVOICE_LINE, SUBSCRIPTION
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot, Staging


def build_market_organizations(staging: Staging, minimum_group: int, as_of: date) -> None:
    """Write what is published for the months that ended by `as_of`; months published before stay as they are.

    A site that changes its minimum group starts anew: all months are told by the new one, none by the old.
    """
    last_month = add_months(month_start(as_of), -1)
    before = published_before(staging.before(), staging.engine, minimum_group)
    published = before
    if before.last_month is None or before.last_month < last_month:
        function = presence_events(last_month, minimum_group)
        frame = function({table.name: staging.frame(table) for table in function.reads})
        events = gather_events(rows_of(staging.engine.collect(frame)))
        told = _facts(staging, before, events).told
        published = publish_months(before, events, told, last_month, minimum_group)
    staging.write_rows(MARKET_ORGANIZATION, published.rows)
    staging.write_rows(MARKET_PUBLICATION, published.publications)
    staging.write_rows(PRESENCE_STATE, published.states)


def published_before(snapshot: Snapshot | None, engine: Engine, minimum_group: int) -> Published:
    """Return what the snapshot before told, nothing where it told by another minimum group, or there is none."""
    if snapshot is None or not all(snapshot.holds(table) for table in TABLES):
        return Published()
    publications, rows, states = (list(rows_of(engine.collect(snapshot.frame(table, engine)))) for table in _ORDER)
    if any(row["minimum_group"] != minimum_group for row in publications):
        return Published()
    return Published(
        tuple(sorted((MarketPublication(**row) for row in publications), key=lambda each: each.month_on)),
        tuple(
            sorted((MarketOrganization(**row) for row in rows), key=lambda each: (each.month_on, each.organization_id))
        ),
        tuple(PresenceState(**row) for row in states),
    )


_ORDER = (MARKET_PUBLICATION, MARKET_ORGANIZATION, PRESENCE_STATE)


def _facts(staging: Staging, before: Published, events: Events) -> Facts:
    """Return names, kinds and times served of the organizations that anything may be told of."""
    engine = staging.engine
    organizations = list(rows_of(engine.collect(staging.frame(ORGANIZATION))))
    names = {row["owner_id"]: row["owner"] for row in organizations if row["owner_id"]}
    kinds = {row["owner_id"]: row["owner_kind"] for row in organizations if row["owner_id"]}
    names |= {row["organization_id"]: row["name"] for row in organizations}
    kinds |= {row["organization_id"]: row["kind"] for row in organizations}
    customers = organizations_of(rows_of(engine.collect(staging.frame(CUSTOMER))), owners_of(organizations))
    wanted = {*events, *(each.organization_id for each in before.states)}
    lines, plans = staging.frame(INVOICE_LINE), staging.frame(SUBSCRIPTION)
    return Facts(names, kinds, read_served(engine, lines, plans, customers, wanted))
