"""The statement of exchange in the terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from honeyflow.cli.records import Asked, View
from honeyflow.kernel.access import Right
from honeyflow.kernel.commodity import Commodity
from honeyflow.ledger.lines import in_one_sentence
from honeyflow.ledger.read import default_period, read_span, read_statement
from honeyflow.ledger.records import OpenShare, Statement
from honeyflow.ledger.sections import Group, sections_of

Cells = tuple[str, str, str, str]


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
    for section in sections_of(statement):
        table = Table(title=section.title, title_justify="left", box=box.SIMPLE_HEAD, title_style="bold", expand=True)
        table.add_column("")
        table.add_column("what", ratio=1)
        table.add_column("amount", justify="right", no_wrap=True)
        table.add_column("unit", no_wrap=True)
        table.add_column("before", justify="right", no_wrap=True)
        for side in section.sides:
            for number, cells in enumerate(chain.from_iterable(map(_rows, side.groups))):
                table.add_row(side.direction.value if number == 0 else "", *cells)
        console.print(table)
    for note in statement.notes:
        console.print(escape(note))
    _render_close(statement, console)


def _rows(group: Group) -> Iterator[Cells]:
    """Yield the group's title, if it has one, and a row a line: name, amount, unit, amount before."""
    if group.title:
        yield group.title, "", "", ""
    for row in group.rows:
        line, name = row.line, f"  {row.name}" if group.title else row.name
        if line.amount is None:
            yield name, "[dim]not recorded[/]", "", ""
        else:
            before = "" if line.before is None else amount(line.before, line.commodity)
            unit = "" if group.title else line.commodity.unit
            yield name, amount(line.amount, line.commodity), unit, before


def amount(value: Decimal, commodity: Commodity) -> str:
    """Return the figure with thousands separated and the commodity's decimal places."""
    return f"{value:,.{commodity.places}f}"


def share_words(share: OpenShare) -> str:
    """Return the open share with its unknown part: ``at least 38 %, at most 81 %``."""
    lower, upper = (f"{value * 100:.0f} %" for value in (share.lower, share.upper))
    return lower if lower == upper else f"at least {lower}, at most {upper}"


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
    if statement.open_share is not None:
        console.print(f"Open share of paid work: {share_words(statement.open_share)} (honeyflow show effort)")
    console.print(escape(in_one_sentence(statement.lines)))


view = View(
    name="exchange", question="What did each party give and get?", right=Right.SEE_EXCHANGE, read=read, render=render
)
