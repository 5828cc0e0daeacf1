"""Where paid days went, in the terminal."""

from dataclasses import dataclass
from decimal import Decimal

from rich.console import Console
from rich.markup import escape

from honeyflow.cli.records import Asked, View
from honeyflow.cli.tabular import table
from honeyflow.cli.views.exchange import share_words
from honeyflow.kernel.access import Right
from honeyflow.kernel.rounding import shown_parts
from honeyflow.ledger.open_share import EffortView, LicenceStretch, read_effort, read_licences
from honeyflow.ledger.read import default_period, read_span

NOBODY = "Nobody was paid in this period, or no staff list tells it. Do: list your staff in staff.csv, then run again."


@dataclass(frozen=True)
class Shown:
    """Where the paid days of a period went, and the licences that decided what was open."""

    effort: EffortView
    licences: tuple[LicenceStretch, ...]


def read(asked: Asked) -> Shown | None:
    """Read the effort of the period asked for, else of the last twelve months in the books."""
    span = asked.period or read_span(asked.snapshot, asked.engine)
    if span is None:
        return None
    period = asked.period or default_period(span)
    return Shown(read_effort(asked.snapshot, asked.engine, period), read_licences(asked.snapshot, asked.engine))


def render(shown: Shown | None, console: Console) -> None:
    """Print destinations with how each is known, the projects, and the licences."""
    if shown is None:
        console.print("Nothing is posted yet. Do: honeyflow run REPOSITORY")
        return
    effort = shown.effort
    if effort.share is None:
        console.print(NOBODY)
    else:
        _render_days(effort, console)
        console.print(f"Open share of paid work: [bold]{share_words(effort.share)}[/]", highlight=False)
        if effort.before is not None:
            console.print(f"In the period before: {share_words(effort.before)}", highlight=False)
    _render_licences(shown, console)


def _render_days(effort: EffortView, console: Console) -> None:
    title = f"Paid person-days, {effort.period.name}"
    days = table(title, "destination", "days", "part", "time sheets", "derived", "no record", numbers=5)
    paid = effort.share.paid if effort.share else Decimal(1)
    whole = shown_parts([each.days for each in effort.destinations])
    for each, shown in zip(effort.destinations, whole, strict=True):
        known = (f"{value:,.0f}" if value else "" for value in (each.sheets, each.derived, each.unrecorded))
        days.add_row(each.destination, f"{shown:,}", f"{each.days / paid * 100:.0f} %", *known)
    days.add_row("[bold]paid[/]", f"[bold]{sum(whole):,}[/]", "100 %", "", "", "")
    console.print(days)
    projects = table("By project", "project", "counts as", "days", "time sheets", numbers=2)
    for project in effort.projects:
        name = escape(project.project) or "[dim]no single project[/]"
        projects.add_row(name, project.destination, f"{project.days:,.0f}", f"{project.sheets:,.0f}")
    if effort.projects:
        console.print(projects)


def _render_licences(shown: Shown, console: Console) -> None:
    licences = table("Licences", "repository", "from", "until", "licence", "days count as", "told by")
    for each in shown.licences:
        until = f"{each.end}" if each.end else ""
        words = f"{each.expression}{f' ({each.note})' if each.note and each.expression != 'none' else ''}"
        licences.add_row(escape(each.repository), f"{each.start}", until, escape(words), each.counts_as, each.told_by)
    console.print(licences)


view = View(
    name="effort",
    question="Where did the paid days go, and how much was open?",
    right=Right.SEE_EFFORT,
    read=read,
    render=render,
    by_month=True,
)
