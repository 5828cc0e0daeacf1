"""``honeyflow serve``: the pages, on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command


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
    serve_pages(
        folder, port=port, ready=lambda url: typer.echo(f"Honeyflow serves {folder} on {url}  (Ctrl-C stops it)")
    )


command = Command(name="serve", order=4, function=serve)
