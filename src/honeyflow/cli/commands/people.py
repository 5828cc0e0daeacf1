"""``honeyflow people``: the sub-commands about persons."""

import typer

from honeyflow.cli.people_explain import explain
from honeyflow.cli.records import Command

people = typer.Typer(help="Persons: who somebody is, where they worked, and why.", no_args_is_help=True)


@people.callback()
def _group() -> None:
    """Keep the sub-commands' names while there is but one."""


people.command("explain")(explain)

command = Command(name="people", order=4, group=people)
