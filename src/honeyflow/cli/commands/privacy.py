"""``honeyflow privacy``: what a controller owes people: all that is held about somebody, the notice, the records."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from honeyflow.privacy.records import Held
    from honeyflow.site import Site

privacy = typer.Typer(
    help="What you owe people: all that is held about somebody, the notice, the record of processing.",
    no_args_is_help=True,
)

OutOption = Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Written there; else printed.")]


@privacy.command("access")
@needing(Right.SEE_PERSONS)
def access(
    who: Annotated[str, typer.Argument(metavar="PERSON|EMAIL", help="An address, a full name, or a person_id.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE.zip", help="Where to write it.")] = Path("held.zip"),
    site: SiteOption = None,
) -> None:
    """Write everything held about one person to one file: a page to read, CSV and JSON."""
    from honeyflow.cli.selection import ask
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.privacy.archive import build_archive
    from honeyflow.privacy.giving import access_of
    from honeyflow.store.files import write_bytes

    if out.suffix.lower() != ".zip":
        raise UnknownNameError("file ending", out.suffix, [".zip"])
    with ask(site, Path.cwd()) as asked:
        given = access_of(asked.snapshot, asked.engine, asked.site, who, also=_held_by_office)
    write_bytes(out, build_archive(given))
    typer.echo(f"{out}: {given.rows:,} rows of {len(given.held)} tables about {given.name}. Open read-me.html in it.")


@privacy.command("notice")
@needing(Right.SEE_PUBLIC)
def notice(out: OutOption = None, site: SiteOption = None) -> None:
    """Give the privacy notice made from this site's sources, as Markdown; served as the page /privacy/."""
    from honeyflow.privacy.notice import missing_facts, privacy_notice

    loaded = _site(site)
    _give(privacy_notice(loaded), out)
    for key, words in missing_facts(loaded):
        typer.secho(f"Not told yet: {words}: [privacy] {key} in honeyflow.toml", err=True, fg=typer.colors.YELLOW)


@privacy.command("record")
@needing(Right.MANAGE_SITE)
def record(out: OutOption = None, site: SiteOption = None) -> None:
    """Give the record of processing (Article 30, GDPR): Markdown, or CSV when FILE ends in .csv."""
    from honeyflow.privacy.register import record_csv, record_markdown

    loaded = _site(site)
    is_csv = out is not None and out.suffix.lower() == ".csv"
    _give(record_csv(loaded) if is_csv else record_markdown(loaded), out)


@privacy.command("assessment")
@needing(Right.MANAGE_SITE)
def assessment(out: OutOption = None, site: SiteOption = None) -> None:
    """Give a legitimate-interest assessment to fill in, with this site's facts in it, as Markdown."""
    from honeyflow.privacy.assessment import assessment as template

    _give(template(_site(site)), out)


def _held_by_office(site: "Site", addresses: "Sequence[str]") -> "list[Held]":
    """Return what the back office holds, where there is one."""
    from honeyflow.cli.office import has_office

    if not has_office(site):
        return []
    from honeyflow.web.start import set_up

    set_up(site.folder)
    from honeyflow.backoffice.queries.held import held_by_office

    return held_by_office(site, addresses)


def _site(option: Path | None) -> "Site":
    from honeyflow.site import load_site
    from honeyflow.site.discovery import find_site

    return load_site(find_site(option, Path.cwd()))


def _give(text: str, out: Path | None) -> None:
    from honeyflow.store.files import write_text

    if out is None:
        typer.echo(text, nl=False)
        return
    write_text(out, text)
    typer.echo(str(out))


command = Command(name="privacy", order=6, right=Right.SEE_PUBLIC, group=privacy)
