"""Effort: where the paid days went, how that is known, how much was open, and under which licences; never a person."""

from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.kernel.rounding import shown_parts
from honeyflow.ledger.accounts import SPENT_ON
from honeyflow.ledger.open_share import DestinationDays, EffortView, read_effort, read_licence_breaks, read_licences
from honeyflow.web.pages.effort.chart import LABELS, effort_chart
from honeyflow.web.records import Group, Page, Visit


def show_effort(visit: Visit) -> dict[str, Any]:
    """Return the period's figures, the chart of the whole history, projects and licences."""
    choice, ask = visit.choice, visit.published.ask
    effort = ask(read_effort, choice.period)
    whole = ask(read_effort, choice.span)
    breaks = ask(read_licence_breaks)
    mine = [each for each in effort.projects if choice.project in (None, each.project)]
    return {
        "effort": effort,
        "rows": _rows(effort),
        "unknown_part": effort.share.unknown / effort.share.paid if effort.share else None,
        "paid": sum(shown_parts([each.days for each in effort.destinations])),
        "projects": list(zip(mine, shown_parts([each.days for each in mine]), strict=True)),
        "breaks": list(enumerate(breaks, 1)),
        "licences": [each for each in ask(read_licences) if choice.project in (None, each.repository)],
        "chart": effort_chart(whole.months, breaks),
    }


def _rows(effort: EffortView) -> list[tuple[DestinationDays, str, Any, Any, str]]:
    """Return destinations with label, days as shown (they sum to the shown total), part, and the account behind."""
    shown = shown_parts([each.days for each in effort.destinations])
    paid = effort.share.paid if effort.share else None
    return [
        (each, LABELS[each.destination][0], days, each.days / paid if paid else None, SPENT_ON[each.destination])
        for each, days in zip(effort.destinations, shown, strict=True)
    ]


page = Page(
    name="effort",
    title="Effort",
    path="effort/",
    order=12,
    group=Group.EXCHANGE,
    question="Where did the paid days go, and how much of them ended up open?",
    view=show_effort,
    right=Right.SEE_EFFORT,
    by_month=True,
)
