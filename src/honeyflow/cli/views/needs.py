"""Both sides' needs in the terminal."""

from rich.console import Console
from rich.markup import escape

from honeyflow.cli.records import Asked, View
from honeyflow.cli.tabular import table
from honeyflow.kernel.access import Right
from honeyflow.sources.needs.read import SideNeeds, read_needs


def read(asked: Asked) -> tuple[SideNeeds, ...]:
    """Read the needs of customers and of the community, apart."""
    return read_needs(asked.snapshot, asked.engine)


def render(sides: tuple[SideNeeds, ...], console: Console) -> None:
    """Print each side's needs, open ones first."""
    for side in sides:
        title = f"Needs of {side.side}: {side.met} of {side.told} met"
        shown = table(title, "need", "kind", "told", "met", "customers", "people", numbers=2)
        for need in side.needs:
            people = "not told" if need.people is None else f"{need.people:,}"
            days = (f"{need.told_on}", f"{need.met_on}" if need.met_on else "open")
            shown.add_row(escape(need.title), need.kind, *days, f"{need.customers:,}", people)
        console.print(shown)


view = View(
    name="needs",
    question="What does each side need, and how much is met?",
    right=Right.SEE_NEEDS,
    read=read,
    render=render,
)
