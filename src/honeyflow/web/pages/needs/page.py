"""What customers need and what the community needs: two sides, apart, and how far each is met."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.sources.needs.read import SideNeeds, read_needs
from honeyflow.sources.needs.records import COMMUNITY, CUSTOMERS
from honeyflow.web.access import shown_text
from honeyflow.web.charts import Chart, Series, quarter_of
from honeyflow.web.records import Group, Page, Visit

_TITLES = {CUSTOMERS: "What customers need", COMMUNITY: "What the community needs"}


def show_needs(visit: Visit) -> dict[str, Any]:
    """Return both sides; in what is written of a need, names of people are masked."""
    found = visit.published.ask(read_needs)
    shown = shown_text(visit.published) if any(side.told for side in found) else str
    sides = [_side(side, shown) for side in found]
    return {"sides": sides, "any": any(side["needs"].told for side in sides)}


def _side(side: SideNeeds, shown: Callable[[str], str]) -> dict[str, Any]:
    masked = replace(side, needs=tuple(replace(each, title=shown(each.title)) for each in side.needs))
    return {"name": side.side, "title": _TITLES[side.side], "needs": masked, "chart": _chart(side)}


def _chart(side: SideNeeds) -> Chart | None:
    """Return needs met and open at each quarter's end."""
    if not side.months:
        return None
    ends = [(name, list(group)[-1]) for name, group in groupby(side.months, key=lambda each: quarter_of(each.month))]
    met = tuple(Decimal(each.met) for _, each in ends)
    still = tuple(Decimal(each.told - each.met) for _, each in ends)
    return Chart(
        f"needs-{side.side}",
        f"Needs of {'customers' if side.side == CUSTOMERS else 'the community'}",
        f"{side.met} of {side.told} told are met",
        "needs, at the quarter's end",
        tuple(name for name, _ in ends),
        (Series("Met", "customers" if side.side == CUSTOMERS else "community", met), Series("Open", "unknown", still)),
    )


page = Page(
    name="needs",
    title="Needs",
    path="needs/",
    order=22,
    group=Group.MARKET,
    question="What do customers need, what does the community need, and how much of it is met?",
    view=show_needs,
    right=Right.SEE_NEEDS,
    picks=False,
)
