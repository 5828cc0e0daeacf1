"""The close in the terminal: months with their checks, and what failed checks saw."""

from rich.console import Console
from rich.markup import escape

from honeyflow.cli.records import Asked, View
from honeyflow.cli.tabular import table
from honeyflow.kernel.access import Right
from honeyflow.ledger.close import FAILED
from honeyflow.ledger.locks import MonthClose, read_closes

MOST_MONTHS = 24
_COLOURS = {"failed": "red", "closed": "green", "locked": "green", "not recorded": "dim"}


def read(asked: Asked) -> tuple[MonthClose, ...]:
    """Read the months of the period asked for, else all."""
    closes = read_closes(asked.snapshot, asked.engine)
    return tuple(each for each in closes if asked.period is None or each.month_on in asked.period)


def render(closes: tuple[MonthClose, ...], console: Console) -> None:
    """Print the last months, then what each failed check saw and expected."""
    if not closes:
        console.print("Nothing is posted yet. Do: honeyflow run REPOSITORY")
        return
    shown = table("Months of the books", "month", "result", "lock", "checks", "corrections", numbers=2)
    for each in closes[-MOST_MONTHS:]:
        colour = _COLOURS.get(each.result, "")
        lock = f"locked by {escape(each.locked_by)}, {each.locked_at[:10]}" if each.locked else "open"
        good = sum(check.result in ("closed", "locked") for check in each.checks)
        cells = (f"{good} of {len(each.checks)}", str(each.corrections or ""))
        shown.add_row(f"{each.month_on:%Y-%m}", f"[{colour}]{each.result}[/]", lock, *cells)
    console.print(shown)
    if len(closes) > MOST_MONTHS:
        console.print(f"{len(closes) - MOST_MONTHS} earlier months are not listed: --json, or the page Books")
    for each in closes:
        for check in each.checks:
            if check.result == FAILED:
                console.print(f"[red]{each.month_on:%Y-%m}[/] {escape(check.check)}")
                console.print(f"  saw {escape(check.seen)}\n  expected {escape(check.expected)}")


view = View(
    name="close",
    question="Which months close, which do not and why, which are locked?",
    right=Right.SEE_BOOKS,
    read=read,
    render=render,
    by_month=True,
)
