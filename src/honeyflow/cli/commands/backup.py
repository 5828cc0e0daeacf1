"""``honeyflow backup``: what cannot be made anew, in one file."""

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.kernel.access import Right


def backup(site: SiteOption = None) -> None:
    """Write a backup of the site and the back office into [privacy] backups; delete those whose days are over.

    Snapshots and repositories are left out: a run makes the first anew from the second.
    """
    import os
    from pathlib import Path

    from honeyflow.runs.backup import list_backups, make_backup
    from honeyflow.site import load_site
    from honeyflow.site.discovery import find_site
    from honeyflow.site.settings import load_settings

    loaded = load_site(find_site(site, Path.cwd()))
    made = make_backup(loaded)
    size = made.file.stat().st_size / 1e6
    typer.echo(f"{made.file}: {made.files:,} files, {size:.1f} MB. Backups kept: {len(list_backups(loaded))}.")
    typer.echo(f"Restore: honeyflow restore {made.file} --to FOLDER")
    if load_settings(os.environ).database:
        typer.secho(
            "The back office is in PostgreSQL, so it is not in this file. Do: pg_dump, kept as long as these.", err=True
        )


command = Command(name="backup", order=8, right=Right.MANAGE_SITE, function=backup)
