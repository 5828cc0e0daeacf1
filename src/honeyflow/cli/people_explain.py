"""``honeyflow people explain``: who somebody is, where they worked, and why, in plain words.

Beside the commands, not among them: it is a part of the command ``people``, and commands do not know each other.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.options import SiteOption

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from honeyflow.people.reads.profile import Answer, Profile, ProfileIdentity
    from honeyflow.people.reads.stays import Stay
    from honeyflow.people.reads.unknowns import Unknown

MOST_WHOLE = 1
"""More persons than this are listed; the user then asks for one of them."""


def explain(
    who: Annotated[str, typer.Argument(metavar="PERSON|EMAIL", help="An e-mail address, a full name, or a person_id.")],
    site: SiteOption = None,
    json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Say who somebody is and why, where they worked and when, and why commits are unknown."""
    from rich.console import Console

    from honeyflow.cli.json import to_json
    from honeyflow.cli.selection import ask
    from honeyflow.people.reads.profile import UnknownPersonError, find_profiles

    with ask(site, Path.cwd()) as asked:
        found = find_profiles(asked.snapshot, asked.engine, who, least=asked.site.people.threshold)
        where = f"{asked.site.folder}, snapshot {asked.snapshot.name}"
    if not found:
        raise UnknownPersonError(where, who)
    if json:
        typer.echo(to_json(found))
    elif len(found) > MOST_WHOLE:
        render_several(found, who, Console())
    else:
        render_profile(found[0], Console())


def render_several(found: Sequence["Profile"], who: str, console: "Console") -> None:
    """Print who `who` may mean, and how to ask for one of them."""
    from rich.markup import escape

    from honeyflow.cli.tabular import table
    from honeyflow.people.names import printable

    listed = table(
        f"{len(found)} persons may be meant by {escape(printable(who))}",
        "person",
        "name",
        "last at",
        "commits",
        numbers=1,
    )
    for each in found:
        last = each.stays[-1].organization if each.stays else "unknown"
        listed.add_row(each.person_id, escape(each.name), escape(last), f"{each.commits:,}")
    console.print(listed)
    console.print(f"One of them: honeyflow people explain {found[0].person_id}")


def render_profile(profile: "Profile", console: "Console") -> None:
    """Print who it is, where they worked, and what is unknown, each with the reason and how sure that is."""
    from rich.markup import escape

    from honeyflow.people.records import UNKNOWN

    kind = "  [yellow]a program[/]" if profile.bot else ""
    console.print(f"\n[bold]{escape(profile.name)}[/]{kind}  [dim]{profile.person_id}[/]")
    days = f" from {profile.first_on} to {profile.last_on}" if profile.first_on else ""
    console.print(f"{_count(profile.commits, 'commit')}{days}, {_count(len(profile.identities), 'identity')}.")
    console.print("\n[bold]Who this is[/]")
    for identity in profile.identities:
        console.print(_item(f"{identity.name} <{identity.email}>", *_identity(identity)))
    if profile.bot:
        console.print("\nA program works for nobody: its commits are kept apart.")
        return
    console.print("\n[bold]Where they worked[/]")
    for stay in profile.stays:
        console.print(_item(f"{stay.from_words} to {stay.last_on}  {stay.organization}", *_stay(stay)))
    if not profile.stays:
        console.print("  Nothing states or shows an employer.")
    console.print("\n[bold]Whom the commits count for[/]")
    for answer in (each for each in profile.answers if each.employer != UNKNOWN):
        console.print(_item(f"{answer.employer}: {_dated(answer)}", f"{answer.why}, {answer.sure} sure"))
    console.print("\n[bold]What is unknown[/]")
    for reason in profile.unknown:
        console.print(_item(_dated(reason), reason.why))
    if not profile.unknown:
        console.print("  Nothing: each commit has an employer." if profile.commits else "  No commit to tell of.")


def _identity(identity: "ProfileIdentity") -> Iterator[str]:
    yield f"{identity.why}: {identity.confidence:.2f} sure"
    named = f", an address at {identity.organization}" if identity.organization else ""
    if identity.commits:
        days = f", {identity.first_on} to {identity.last_on}" if identity.first_on else ""
        yield f"{_count(identity.commits, 'commit')}{days}{named}"
    else:
        yield f"author of no commit: seen as committer or in a trailer{named}"


def _stay(stay: "Stay") -> Iterator[str]:
    owner = f", today {stay.owner}'s" if stay.owner else ""
    yield f"as {stay.capacity}, {'stated' if stay.stated else 'inferred'}{owner}"
    for row in stay.rows:
        when = f"{row.from_words} to {row.last_on}: " if len(stay.rows) > 1 else ""
        yield f"{when}{row.why}, {row.confidence:.2f} sure"


def _dated(counted: "Answer | Unknown") -> str:
    days = f", {counted.first_on} to {counted.last_on}" if counted.first_on else ""
    return f"{_count(counted.commits, 'commit')}{days}"


def _count(number: int, one: str) -> str:
    many = f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"
    return f"{number:,} {one if number == 1 else many}"


def _item(title: str, *lines: str) -> "Table":
    """Return a title with its lines indented, wrapped at whatever width there is."""
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 0, 0, 2))
    grid.add_row(Text(title))
    for line in lines:
        grid.add_row(Padding(Text(line, style="dim"), (0, 0, 0, 2)))
    return grid
