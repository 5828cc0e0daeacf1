"""``honeyflow people``: the sub-commands about persons."""

import typer

from honeyflow.cli.people_decide import changes, different, review, same, undo, works_for
from honeyflow.cli.people_erase import erase
from honeyflow.cli.people_explain import explain
from honeyflow.cli.records import Command

people = typer.Typer(help="Persons: who somebody is, where they worked, and why.", no_args_is_help=True)


people.command("explain")(explain)
people.command("review")(review)
people.command("changes")(changes)
people.command("same")(same)
people.command("different")(different)
people.command("works-for")(works_for)
people.command("undo")(undo)
people.command("erase")(erase)

command = Command(name="people", order=4, group=people)
