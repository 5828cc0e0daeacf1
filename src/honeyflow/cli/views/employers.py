"""Employers in the terminal, where the operator sees every organization."""

from rich.console import Console
from rich.markup import escape

from honeyflow.cli.records import Asked, View
from honeyflow.cli.tabular import table
from honeyflow.kernel.access import Right
from honeyflow.people.read import EmployerTable, read_employers
from honeyflow.people.reads.employers import Employer


def read(asked: Asked) -> EmployerTable:
    """Read the employers of the period asked for, else of all time; none is folded away from the operator."""
    return read_employers(
        asked.snapshot,
        asked.engine,
        minimum_group=1,
        period=asked.period,
        project=asked.project,
        owned_today=asked.owned_today,
    )


def render(found: EmployerTable, console: Console) -> None:
    """Print one row per organization, most commits first."""
    view = "as owned today" if found.as_owned_today else "as at the time"
    shown = table(
        f"Employers by accepted commits, {view}",
        "organization",
        "kind",
        "years",
        "persons",
        "commits",
        numbers=2,
    )
    for each in found.employers:
        years = _years(each)
        contractors = f" [dim]({each.contractor_commits:,} by contractors)[/]" if each.contractor_commits else ""
        shown.add_row(f"{escape(each.name)}{contractors}", each.kind, years, f"{each.persons:,}", f"{each.commits:,}")
    if found.independent_commits:
        counts = (f"{found.independent_persons:,}", f"{found.independent_commits:,}")
        shown.add_row("[dim]independent[/]", "", "", *counts)
    shown.add_row("[dim]unknown[/]", "", "", f"{found.unknown_persons:,}", f"{found.unknown_commits:,}")
    console.print(shown)
    console.print(f"Kept apart: {found.bot_commits:,} commits by bots.")
    if not found.as_owned_today:
        console.print("With --owned-today each counts for whose it is today.")


def _years(employer: Employer) -> str:
    first, last = employer.first_on.year, employer.last_on.year
    return f"{first}" if first == last else f"{first} to {last}"


view = View(
    name="employers",
    question="Whom do the people behind the commits work for?",
    right=Right.SEE_ORGANIZATIONS,
    read=read,
    render=render,
)
