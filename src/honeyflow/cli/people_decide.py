"""``honeyflow people same, different, works-for, undo, review``: deciding what the evidence leaves open.

Beside the commands, not among them, as `honeyflow.cli.people_explain`.
"""

import getpass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.site.whom import parse_whom
from honeyflow.sources.lists.capacity import CAPACITIES

if TYPE_CHECKING:
    from rich.console import Console

    from honeyflow.people.reads.review import Review
    from honeyflow.site.whom import Whom
    from honeyflow.sources.decisions.records import Decision

_MOST = 20

By = Annotated[str, typer.Option("--by", help="Who decides; your user name when not given.")]
Note = Annotated[str, typer.Option("--note", help="Why, in a few words.")]


class DecisionError(HoneyflowError):
    """What cannot be decided like that."""

    def __init__(self, seen: str, expected: str) -> None:
        self.seen = seen
        self.expected = expected
        super().__init__(f"saw {seen}; expected {expected}. Nothing was decided")


def same(one: str, other: str, site: SiteOption = None, by: By = "", note: Note = "") -> None:
    """Decide that two e-mail addresses are one person's; of an address that several use, 'Name <address>' is one."""
    _of_two("same", one, other, site, by, note)


def different(one: str, other: str, site: SiteOption = None, by: By = "", note: Note = "") -> None:
    """Decide that two e-mail addresses, or 'Name <address>', are never one person's."""
    _of_two("different", one, other, site, by, note)


def works_for(
    email: str,
    organization: Annotated[str, typer.Argument(help="Its name, or independent.")],
    site: SiteOption = None,
    start: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="First day.")] = None,
    last: Annotated[datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="Last day.")] = None,
    capacity: Annotated[str, typer.Option("--as", help=f"One of {', '.join(CAPACITIES)}.")] = "",
    by: By = "",
) -> None:
    """Decide whom the person behind an e-mail address, or 'Name <address>', works for, from day to day."""
    if capacity and capacity not in CAPACITIES:
        raise DecisionError(f"{capacity!r} as capacity", f"one of {', '.join(CAPACITIES)}")
    if start and last and last < start:
        raise DecisionError(f"a period from {start:%Y-%m-%d} to {last:%Y-%m-%d}", "the earlier day first")
    _check(email)
    days = {"first_day": start and start.date(), "last_day": last and last.date()}
    _decide(site, "works-for", by, "", who=email, organization=organization, capacity=capacity, **days)


def undo(
    line: Annotated[int, typer.Argument(help="Line of the decision, as `honeyflow people review` shows it.")],
    site: SiteOption = None,
    by: By = "",
    note: Note = "",
) -> None:
    """Take a decision back: the next run is as if it had never been taken."""
    _decide(site, "undo", by, note, other=str(line))


def review(
    site: SiteOption = None,
    json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Show who may be one person, and what has been decided."""
    from rich.console import Console

    from honeyflow.cli.json import to_json
    from honeyflow.cli.selection import ask
    from honeyflow.people.reads.review import read_review

    with ask(site, Path.cwd()) as asked:
        found = read_review(asked.snapshot, asked.engine)
    if json:
        typer.echo(to_json(found))
    else:
        render_review(found, Console())


def changes(
    site: SiteOption = None,
    json: Annotated[bool, typer.Option("--json", help="For machines.")] = False,
) -> None:
    """Show what changed since the last run: persons joined and parted, and commits that count for another employer."""
    from rich.console import Console

    from honeyflow.cli.json import to_json
    from honeyflow.cli.selection import ask
    from honeyflow.people.changes import read_changes

    with ask(site, Path.cwd()) as asked:
        found = read_changes(asked.snapshot, asked.engine)
    if json:
        typer.echo(to_json([change for change, _ in found]))
        return
    from rich.markup import escape

    from honeyflow.people.names import printable

    console = Console()
    for change, name in found[:_MOST]:
        console.print(
            f"  {escape(printable(name))} [dim]{change.person_id}[/]: {escape(change.words)}",
            soft_wrap=True,
            highlight=False,
        )
    if len(found) > _MOST:
        console.print(f"  and {len(found) - _MOST:,} more: --json, or the page Review")
    if not found:
        console.print("Nothing changed since the last run, apart from what is new.")


def render_review(found: "Review", console: "Console") -> None:
    """Print the questions with what to type, then the decisions with their lines."""
    from rich.markup import escape

    from honeyflow.people.names import printable

    console.print(f"\n[bold]{len(found.questions):,} pairs that may be one person[/]")
    for each in found.questions[:_MOST]:
        pair = [f"{printable(side.identity_name) or 'no name'} <{printable(side.email)}>" for side in each.sides]
        console.print(f"  {each.probability:.2f}  {escape(pair[0])}\n        {escape(pair[1])}", soft_wrap=True)
        console.print(f"        [dim]{each.why}[/]")
    if len(found.questions) > _MOST:
        console.print(f"  and {len(found.questions) - _MOST:,} more: --json, or the page Review")
    if found.questions:
        console.print("Decide: honeyflow people same EMAIL EMAIL, or honeyflow people different EMAIL EMAIL")
        console.print("Of an address that several use, one is meant so: 'Name <address>'")
    else:
        console.print("  Nothing to decide: each identity belongs to a person, or clearly to none.")
    console.print(f"\n[bold]{len(found.decided):,} decisions in force at the last run[/]")
    for decided in found.decided[:_MOST]:
        console.print(f"  line {decided.line}: {escape(printable(told(decided)))}", soft_wrap=True)
    if found.decided:
        console.print("Take one back: honeyflow people undo LINE")


def told(decided: "Decision") -> str:
    """Return a decision in words."""
    if decided.kind not in ("works-for", "not-works-for"):
        relation = "is" if decided.kind == "same" else "is not"
        return f"{decided.who} {relation} {decided.other} (by {decided.decided_by or 'nobody named'})"
    days = f" from {decided.valid_from}" if decided.valid_from else ""
    days += f" until {decided.valid_to}" if decided.valid_to else ""
    verb = "works for" if decided.kind == "works-for" else "did not work for"
    return f"{decided.who} {verb} {decided.organization}{days} (by {decided.decided_by or 'nobody named'})"


def _of_two(kind: str, one: str, other: str, site: Path | None, by: str, note: str) -> None:
    if _check(one).key == _check(other).key:
        raise DecisionError("the same address twice", "two addresses, or Name <address> twice")
    _decide(site, kind, by, note, who=one, other=other)


def _check(text: str) -> "Whom":
    whom = parse_whom(text)
    if whom is None:
        raise DecisionError(f"{text!r}", "an e-mail address, ann@example.com, or 'Name <address>'")
    return whom


def _decide(site: Path | None, kind: str, by: str, note: str, **said: object) -> None:
    from honeyflow.site import load_site
    from honeyflow.site.decisions import decide, decision
    from honeyflow.site.discovery import find_site

    loaded = load_site(find_site(site, Path.cwd()))
    line = decide(loaded, decision(kind, by or getpass.getuser(), note=note, **said))
    typer.echo(f"{loaded.folder / loaded.people.decisions}, line {line}: decided; in effect at the next honeyflow run.")
    typer.echo(f"Take it back: honeyflow people undo {line}")
