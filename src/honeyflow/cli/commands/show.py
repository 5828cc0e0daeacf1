"""``honeyflow show``: results as tables in the terminal, or as JSON."""

from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command, View
from honeyflow.kernel.access import Right
from honeyflow.kernel.registry import Registry

views = Registry(View, "honeyflow.cli.views", "view")


def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="VIEW",
            help="exchange, effort, gains, market, organizations, needs, community, employers, close, findings.",
        ),
    ],
    site: SiteOption = None,
    period: Annotated[
        str, typer.Option(help="2025, 2025-Q3, 2025-07, 2024-07..2025-06 or all; the last 12 months when not given.")
    ] = "",
    project: Annotated[str, typer.Option(help="One repository; all when not given.")] = "",
    owned_today: Annotated[
        bool, typer.Option("--owned-today", help="Employers: count each for whose it is today, not as it was then.")
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="For machines; amounts are texts, so that none is rounded.")
    ] = False,
) -> None:
    """Print a result: what each party gave and got, where paid days went, gains, market, needs, community, findings."""
    from rich.console import Console

    from honeyflow.cli.json import to_json
    from honeyflow.cli.rights import require
    from honeyflow.cli.selection import ask

    view = views.get(what)
    require(view.right, f"show {what}")
    with ask(site, Path.cwd(), period, project, owned_today=owned_today, by_month=view.by_month) as asked:
        result = view.read(asked)
    if json:
        typer.echo(to_json(result))
    else:
        view.render(result, Console())


command = Command(name="show", order=3, right=Right.SEE_PUBLIC, function=show)
