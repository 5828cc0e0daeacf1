"""``honeyflow export``: any table, as Parquet or CSV; the catalogue of services as JSON."""

from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command


def export(
    table: Annotated[
        str, typer.Argument(help="A table, e.g. commit_employers (an unknown one lists all), or services.")
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Ending in .parquet or .csv; .json for services.")],
    site: SiteOption = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="In CSV, leave texts that a spreadsheet would run as formulas as they are.")
    ] = False,
) -> None:
    """Write a table of the published snapshot, or the catalogue of services, to a file."""
    if table == "services":
        _services(file, site)
        return
    from honeyflow.cli.selection import ask
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.runs.tables import ALL_TABLES
    from honeyflow.store.export import export_table

    if table not in ALL_TABLES:
        raise UnknownNameError("table", table, sorted(ALL_TABLES))
    with ask(site, Path.cwd()) as asked:
        rows = export_table(asked.snapshot, ALL_TABLES[table], asked.engine, file, exact=exact)
    typer.echo(f"{file}: {rows:,} rows of {table} ({ALL_TABLES[table].grain})")


def _services(file: Path, option: Path | None) -> None:
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.site import load_site
    from honeyflow.site.catalogue import offered, services_json
    from honeyflow.site.discovery import find_site

    if file.suffix.lower() != ".json":
        raise UnknownNameError("file ending", file.suffix, [".json"])
    site = load_site(find_site(option, Path.cwd()))
    services = offered(site.services)
    file.write_text(services_json(services, site.company.name, site.company.currency), encoding="utf-8")
    typer.echo(f"{file}: {len(services):,} services (drafts are left out)")


command = Command(name="export", order=5, function=export)
