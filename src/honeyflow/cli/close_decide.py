"""``honeyflow close lock, unlock, status``: months that stay as they are.

Beside the commands, not among them, as `honeyflow.cli.people_explain`.
"""

import getpass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.options import SiteOption

By = Annotated[str, typer.Option("--by", help="Who decides; your user name when not given.")]
Month = Annotated[str, typer.Argument(metavar="MONTH", help="2025-03")]


def lock(
    month: Month,
    site: SiteOption = None,
    until: Annotated[bool, typer.Option("--until", help="And every open month before it.")] = False,
    by: By = "",
    note: Annotated[str, typer.Option("--note", help="Why, in a few words.")] = "",
) -> None:
    """Lock a month: its figures stay; what its records say otherwise later is posted in the first open month."""
    from honeyflow.cli.selection import ask
    from honeyflow.ledger.locks import lock_months, months_to_lock, read_closes

    with ask(site, Path.cwd()) as asked:
        file = asked.site.folder / asked.site.books.closes
        months = months_to_lock(read_closes(asked.snapshot, asked.engine), _month(month), until=until)
        prints = lock_months(asked.snapshot, asked.engine, file, months, by=by or getpass.getuser(), note=note)
    first, last = (f"{each.month_on:%Y-%m}" for each in (months[0], months[-1]))
    span = f"{first} to {last}, {len(months)} months" if len(months) > 1 else first
    typer.echo(f"Locked: {span} (fingerprint of the last {prints[-1][:8]}).")
    typer.echo(f"Written to {file}; in effect at the next honeyflow run.")
    typer.echo(f"Open again: honeyflow close unlock {last} --reason WHY")


def unlock(
    month: Month,
    reason: Annotated[str, typer.Option("--reason", help="Why; kept with the decision.")],
    site: SiteOption = None,
    by: By = "",
) -> None:
    """Open a locked month again, and every later one."""
    from honeyflow.cli.selection import ask
    from honeyflow.ledger.locks import CloseRefusedError, read_closes, unlock_months

    with ask(site, Path.cwd()) as asked:
        file = asked.site.folder / asked.site.books.closes
        locked = [each for each in read_closes(asked.snapshot, asked.engine) if each.locked]
    opened = [each for each in locked if each.month_on >= _month(month)]
    if not opened or opened[0].month_on != _month(month):
        raise CloseRefusedError(month, ["not locked at the last run"], "honeyflow close status, to see which are")
    if not reason.strip():
        raise CloseRefusedError(month, ["no reason given"], 'honeyflow close unlock MONTH --reason "why"')
    line = unlock_months(file, opened[0], by=by or getpass.getuser(), reason=reason)
    also = f" and {len(opened) - 1} later" if len(opened) > 1 else ""
    typer.echo(f"{file}, line {line}: {month}{also} opened; in effect at the next honeyflow run.")


def status(
    site: SiteOption = None,
    json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Show which months are closed, which do not close and why, and which are locked."""
    from rich.console import Console

    from honeyflow.cli.json import to_json
    from honeyflow.cli.selection import ask
    from honeyflow.cli.views.close import render
    from honeyflow.ledger.locks import read_closes

    with ask(site, Path.cwd()) as asked:
        closes = read_closes(asked.snapshot, asked.engine)
    if json:
        typer.echo(to_json(closes))
    else:
        render(closes, Console())


def _month(text: str) -> date:
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.kernel.period import Period

    try:
        period = Period.parse(text)
    except ValueError:
        raise UnknownNameError("month", text, ["2025-03"]) from None
    if period.months != 1:
        raise UnknownNameError("month", text, ["2025-03"])
    return period.start
