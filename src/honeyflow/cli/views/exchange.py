"""The statement of exchange in the terminal."""

from dataclasses import dataclass
from decimal import Decimal

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from honeyflow.cli.records import Asked, View
from honeyflow.kernel.commodity import Commodity
from honeyflow.kernel.party import PARTIES
from honeyflow.ledger.read import default_period, read_span, read_statement
from honeyflow.ledger.records import Direction, Line, Statement


@dataclass(frozen=True)
class Exchange:
    """A statement with the words around it; `statement` is None while nothing is posted."""

    company: str
    demo: bool
    statement: Statement | None


def read(asked: Asked) -> Exchange:
    """Read the statement of the period asked for, else of the last twelve months in the books."""
    span = asked.period or read_span(asked.snapshot, asked.engine)
    statement = None
    if span is not None:
        period = asked.period or default_period(span)
        statement = read_statement(asked.snapshot, asked.engine, period, asked.project)
    return Exchange(asked.site.company.name, asked.site.demo, statement)


def render(exchange: Exchange, console: Console) -> None:
    """Print one table per party, the checks of the close, and the figures raw and keeper-free."""
    statement = exchange.statement
    if statement is None:
        console.print("Nothing is posted yet. Do: honeyflow run REPOSITORY")
        return
    if exchange.demo:
        console.print("[yellow]Demo company: generated data, no real people or customers.[/]")
    scope = statement.project or "all projects"
    console.print(f"\n[bold]Statement of exchange[/] · {escape(exchange.company)} · {statement.period.name} · {scope}")
    if statement.refused:
        console.print(f"[red]Refused:[/] {escape(statement.refused)}")
        return
    for party in PARTIES:
        table = Table(
            title=party.value.capitalize(), title_justify="left", box=box.SIMPLE_HEAD, title_style="bold", expand=True
        )
        table.add_column("")
        table.add_column("figure", ratio=1)
        table.add_column("amount", justify="right", no_wrap=True)
        table.add_column("unit", no_wrap=True)
        table.add_column("period before", justify="right")
        for direction in Direction:
            for number, line in enumerate(statement.of(party, direction)):
                table.add_row(direction.value if number == 0 else "", *_cells(line), end_section=False)
        console.print(table)
    _render_close(statement, console)


def _cells(line: Line) -> tuple[str, str, str, str]:
    if line.amount is None:
        return line.label, "[dim]not recorded[/]", "", ""
    before = "" if line.before is None else amount(line.before, line.commodity)
    return line.label, amount(line.amount, line.commodity), _unit(line), before


def _unit(line: Line) -> str:
    return "" if line.commodity.code.startswith("ACE.") else line.commodity.unit


def amount(value: Decimal, commodity: Commodity) -> str:
    """Return the figure with thousands separated and the commodity's decimal places."""
    return f"{value:,.{commodity.places}f}"


def _render_close(statement: Statement, console: Console) -> None:
    close = Table(title="Close", title_justify="left", box=box.SIMPLE_HEAD, title_style="bold")
    for heading in ("check", "result", "months"):
        close.add_column(heading)
    for check in statement.checks:
        close.add_row(check.name, check.result, f"{check.months} of {statement.period.months}")
    console.print(close)
    people = Table(title="With and without the company's staff", title_justify="left", box=box.SIMPLE_HEAD)
    for heading in ("figure", "raw", "keeper-free"):
        people.add_column(heading, justify="left" if heading == "figure" else "right")
    for figure in statement.figures:
        people.add_row(figure.label, f"{figure.raw:,}", f"{figure.keeper_free:,}")
    console.print(people)
    for sentence in dict.fromkeys(line.missing for line in statement.lines if line.missing):
        console.print(f"· {escape(sentence)}")


view = View(name="exchange", question="What did each party give and get?", read=read, render=render)
