"""``honeyflow restore``: a backup, into a new folder."""

from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.records import Command
from honeyflow.kernel.access import Right


def restore(
    file: Annotated[Path, typer.Argument(metavar="BACKUP", help="A file that honeyflow backup made.")],
    to: Annotated[Path, typer.Option("--to", metavar="FOLDER", help="An empty folder, or one to be made.")],
) -> None:
    """Restore a backup into an empty folder; then run it."""
    from honeyflow.runs.backup import restore_backup

    count = restore_backup(file, to)
    typer.echo(f"{to}: {count:,} files. Next: honeyflow run --site {to}")
    typer.echo("Was somebody erased since this backup was made? Then put the newest erased.csv there first.")


command = Command(name="restore", order=8, right=Right.MANAGE_SITE, function=restore)
