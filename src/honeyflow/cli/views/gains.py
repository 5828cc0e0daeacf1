"""Gains in the terminal."""

from rich.console import Console
from rich.markup import escape

from honeyflow.cli.records import Asked, View
from honeyflow.cli.tabular import table
from honeyflow.kernel.access import Right
from honeyflow.ledger.gains.read import read_gains
from honeyflow.ledger.gains.records import Gains, Soundness, Way
from honeyflow.ledger.read import read_span

_COLOURS = {Way.ROSE: "green", Way.FELL: "red", Way.STEADY: "default", Way.UNKNOWN: "dim"}


def read(asked: Asked) -> Gains | None:
    """Read the gains of the twelve months up to the end of the period asked for, else of the books."""
    span = asked.period or read_span(asked.snapshot, asked.engine)
    return None if span is None else read_gains(asked.snapshot, asked.engine, span.end)


def render(gains: Gains | None, console: Console) -> None:
    """Print the verdict, what fell, and every measure of each party."""
    if gains is None:
        console.print("Nothing is posted yet. Do: honeyflow run REPOSITORY")
        return
    colour = {Soundness.SOUND: "green", Soundness.NOT_SOUND: "red"}.get(gains.soundness, "yellow")
    console.print(f"\n[bold {colour}]{gains.soundness.value.capitalize()}.[/] {escape(gains.says)}")
    for party, measured in gains.alerts:
        console.print(f"[red]fell[/] {party.value}: {escape(measured.name)}")
    for each in gains.parties:
        shown = table(f"{each.party.value.capitalize()}: {each.way.value}", "measure", "now", "before", "", numbers=3)
        for gain in each.gains:
            measured = gain.measured
            if measured.now is None or measured.before is None:
                shown.add_row(escape(measured.name), f"[dim]{measured.missing}[/]", "", "[dim]cannot tell[/]")
                continue
            places = 2 if measured.unit.startswith("share") else measured.places
            amounts = (f"{measured.now:,.{places}f}", f"{measured.before:,.{places}f}")
            shown.add_row(escape(measured.name), *amounts, f"[{_COLOURS[gain.way]}]{gain.way.value}[/]")
        console.print(shown)


view = View(
    name="gains",
    question="Does each party gain, and is the company's gain sound?",
    right=Right.SEE_EXCHANGE,
    read=read,
    render=render,
)
