"""``honeyflow run``: read everything and publish one snapshot."""

from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.kernel.access import Right


def run(
    repositories: Annotated[
        list[str] | None,
        typer.Argument(metavar="REPOSITORY…", help="Paths of local clones (bare or not), or git URLs."),
    ] = None,
    site: SiteOption = None,
) -> None:
    """Read the site's repositories and files, post and close the books, publish one snapshot.

    Repositories named here are added to the site; without a site, one is made.
    """
    from honeyflow.cli.progress import TerminalProgress
    from honeyflow.runs.run import run_site
    from honeyflow.site import load_site
    from honeyflow.site.config import FILE
    from honeyflow.site.discovery import find_site
    from honeyflow.site.init import add_repositories, create_site

    folder = find_site(site, Path.cwd())
    if not (folder / FILE).exists():
        create_site(folder)
        typer.echo(f"Made a site in {folder}: name your company in honeyflow.toml, fill the three CSV files.")
    for added in add_repositories(folder, repositories or []):
        typer.echo(f"Added to {FILE}: {added}")
    with TerminalProgress() as progress:
        snapshot = run_site(load_site(folder), progress=progress)
    rows, inputs = snapshot.manifest["tables"], len(snapshot.manifest["inputs"])
    read = f"{rows['repository']} {'repository' if rows['repository'] == 1 else 'repositories'}"
    typer.echo(
        f"Published {snapshot.name}: {rows['commit']:,} commits of {read}, "
        f"{rows['person']:,} people, {rows['posting']:,} postings, {rows['finding']:,} findings ({inputs} inputs)."
    )
    typer.echo(f"Next: honeyflow show exchange --site {folder}   or   honeyflow serve --site {folder}")


command = Command(name="run", order=2, right=Right.MANAGE_SITE, function=run)
