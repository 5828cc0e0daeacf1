"""Who the contributors work for: organizations, never persons, and none below the minimum group."""

from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.people.read import read_employers
from honeyflow.people.reads.organization import read_organization_ids
from honeyflow.web.records import Group, Page, Visit


def show_employers(visit: Visit) -> dict[str, Any]:
    """Return employers of the period with their part of the accepted commits."""
    choice = visit.choice
    owned_today = visit.query.get("owned") == "today"
    table = visit.published.ask(
        read_employers,
        minimum_group=visit.site.minimum_group,
        period=choice.period,
        project=choice.project,
        owned_today=owned_today,
    )
    ids = visit.published.ask(read_organization_ids)
    return {
        "table": table,
        "kept": {"owned": "today"} if owned_today else {},
        "rows": [(each, _part(each.commits, table.commits), ids.get(each.name)) for each in table.employers],
        "unknown_part": _part(table.unknown_commits, table.commits),
        "independent_part": _part(table.independent_commits, table.commits),
        "small_part": _part(table.small_commits, table.commits),
    }


def _part(commits: int, total: int) -> float:
    return commits / total if total else 0.0


page = Page(
    name="employers",
    title="Employers",
    path="employers/",
    order=31,
    group=Group.COMMUNITY,
    question="Which organizations do the people behind the commits work for?",
    view=show_employers,
    right=Right.SEE_ORGANIZATIONS,
)
