"""``honeyflow consent``: who agreed to be written to, for what, and who no longer does."""

from pathlib import Path
from typing import Annotated

import typer

from honeyflow.cli.office import ACTOR, open_office, purpose_of
from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Consents: who agreed to be written to, for which purpose, by which words. Withdrawing is at once.",
)

Address = Annotated[str, typer.Argument(metavar="ADDRESS", help="jo@example.org")]
PurposeName = Annotated[str, typer.Argument(metavar="PURPOSE", help="event, education, release-news, sales, …")]
PurposeOrAll = Annotated[str, typer.Argument(metavar="PURPOSE|all", help="One purpose, or all.")]
ALL = "all"


@group.command("give")
@needing(Right.MANAGE_CONSENTS)
def give(  # noqa: PLR0913 - one option for each thing that is told of a consent
    address: Address,
    purpose: PurposeName,
    words: Annotated[str, typer.Option(help="Version of the words: consent-words/PURPOSE.VERSION.md.")],
    channel: Annotated[str, typer.Option(help="How it came: newsletter-form, paper, event.")],
    country: Annotated[str, typer.Option(help="ISO 3166 code, NL; empty when not known.")] = "",
    evidence: Annotated[str, typer.Option(help="Where the proof lies; kept apart from the journal.")] = "",
    confirmed: Annotated[bool, typer.Option("--confirmed", help="It was confirmed from the address itself.")] = False,
    base: Annotated[str, typer.Option(help="Where the public pages are reached, for the link to confirm.")] = "",
    site: SiteOption = None,
) -> None:
    """Write a consent down; without --confirmed, print the link by which its owner confirms it."""
    loaded = open_office(site)
    from honeyflow.backoffice.actions.consents import CONFIRM_DAYS, Given, give_consent
    from honeyflow.backoffice.leaving import confirm_token

    given = Given(purpose_of(purpose), words, channel, None, _country(country), confirmed, evidence)
    entry = give_consent(loaded, address, given, ACTOR)
    typer.echo(f"Entry {entry.seq}: agreed to {purpose}, by words {words}.", err=True)
    if not confirmed:
        typer.echo(f"{base.rstrip('/')}/confirm/{confirm_token(loaded, entry.subject, entry.seq)}/")
        typer.echo(f"Mail this link to its owner; it confirms within {CONFIRM_DAYS} days.", err=True)


@group.command("withdraw")
@needing(Right.MANAGE_CONSENTS)
def withdraw(address: Address, purpose: PurposeOrAll = ALL, site: SiteOption = None) -> None:
    """Withdraw at once, for all variants of an address (jo+news@ is jo@); all: object to everything as well."""
    loaded = open_office(site)
    from honeyflow.backoffice.actions.consents import withdraw as withdraw_consents
    from honeyflow.backoffice.actions.subjects import keep_subject

    asked = None if purpose == ALL else purpose_of(purpose)
    written = withdraw_consents(keep_subject(loaded, address), asked, ACTOR, "command")
    _tell([entry.seq for entry in written], "withdrawn", "Nothing to withdraw: it was withdrawn before.")


@group.command("object")
@needing(Right.MANAGE_CONSENTS)
def object_(
    address: Address,
    purpose: PurposeOrAll = ALL,
    back: Annotated[bool, typer.Option("--take-back", help="Take the objection back.")] = False,
    site: SiteOption = None,
) -> None:
    """Write down that somebody objects to being written to, for one purpose or for all."""
    loaded = open_office(site)
    from honeyflow.backoffice.actions.consents import object_to, take_objection_back
    from honeyflow.backoffice.actions.subjects import keep_subject

    asked = None if purpose == ALL else purpose_of(purpose)
    whose = keep_subject(loaded, address)
    written = take_objection_back(whose, asked, ACTOR) if back else object_to(whose, asked, ACTOR, "command")
    _tell([entry.seq for entry in written], "taken back" if back else "objected", "Nothing to do: it was so before.")


@group.command("list")
@needing(Right.SEE_CONSENTS)
def list_(site: SiteOption = None) -> None:
    """Count consents by purpose; addresses are not listed."""
    from rich.console import Console
    from rich.table import Table

    open_office(site)
    from honeyflow.backoffice.queries.consents import count_consents, count_stopped

    table = Table("purpose", title="Consents by purpose", title_justify="left")
    for name in ("confirmed", "not confirmed", "withdrawn", "objections"):
        table.add_column(name, justify="right")
    for each in count_consents():
        numbers = (each.confirmed, each.unconfirmed, each.withdrawn, each.objections)
        table.add_row(each.purpose, *(f"{number:,}" for number in numbers))
    console = Console()
    console.print(table)
    stopped = count_stopped()
    console.print(f"{stopped.objections:,} object to everything; {stopped.suppressed:,} on the suppression list.")


@group.command("import")
@needing(Right.MANAGE_CONSENTS)
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV: address,purpose,given_at,words,channel[,…].")],
    site: SiteOption = None,
) -> None:
    """Take over consents given elsewhere; reading the same file again changes nothing.

    A line that cannot be taken is left out and told with its number; the address itself is never printed.
    """
    loaded = open_office(site)
    from honeyflow.backoffice.actions.import_consents import import_consents

    done = import_consents(loaded, file, ACTOR)
    for finding in done.findings:
        typer.echo(f"{finding}", err=True)
    left = f", {len(done.findings):,} left out" if done.findings else ""
    typer.echo(f"{file}: {done.new:,} new consents, {done.known:,} known before{left}.")
    if done.findings:
        raise typer.Exit(1)


def _country(text: str) -> str:
    from honeyflow.backoffice.actions.import_consents import country_of
    from honeyflow.kernel.errors import UnknownNameError

    try:
        return country_of(text)
    except ValueError:
        raise UnknownNameError("country", text, ("NL", "DE", "another ISO 3166 code")) from None


def _tell(entries: list[int], what: str, nothing: str) -> None:
    if entries:
        typer.echo(f"{'Entries' if len(entries) > 1 else 'Entry'} {', '.join(map(str, entries))}: {what}, at once.")
    else:
        typer.echo(nothing)


command = Command(name="consent", order=5, right=Right.SEE_CONSENTS, group=group)
