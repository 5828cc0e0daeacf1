"""``honeyflow serve``: the pages, on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.kernel.access import Right


def serve(
    site: SiteOption = None,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1.")] = 8000,
) -> None:
    """Show the results in the browser, on http://127.0.0.1:8000; new snapshots appear by themselves."""
    from honeyflow.site import load_site
    from honeyflow.site.discovery import find_site
    from honeyflow.web.server import serve as serve_pages

    folder = find_site(site, Path.cwd())
    load_site(folder)
    serve_pages(folder, port=port, ready=lambda url: _tell(folder, url))


def _tell(folder: Path, url: str) -> None:
    """Say where the pages are, and whether one has to sign in."""
    from django.db import connection

    from honeyflow.backoffice.queries.users import has_keeper

    typer.echo(f"Honeyflow serves {folder} on {url}  (Ctrl-C stops it)")
    if has_keeper():
        typer.echo("Everybody signs in, on this machine too. No mail? honeyflow users link EMAIL prints a link.")
    else:
        typer.echo("On this machine nobody signs in; others see public pages only. Let people in: honeyflow users add")
    connection.close()


command = Command(name="serve", order=4, right=Right.MANAGE_SITE, function=serve)
