"""``honeyflow people erase``: somebody who asked to be removed, taken out for good.

Beside the commands, not among them, as `honeyflow.cli.people_explain`.
"""

import getpass
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.kernel.errors import HoneyflowError

if TYPE_CHECKING:
    from rich.console import Console

    from honeyflow.cli.records import Asked
    from honeyflow.people.reads.profile import Profile
    from honeyflow.runs.erase import Erased, ErasurePlan
    from honeyflow.runs.leftovers import Leftovers
    from honeyflow.site.whom import Whom


class ErasureError(HoneyflowError):
    """Somebody who cannot be erased like that."""

    def __init__(self, seen: str, expected: str) -> None:
        self.seen = seen
        self.expected = expected
        super().__init__(f"saw {seen}; expected {expected}. Nobody was erased")


def erase(
    who: Annotated[
        str,
        typer.Argument(
            metavar="PERSON|EMAIL", help="A person_id, an e-mail address, 'Name <address>', or a full name."
        ),
    ],
    site: SiteOption = None,
    by: Annotated[str, typer.Option("--by", help="Who erases; your user name when not given.")] = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; for scripts.")] = False,
) -> None:
    """Erase somebody for good: their commits count under a number, and no run brings them back.

    Shows what will go, and asks before it does it.
    """
    from rich.console import Console

    from honeyflow.cli.office import keep_in_order
    from honeyflow.cli.progress import TerminalProgress
    from honeyflow.cli.selection import ask
    from honeyflow.runs.erase import erase_person

    console = Console()
    with ask(site, Path.cwd()) as asked:
        profile, plan = _planned(asked, who.strip())
        loaded = asked.site
    render_plan(profile, plan, console)
    if not yes and not typer.confirm("\nErase for good? This cannot be undone"):
        typer.echo("Nobody was erased.")
        raise typer.Exit(1)
    with TerminalProgress() as progress:
        done = erase_person(
            loaded,
            plan.known.marks,
            by or getpass.getuser(),
            progress=progress,
            also=lambda: keep_in_order(loaded),
        )
    render_done(done, plan.leftovers, console)


def _planned(asked: "Asked", who: str) -> tuple["Profile | None", "ErasurePlan"]:
    from honeyflow.people.erased import known_by_whom
    from honeyflow.people.reads.profile import UnknownPersonError
    from honeyflow.runs.erase import plan_erasure, plan_of
    from honeyflow.site.whom import parse_whom

    whom = parse_whom(who)
    found = _found(asked, who, whom)
    _refuse(asked, whom, found)
    if found:
        return found[0], plan_erasure(asked.snapshot, asked.engine, asked.site, found[0].person_id)
    if whom is None:
        raise UnknownPersonError(f"{asked.site.folder}, snapshot {asked.snapshot.name}", who)
    return None, plan_of(asked.site, known_by_whom(whom))


def _found(asked: "Asked", who: str, whom: "Whom | None") -> "list[Profile]":
    """Return who may be meant; by ``Name <address>`` only those with an identity of both."""
    from honeyflow.people.reads.profile import find_profiles
    from honeyflow.site.whom import Whom

    least = asked.site.people.threshold
    if whom is None or not whom.name:
        return find_profiles(asked.snapshot, asked.engine, who, least=least)
    named = find_profiles(asked.snapshot, asked.engine, whom.email, least=least)
    return [each for each in named if whom.key in {Whom(one.email, one.name).key for one in each.identities}]


def _refuse(asked: "Asked", whom: "Whom | None", found: "list[Profile]") -> None:
    """Raise `ErasureError` for who is erased already, is several, or is nobody one could mean."""
    from honeyflow.people.addresses import is_shared_mailbox
    from honeyflow.site.erased.file import load_tombstones

    erased = load_tombstones(asked.site)
    gone = erased.by_identity(whom.name, whom.email) if whom else None
    if any(each.erased for each in found) or (gone and not found):
        when = f", on {erased.erased_on(gone)}" if gone else ""
        raise ErasureError(f"somebody who was erased already{when}", "somebody who is still there")
    if len(found) > 1:
        raise ErasureError(f"{len(found)} persons of that name or address", f"one, by person_id: {_listed(found)}")
    if found and found[0].bot:
        raise ErasureError("a program", "a person")
    if not found and whom and not whom.name and is_shared_mailbox(whom.email):
        raise ErasureError("an address that anybody may write from", "one person: 'Name <address>'")


def _listed(found: "list[Profile]") -> str:
    return ", ".join(f"{each.person_id} ({each.name}, {each.commits:,} commits)" for each in found[:9])


def render_plan(profile: "Profile | None", plan: "ErasurePlan", console: "Console") -> None:
    """Print what will go, and what stays for the operator to clean."""
    for line in _plan_lines(profile, plan):
        console.print(line, markup=False, highlight=False, soft_wrap=True)


def _plan_lines(profile: "Profile | None", plan: "ErasurePlan") -> Iterator[str]:
    from honeyflow.people.names import printable

    yield "What will go"
    if profile is None:
        yield "  nobody in the commits; kept out of every later run:"
    else:
        count = len(profile.identities)
        yield f"  {profile.name} {profile.person_id}: {count} {'identity' if count == 1 else 'identities'}"
        yield from (f"    {each.name} <{each.email}>" for each in profile.identities)
    seen = {each.email.strip().casefold() for each in profile.identities} if profile else set()
    yield from (f"    {printable(email)}" for email in plan.known.addresses if email not in seen)
    yield from (
        f"    {printable(name)} <{printable(email)}>, another at that address" for name, email in plan.known.along
    )
    listed = () if profile else plan.known.shared
    yield from (f"    {printable(name)} <{printable(email)}>" for name, email in listed)
    yield from (f"    the login {printable(login)}, in lists and subjects" for login in plan.known.logins)
    yield from (f"    the name {printable(name)}, in subjects and trailers" for name in plan.known.names)
    if plan.decisions:
        yield f"  decisions that name them: {_lines(plan.decisions)}; their rows keep a hash only"
    yield "  every snapshot published so far; a new one is made at once"
    yield "What stays"
    if profile is not None:
        yield f"  {profile.commits:,} commits, under a number, of unknown employer: the sums are as before"
    if profile is not None and profile.company_commits:
        yield f"  of these {profile.company_commits:,} counted as the company's, and will count as the community's"
    yield "  a keyed hash of each of these in erased.csv, so that no later run brings them back"
    yield from _left(plan.leftovers)


def _left(leftovers: "Leftovers") -> Iterator[str]:
    yield "To be cleaned by you"
    yield from (f"  {name}, which names them" for name in leftovers.files)
    yield "  the git repositories and their clones in data/landing/git/clones: their history is not rewritten"
    if leftovers.versioned:
        yield "  the history of the git repository that this site lies in"


def _lines(lines: tuple[int, ...]) -> str:
    return f"{'line' if len(lines) == 1 else 'lines'} {', '.join(map(str, lines))}"


def render_done(done: "Erased", leftovers: "Leftovers", console: "Console") -> None:
    """Print what was done, and what is left to the operator."""
    console.print(
        f"Erased as person {done.person}. Published {done.snapshot.name} without them; older snapshots are gone."
    )
    if done.backups:
        console.print(
            f"A new backup was made, {done.backups} from before deleted; copies elsewhere are yours to delete."
        )
    if done.decisions:
        console.print(f"Decisions rewritten: {_lines(done.decisions)}.")
    console.print("Keep data/erasure-key safe, in a backup too: without it nobody erased can be told from others.")
    for line in _left(leftovers):
        console.print(line, markup=False, highlight=False, soft_wrap=True)
