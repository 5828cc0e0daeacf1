"""The community in the terminal."""

from rich.console import Console

from honeyflow.cli.records import Asked, View
from honeyflow.cli.tabular import table
from honeyflow.kernel.access import Right
from honeyflow.ledger.read import default_period, read_span
from honeyflow.people.read import Community, read_community

MOST_MONTHS = 24


def read(asked: Asked) -> Community | None:
    """Read the community of the period asked for, else of the last twelve months in the books."""
    span = asked.period or read_span(asked.snapshot, asked.engine)
    if span is None:
        return None
    return read_community(asked.snapshot, asked.engine, asked.period or default_period(span), asked.project)


def render(community: Community | None, console: Console) -> None:
    """Print the figures raw and keeper-free, then the last months."""
    if community is None:
        console.print("Nothing is posted yet. Do: honeyflow run REPOSITORY")
        return
    figures = table(f"Community, {community.period.name}", "persons", "raw", "keeper-free", numbers=2)
    for tally in community.tallies:
        figures.add_row(tally.label, f"{tally.raw:,}", f"{tally.keeper_free:,}")
    console.print(figures)
    months = table("Month by month", "month", "active", "keeper-free", "new", "keeper-free", numbers=4)
    for each in community.months[-MOST_MONTHS:]:
        counts = (each.active, each.active_keeper_free, each.new, each.new_keeper_free)
        months.add_row(f"{each.month:%Y-%m}", *(f"{count:,}" for count in counts))
    console.print(months)


view = View(
    name="community",
    question="Who is there, who is new, who left?",
    right=Right.SEE_COMMUNITY,
    read=read,
    render=render,
)
