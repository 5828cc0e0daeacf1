"""``honeyflow export``: any table, as Parquet or CSV."""

from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command


def export(
    table: Annotated[str, typer.Argument(help="Name of a table, e.g. commit_employers; an unknown one lists all.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Ending in .parquet or .csv.")],
    site: SiteOption = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="In CSV, leave texts that a spreadsheet would run as formulas as they are.")
    ] = False,
) -> None:
    """Write a table of the published snapshot to a file."""
    from honeyflow.cli.selection import ask
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.runs.tables import ALL_TABLES
    from honeyflow.store.export import export_table

    if table not in ALL_TABLES:
        raise UnknownNameError("table", table, sorted(ALL_TABLES))
    with ask(site, Path.cwd()) as asked:
        rows = export_table(asked.snapshot, ALL_TABLES[table], asked.engine, file, exact=exact)
    typer.echo(f"{file}: {rows:,} rows of {table} ({ALL_TABLES[table].grain})")


command = Command(name="export", order=5, function=export)
