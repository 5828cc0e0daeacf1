"""Organizations in the community in the terminal, as the market side sees them."""

from dataclasses import dataclass

from rich.console import Console
from rich.markup import escape

from honeyflow.cli.records import Asked, View
from honeyflow.cli.tabular import table
from honeyflow.kernel.access import Right
from honeyflow.outreach.organizations.association import Association
from honeyflow.outreach.organizations.read import MarketOrganizations, read_association, read_market_organizations

_NOT_TOLD = "[dim]not told[/]"


@dataclass(frozen=True)
class Organizations:
    """What is published of organizations, and how that goes with being a customer."""

    published: MarketOrganizations
    association: Association | None


def read(asked: Asked) -> Organizations:
    """Read what the last closed month says; a period or project asked for changes nothing."""
    currency = asked.site.company.currency
    return Organizations(
        read_market_organizations(asked.snapshot, asked.engine),
        read_association(asked.snapshot, asked.engine, currency),
    )


def render(found: Organizations, console: Console) -> None:
    """Print one row per organization, then the association."""
    published = found.published
    if published.month_on is None:
        console.print("Nothing is published yet. Do: honeyflow run")
        return
    if not published.organizations:
        console.print(
            f"No organization has enough people in the community yet, as published for {published.month_on:%Y-%m}: "
            f"fewer than {published.minimum_group} are never told. Do: name more mail domains under [organizations] in "
            "honeyflow.toml, if many are unknown in honeyflow show employers",
            markup=False,
        )
        return
    columns = ("organization", "relation", "people", "last 24 months", "momentum", "since", "work", "projects")
    shown = table(f"Organizations in the community, {published.month_on:%Y-%m}", *columns)
    for each in published.organizations:
        recent = f"{each.recent_least}+" if each.recent_least else _NOT_TOLD
        told = (f"{each.people_least}+", recent, each.momentum or _NOT_TOLD, f"{each.since_year}")
        work = (", ".join(each.kinds) or _NOT_TOLD, escape(", ".join(each.projects)) or _NOT_TOLD)
        shown.add_row(escape(each.name), each.relation, *told, *work)
    console.print(shown)
    console.print(
        f"5+ reads: at least 5 people. Fewer than {published.minimum_group} are never told; "
        f"two changes in a row lie at least {published.least_change} people apart."
    )
    if found.association is not None:
        _render_association(found.association, console)


def _render_association(found: Association, console: Console) -> None:
    if found.share is None:
        console.print(f"With being a customer: cannot tell; {found.customers} of {found.least} customers needed.")
        return
    console.print(
        f"Of {found.customers} customers, {found.before} were told to be in the community before their first invoice "
        f"({found.share.low:.0%} to {found.share.high:.0%}): what goes together, not what brings it."
    )


view = View(
    name="organizations",
    question="Which organizations have people in the community?",
    right=Right.SEE_MARKET_ORGANIZATIONS,
    read=read,
    render=render,
    by_month=True,
)
