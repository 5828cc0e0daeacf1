"""The credits for contributions behind a figure; postings have a page of their own."""

from dataclasses import replace
from typing import Any

from django.http import Http404, QueryDict

from honeyflow.kernel.access import Right
from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.party import Party
from honeyflow.ledger.read import read_contributions
from honeyflow.web.access import shown_organizations, shown_text
from honeyflow.web.choice import Choice
from honeyflow.web.links import page_link
from honeyflow.web.paging import Paging, offset_of
from honeyflow.web.records import Group, Page, Visit

GIVERS = (Party.COMMUNITY, Party.COMPANY)
LIMIT = 50


def show_records(visit: Visit) -> dict[str, Any]:
    """Return contributions, narrowed by kind and party."""
    choice, query = visit.choice, visit.query
    kind, party = _kind(query), _party(query)
    offset = offset_of(query)
    total, rows = visit.published.ask(
        read_contributions, choice.period, choice.project, kind=kind, party=party, offset=offset, limit=LIMIT
    )
    kept = {**({"kind": kind.value} if kind else {}), **({"party": party.value} if party else {})}
    shown = shown_text(visit.published)
    return {
        "rows": [replace(row, subject=shown(row.subject)) for row in rows],
        "named": shown_organizations(visit.published, visit.site),
        "kinds": _chips(choice, "kind", [k.value for k in Kind], kept),
        "givers": _chips(choice, "party", [p.value for p in GIVERS], kept),
        "kept": kept,
        "paging": Paging(total, offset, LIMIT, lambda at: page_link("records", choice, **kept, **at)),
    }


def _kind(query: QueryDict) -> Kind | None:
    asked = query.get("kind")
    if asked and asked not in set(Kind):
        raise Http404(f"kind {asked!r}: expected one of {', '.join(Kind)}")
    return Kind(asked) if asked else None


def _party(query: QueryDict) -> Party | None:
    asked = query.get("party")
    if asked and asked not in set(GIVERS):
        raise Http404(f"party {asked!r}: expected community or company")
    return Party(asked) if asked else None


def _chips(choice: Choice, name: str, values: list[str], kept: dict[str, str]) -> list[dict[str, Any]]:
    """Return links that narrow by one value, and one that does not."""
    others = {key: value for key, value in kept.items() if key != name}
    every = {"label": "all", "link": page_link("records", choice, **others), "chosen": name not in kept}
    return [
        every,
        *(
            {
                "label": value,
                "link": page_link("records", choice, **others, **{name: value}),
                "chosen": kept.get(name) == value,
            }
            for value in values
        ),
    ]


page = Page(
    name="records",
    title="Contributions",
    path="records/",
    order=41,
    group=Group.BOOKS,
    question="Which accepted contributions stand behind a figure?",
    view=show_records,
    right=Right.SEE_COMMITS,
)
