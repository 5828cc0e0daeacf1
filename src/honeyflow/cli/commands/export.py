"""``honeyflow export``: any table, as Parquet or CSV; services as JSON; the whole books for Beancount."""

from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.kernel.access import Right

BEANCOUNT = "beancount"


def export(
    table: Annotated[
        str,
        typer.Argument(help="A table, e.g. commit_employers (an unknown one lists all); or services; or beancount."),
    ],
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Ending in .parquet or .csv; .json for services; any for beancount.")
    ],
    site: SiteOption = None,
    exact: Annotated[
        bool, typer.Option("--exact", help="In CSV, leave texts that a spreadsheet would run as formulas as they are.")
    ] = False,
) -> None:
    """Write a table of the published snapshot, the catalogue of services, or the books for Beancount, to a file."""
    if table == "services":
        _services(file, site)
        return
    from honeyflow.cli.rights import require
    from honeyflow.cli.selection import ask
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.runs.rights import TABLE_RIGHTS
    from honeyflow.runs.tables import ALL_TABLES
    from honeyflow.store.export import export_table

    if table == BEANCOUNT:
        require(Right.SEE_BOOKS, f"export {table}")
        _export_books(site, file)
        return
    if table not in ALL_TABLES:
        raise UnknownNameError("table", table, [BEANCOUNT, *sorted(ALL_TABLES)])
    require(TABLE_RIGHTS[table], f"export {table}")
    with ask(site, Path.cwd()) as asked:
        rows = export_table(asked.snapshot, ALL_TABLES[table], asked.engine, file, exact=exact)
    typer.echo(f"{file}: {rows:,} rows of {table} ({ALL_TABLES[table].grain})")


def _services(file: Path, option: Path | None) -> None:
    from honeyflow.cli.offered import offer_from
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.outreach.briefs.offer import offer_json
    from honeyflow.site import load_site
    from honeyflow.site.discovery import find_site

    if file.suffix.lower() != ".json":
        raise UnknownNameError("file ending", file.suffix, [".json"])
    offer = offer_from(load_site(find_site(option, Path.cwd())))
    file.write_text(offer_json(offer), encoding="utf-8")
    counts = f"{len(offer.services):,} services, {len(offer.projects):,} projects, {len(offer.questions):,} answers"
    typer.echo(f"{file}: {counts} (drafts are left out)")


def _export_books(site: Path | None, file: Path) -> None:
    """Write beside the file first, so that it is there whole or not at all."""
    from honeyflow.cli.rights import own_role
    from honeyflow.cli.selection import ask
    from honeyflow.kernel.access import may
    from honeyflow.ledger.beancount import write_beancount

    partial = file.with_name(f".{file.name}.partial")
    with ask(site, Path.cwd()) as asked, partial.open("w", encoding="utf-8", newline="\n") as stream:
        whole = may(own_role(), Right.SEE_COMMITS)
        title = asked.site.company.name
        count = write_beancount(asked.snapshot, asked.engine, stream, title=title, contributions=whole)
    partial.replace(file)
    typer.echo(f"{file}: {count:,} entries. Check: bean-check {file}; look: fava {file}")


command = Command(name="export", order=5, right=Right.SEE_PUBLIC, function=export)
