"""``honeyflow close``: the sub-commands about locked months."""

import typer

from honeyflow.cli.close_decide import lock, status, unlock
from honeyflow.cli.records import Command

close = typer.Typer(help="Months of the books: closed, locked, open.", no_args_is_help=True)

close.command("status")(status)
close.command("lock")(lock)
close.command("unlock")(unlock)

command = Command(name="close", order=6, group=close)
