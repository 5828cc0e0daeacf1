"""The persons, to look somebody up by name or address; by name, never by how much they did."""

from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.people.reads.roll import list_persons
from honeyflow.web.links import page_link
from honeyflow.web.paging import Paging, offset_of
from honeyflow.web.records import Group, Page, Visit

LIMIT = 50
LONGEST = 200
"""Letters of a search that are looked at."""


def show_people(visit: Visit) -> dict[str, Any]:
    """Return one page of the persons that the search finds, or of all."""
    asked = visit.query.get("q", "").strip()[:LONGEST]
    offset = offset_of(visit.query)
    total, rows = visit.published.ask(list_persons, asked=asked, offset=offset, limit=LIMIT)
    kept = {"q": asked} if asked else {}
    return {
        "asked": asked,
        "erased": visit.query.get("erased", "").isdecimal(),
        "rows": rows,
        "paging": Paging(total, offset, LIMIT, lambda at: page_link("people", visit.choice, **kept, **at)),
    }


page = Page(
    name="people",
    title="People",
    path="people/",
    order=32,
    group=Group.COMMUNITY,
    question="Who is who, and where do they work?",
    view=show_people,
    right=Right.SEE_PERSONS,
    picks=False,
)
