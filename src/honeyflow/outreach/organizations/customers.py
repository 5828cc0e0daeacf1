"""Which organization each customer is, and when it was served; what belongs to another counts for its owner."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

import narwhals as nw

from honeyflow.kernel.period import month_start
from honeyflow.ledger.membership import customer_spans, month_of
from honeyflow.outreach.organizations.relations import Served
from honeyflow.people.organizations.naming import Customer, customer_organization_id
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.tables import Frame

Row = Mapping[str, Any]


def owners_of(organizations: Iterable[Row]) -> dict[str, str]:
    """Return whose each organization is, its own where nobody else's, from rows of ``organization``."""
    return {row["organization_id"]: row["owner_id"] or row["organization_id"] for row in organizations}


def organizations_of(customers: Iterable[Row], owners: Mapping[str, str]) -> dict[str, str]:
    """Return the organization that each customer counts for, by the customer's identifier."""
    found = {}
    for row in customers:
        customer = Customer(row["customer_id"], row["name"], tuple(str(row["domains"]).split()))
        organization_id = customer_organization_id(customer)
        found[row["customer_id"]] = owners.get(organization_id, organization_id)
    return found


def read_served(
    engine: Engine, lines: Frame, subscriptions: Frame, organizations: Mapping[str, str], wanted: Collection[str]
) -> dict[str, list[Served]]:
    """Return when the `wanted` organizations were served, by invoices (as customers are counted) and subscriptions."""
    ids = sorted(key for key, organization_id in organizations.items() if organization_id in wanted)
    served: dict[str, list[Served]] = defaultdict(list)
    if not ids:
        return served
    spans = customer_spans(lines.filter(nw.col("customer_id").is_in(ids)))
    for row in rows_of(engine.collect(spans)):
        served[organizations[row["who"]]].append(Served(month_of(row["start"]), month_of(row["end"])))
    plans = subscriptions.filter(nw.col("customer_id").is_in(ids)).select("customer_id", "started_on", "ended_on")
    for row in rows_of(engine.collect(plans)):
        span = Served(month_start(row["started_on"]), _end(row["ended_on"]))
        served[organizations[row["customer_id"]]].append(span)
    return served


def _end(ended_on: date | None) -> date | None:
    """Return the first month at whose end the subscription no longer runs; None while it does."""
    return None if ended_on is None else month_start(ended_on)
