"""When an organization's people came and went, counted at volume: joins and sums, no decision."""

from datetime import date

import narwhals as nw

from honeyflow.ledger.membership import month_number
from honeyflow.ledger.tables import CONTRIBUTION
from honeyflow.outreach.organizations.records import KIND, PEOPLE, PROJECT, RECENT, RECENT_MONTHS
from honeyflow.outreach.organizations.tables import PRESENCE_EVENT
from honeyflow.people.records import INDEPENDENT, UNKNOWN, OrganizationKind
from honeyflow.people.tables import ORGANIZATION
from honeyflow.store.tables import Frame, TableFunction

_KEY = ["organization_id", "person_id"]


def presence_events(last_month: date, minimum_group: int) -> TableFunction:
    """Return the function that counts people up to `last_month`, of organizations with `minimum_group` people ever.

    People take part by accepted contributions as author, co-author, reviewer, tester or reporter, for the organization
    they worked for on that day; programs do not. What belongs to another organization on the run's day counts for its
    owner. The keeper, and what belongs to it, is left out.
    """
    return TableFunction(
        build=build_presence_event,
        reads=(CONTRIBUTION, ORGANIZATION),
        writes=PRESENCE_EVENT,
        options={"last_month": last_month, "minimum_group": minimum_group},
    )


def build_presence_event(*, contribution: Frame, organization: Frame, last_month: date, minimum_group: int) -> Frame:
    """Return how each count changes month by month; see `presence_events`."""
    took_part = _took_part(contribution.filter(nw.col("month_on") <= last_month), organization)
    people = took_part.group_by(_KEY).agg(month=nw.col("month").min())
    large = (
        people.group_by("organization_id")
        .agg(persons=nw.len())
        .filter(nw.col("persons") >= minimum_group)
        .select("organization_id")
    )
    events = nw.concat(
        [
            _counted(people.with_columns(aspect=nw.lit(PEOPLE))),
            _counted(_first(took_part, "kind", KIND)),
            _counted(_first(took_part, "project", PROJECT)),
            _recent(took_part.select(*_KEY, "month").unique()),
        ]
    )
    return events.join(large, on="organization_id", how="inner")


def _took_part(contribution: Frame, organization: Frame) -> Frame:
    """Return who took part for which organization, in which month, kind and project, once each."""
    owned = ~nw.col("owner_id").is_null()
    keeper = OrganizationKind.KEEPER.value
    places = (
        organization.with_columns(
            whose=nw.when(owned).then(nw.col("owner_id")).otherwise(nw.col("organization_id")),
            whose_kind=nw.when(owned).then(nw.col("owner_kind")).otherwise(nw.col("kind")),
        )
        .filter(nw.col("kind") != keeper, nw.col("whose_kind") != keeper)
        .select(employer=nw.col("name"), employer_kind=nw.col("kind"), organization_id=nw.col("whose"))
    )
    return (
        contribution.filter(~nw.col("bot"), ~nw.col("employer_kind").is_in([UNKNOWN, INDEPENDENT, keeper]))
        .select("person_id", "employer", "employer_kind", "kind", "project", "month_on")
        .unique()
        .join(places, on=["employer", "employer_kind"], how="inner")
        .select(*_KEY, "kind", "project", month=month_number("month_on"))
    )


def _first(took_part: Frame, column: str, prefix: str) -> Frame:
    first = took_part.group_by(*_KEY, column).agg(month=nw.col("month").min())
    return first.with_columns(aspect=nw.concat_str([nw.lit(prefix), nw.col(column)]))


def _counted(first: Frame) -> Frame:
    counted = first.group_by("organization_id", "aspect", "month").agg(change=nw.len().cast(nw.Int64))
    return counted.select(*PRESENCE_EVENT.column_names)


def _recent(months: Frame) -> Frame:
    """Return who comes to and goes from the last months: a month of work counts for `RECENT_MONTHS` months."""
    beside = months.with_columns(
        before=nw.col("month").shift(1).over(*_KEY, order_by="month"),
        after=nw.col("month").shift(-1).over(*_KEY, order_by="month"),
    )
    came = beside.filter(nw.col("before").is_null() | (nw.col("month") - nw.col("before") > RECENT_MONTHS))
    went = beside.filter(nw.col("after").is_null() | (nw.col("after") - nw.col("month") > RECENT_MONTHS))
    changes = nw.concat(
        [
            came.select("organization_id", "month", change=nw.lit(1)),
            went.select("organization_id", month=nw.col("month") + RECENT_MONTHS, change=nw.lit(-1)),
        ]
    )
    return (
        changes.group_by("organization_id", "month")
        .agg(change=nw.col("change").sum().cast(nw.Int64))
        .with_columns(aspect=nw.lit(RECENT))
        .select(*PRESENCE_EVENT.column_names)
    )
