"""Made-up histories of people who take part for organizations, and what is published of them."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
from hypothesis import strategies as st

from honeyflow.kernel.period import add_months
from honeyflow.ledger.tables import CONTRIBUTION
from honeyflow.outreach.organizations.events import presence_events
from honeyflow.outreach.organizations.publishing import Published, gather_events, publish_months
from honeyflow.people.tables import ORGANIZATION
from honeyflow.store.engines import open_engine, rows_of

START, MONTHS = date(2020, 1, 1), 30
K, D = 5, 3


@dataclass(frozen=True)
class Act:
    """Somebody took part: person, organization, month (0 for the first), kind and project."""

    person: str
    organization: str
    month: int
    kind: str = "quality"
    project: str = "press"


ACTS = st.builds(
    Act,
    st.integers(1, 18).map("p{}".format),
    st.sampled_from(["larder", "cellar", "barn"]),
    st.integers(0, MONTHS - 1),
    st.sampled_from(["quality", "design"]),
    st.sampled_from(["press", "almanac"]),
)
HISTORIES = st.lists(ACTS, max_size=150)


def organization(name: str, kind: str = "company", owner: str | None = None) -> dict[str, object]:
    """Return a row of ``organization``; an owner's kind is that of a company, or the keeper's."""
    owner_kind = None if owner is None else "keeper" if owner == "orchard" else "company"
    row = {"organization_id": f"{name}.example", "name": name, "kind": kind, "person_count": 0, "confidence_share": 1.0}
    owned = {"owner_id": f"{owner}.example" if owner else None, "owner": owner, "owner_kind": owner_kind}
    return {**row, **owned}


ORGANIZATIONS = [organization(name) for name in ("larder", "cellar", "barn")]


def told(key: str, _: date) -> tuple[str, str]:
    """Return name and relation of any organization."""
    return key, "prospect"


def month(number: int) -> date:
    """Return a month of the history by number."""
    return add_months(START, number)


def publish(
    acts: list[Act],
    last: int = MONTHS,
    *,
    before: Published | None = None,
    organizations: list[dict[str, object]] | None = None,
    minimum_group: int = K,
) -> Published:
    """Return what is published of `acts` up to month number `last`, by the real table function on the real engine."""
    rows = [_contribution(act, organizations or ORGANIZATIONS, bot=act.person == "bot") for act in acts]
    with closing(open_engine("duckdb")) as engine:
        frames = {
            table.name: engine.frame(pa.Table.from_pylist(given, schema=table.schema))
            for table, given in ((CONTRIBUTION, rows), (ORGANIZATION, organizations or ORGANIZATIONS))
        }
        function = presence_events(month(last), minimum_group)
        events = gather_events(rows_of(engine.collect(function(frames))))
    return publish_months(before or Published(), events, told, month(last), minimum_group)


def people(acts: list[Act], organization_id: str, last: date) -> set[str]:
    """Return who took part for an organization up to a month, counted by hand."""
    return {act.person for act in acts if f"{act.organization}.example" == organization_id and month(act.month) <= last}


def recent_people(acts: list[Act], organization_id: str, last: date) -> set[str]:
    """Return who of them took part in the 24 months that end with it."""
    inside = [act for act in acts if month(act.month) > add_months(last, -24)]
    return people(inside, organization_id, last)


def _contribution(act: Act, organizations: list[dict[str, object]], *, bot: bool) -> Mapping[str, object]:
    kinds = {str(each["name"]): each["kind"] for each in organizations}
    day = month(act.month)
    return {
        "project": act.project,
        "sha": f"{act.person}{act.month}",
        "kind": act.kind,
        "person_id": act.person,
        "role": "author",
        "party": "community",
        "employer": act.organization,
        "employer_kind": kinds.get(act.organization, "unknown"),
        "bot": bot,
        "happened_on": day,
        "month_on": day,
        "credit_parts": 10_000,
        "rule": "path-other",
        "open": True,
    }
