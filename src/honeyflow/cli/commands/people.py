"""``honeyflow people``: the sub-commands about persons."""

import typer

from honeyflow.cli.people_decide import changes, different, review, same, undo, works_for
from honeyflow.cli.people_erase import erase
from honeyflow.cli.people_explain import explain
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right

people = typer.Typer(help="Persons: who somebody is, where they worked, and why.", no_args_is_help=True)


people.command("explain")(needing(Right.SEE_PERSONS)(explain))
people.command("review")(needing(Right.SEE_PERSONS)(review))
people.command("changes")(needing(Right.SEE_PERSONS)(changes))
people.command("same")(needing(Right.DECIDE_PERSONS)(same))
people.command("different")(needing(Right.DECIDE_PERSONS)(different))
people.command("works-for")(needing(Right.DECIDE_PERSONS)(works_for))
people.command("undo")(needing(Right.DECIDE_PERSONS)(undo))
people.command("erase")(needing(Right.ERASE_PERSONS)(erase))

command = Command(name="people", order=4, right=Right.SEE_PERSONS, group=people)
