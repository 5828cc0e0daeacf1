"""``honeyflow brief``: a member's case for their own employer, on their own machine: no site, server or network."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right

if TYPE_CHECKING:
    from honeyflow.kernel.finding import Finding
    from honeyflow.outreach.briefs.draft import Uses
    from honeyflow.outreach.briefs.offer import Offer
    from honeyflow.outreach.briefs.public import PublicWork

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Make the case for your own employer, from your own work, on this machine: start, edit the draft, make.",
)

Me = Annotated[
    list[str], typer.Option("--me", metavar="ADDRESS", help="An e-mail address of your commits; repeatable.")
]
Repositories = Annotated[
    list[str], typer.Option("--repository", metavar="DIR", help="A clone of a project you worked on; repeatable.")
]
Services = Annotated[
    Path | None, typer.Option("--services", metavar="FILE", help="The services.json that the company publishes.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over files that are there.")]


@group.callback()
def brief() -> None:
    """Read the files you name, write the files you name, and keep nothing else."""


@group.command("start")
@needing(Right.SEE_PUBLIC)
def start(  # noqa: PLR0913 - one option a thing a member may name
    me: Me = [],  # noqa: B006 - typer's own form
    repository: Repositories = [],  # noqa: B006
    services: Services = None,
    uses: Annotated[
        list[Path],
        typer.Option(
            "--uses", metavar="PATH", help="A list of what you use (SBOM, lock file), or a folder; repeatable."
        ),
    ] = [],  # noqa: B006
    language: Annotated[str, typer.Option(help="Of the brief: en, de, fr, es, pt, ja.")] = "en",
    name: Annotated[str, typer.Option(help="Your name; else as your commits have it.")] = "",
    employer: Annotated[str, typer.Option(help="Your employer's name.")] = "",
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE")] = Path("draft.toml"),
    force: Force = False,
) -> None:
    """Write a draft to edit, with everything filled in that your files tell."""
    from honeyflow.cli.brief_files import read_offer_file, told_lines, write_new
    from honeyflow.outreach.briefs.case import Case
    from honeyflow.outreach.briefs.draft import Draft, Member
    from honeyflow.outreach.briefs.language import Language
    from honeyflow.outreach.briefs.starting import starting_draft

    offer, findings = read_offer_file(services)
    done = _read_work(repository, me, offer) if repository else None
    used, trouble = _read_uses(uses, offer)
    draft = Draft(
        language=language,
        member=Member(name or (done.work.name if done else ""), employer=employer),
        uses=used,
        work=done.work if done else None,
    )
    text = starting_draft(Case(draft, offer, _today(), Language("en")), str(output))
    write_new(output, text.encode(), force=force)
    typer.echo(f"{output}: a draft in your hands alone. Edit it, then: {_next(output, services)}")
    _echo(told_lines([*findings, *trouble, *(done.findings if done else ())]))


@group.command("make")
@needing(Right.SEE_PUBLIC)
def make(
    draft: Annotated[Path, typer.Argument(metavar="DRAFT", help="TOML of brief start, or JSON saved from the pages.")],
    services: Services = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="NAMES", help="With commas between; all when not given.")
    ] = "",
    output: Annotated[Path, typer.Option("-o", "--output", metavar="DIR", help="Where the files go.")] = Path(),
    force: Force = False,
) -> None:
    """Write the brief in every format, and say what would make it better."""
    from honeyflow.cli.brief_files import (
        keep_what_is_there,
        read_draft_file,
        read_offer_file,
        told_lines,
        wording_lines,
        write_new,
    )
    from honeyflow.cli.progress import TerminalProgress
    from honeyflow.outreach.briefs.compose import compose
    from honeyflow.outreach.briefs.hints import hints
    from honeyflow.outreach.briefs.naming import file_stem
    from honeyflow.outreach.briefs.registry import formats as known

    chosen = [known.get(name.strip()) for name in formats.split(",")] if formats else list(known.all().values())
    told, wrong = read_draft_file(draft)
    offer, faults = read_offer_file(services)
    made = compose(told, offer, today=_today())
    files = [output / f"{file_stem(made)}.{each.ending}" for each in chosen]
    keep_what_is_there(files, force=force)
    written: list[str] = []
    with TerminalProgress() as progress:
        progress.start(f"Writing {made.title}", len(chosen))
        for each, file in zip(chosen, files, strict=True):
            content = each.render(made)
            write_new(file, content, force=force)
            written.append(f"  {file}  {each.title}, {len(content):,} bytes")
            progress.advance()
        progress.finish()
    typer.echo(f"{made.title}: {len(made.sections)} sections")
    _echo(written)
    lost = [finding for each in chosen for finding in each.lost(made)]
    better = [*told_lines([*wrong, *faults, *lost, *hints(told, offer, draft.name)]), *wording_lines(made, told.work)]
    _echo(["To make it better:", *better] if better else ["Nothing is missing."])


@group.command("work")
@needing(Right.SEE_PUBLIC)
def work(
    me: Me,
    repository: Repositories,
    services: Services = None,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE")] = Path("work.json"),
    force: Force = False,
) -> None:
    """Write what you did as JSON, to load into the brief on the pages; no address is in it."""
    from honeyflow.cli.brief_files import read_offer_file, told_lines, write_new
    from honeyflow.outreach.briefs.work import work_json

    offer, findings = read_offer_file(services)
    done = _read_work(repository, me, offer)
    write_new(output, work_json(done.work).encode(), force=force)
    typer.echo(f"{output}: {done.work.accepted:,} accepted changes, {done.work.reviews:,} reviews, tests and reports")
    _echo(told_lines([*findings, *done.findings]))


def _read_work(repositories: list[str], me: list[str], offer: "Offer") -> "PublicWork":
    from honeyflow.cli.brief_files import BriefFileError
    from honeyflow.cli.progress import TerminalProgress
    from honeyflow.outreach.briefs.public import read_public_work

    if not me:
        raise BriefFileError("--me", "nothing", "the address your commits bear", "add --me you@example.org")
    with TerminalProgress() as progress:
        return read_public_work(repositories, me, today=_today(), projects=offer.projects, progress=progress)


def _read_uses(places: list[Path], offer: "Offer") -> "tuple[Uses, list[Finding]]":
    """Return of what is used the company's projects: the rest of an employer's list has no part in a brief."""
    from honeyflow.outreach.briefs.draft import Component, Uses
    from honeyflow.outreach.briefs.inventory.folder import read_place
    from honeyflow.outreach.briefs.inventory.matching import match
    from honeyflow.outreach.briefs.inventory.reading import joined

    found = joined([read_place(place) for place in places])
    matched = {(use.purl, use.name, use.version) for use in match(found.components, offer.projects, _today())}
    kept = [each for each in found.components if (each.purl, each.name, each.version) in matched]
    if places:
        typer.echo(
            f"{len(found.components):,} components read, {len(kept):,} of {offer.company or 'no company'}'s projects"
        )
    return Uses("", tuple(Component(e.purl, e.name, e.version, e.source) for e in kept)), list(found.findings)


def _next(output: Path, services: Path | None) -> str:
    return f"honeyflow brief make {output}{f' --services {services}' if services else ''}"


def _today() -> date:
    """Return the day where the member is."""
    return datetime.now().astimezone().date()


def _echo(lines: Sequence[str]) -> None:
    for line in lines:
        typer.echo(line)


command = Command(name="brief", order=7, right=Right.SEE_PUBLIC, group=group)
