"""``honeyflow init``: a site with a commented configuration and sample files."""

from pathlib import Path

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.kernel.access import Right


def init(site: SiteOption = None) -> None:
    """Make a site: honeyflow.toml, sample CSV files, and services; nothing that exists is changed."""
    from honeyflow.site.discovery import find_site
    from honeyflow.site.init import create_site

    folder = find_site(site, Path.cwd())
    made = create_site(folder)
    for file in made:
        typer.echo(f"made {file}")
    if not made:
        typer.echo(f"{folder} is a site already; nothing was changed.")
    typer.echo(f"Next: honeyflow run REPOSITORY --site {folder}")


command = Command(name="init", order=1, right=Right.MANAGE_SITE, function=init)
