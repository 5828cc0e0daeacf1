"""``honeyflow close``: the sub-commands about locked months."""

import typer

from honeyflow.cli.close_decide import lock, status, unlock
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right

close = typer.Typer(help="Months of the books: closed, locked, open.", no_args_is_help=True)

close.command("status")(needing(Right.SEE_BOOKS)(status))
close.command("lock")(needing(Right.CLOSE_BOOKS)(lock))
close.command("unlock")(needing(Right.CLOSE_BOOKS)(unlock))

command = Command(name="close", order=6, right=Right.SEE_BOOKS, group=close)
