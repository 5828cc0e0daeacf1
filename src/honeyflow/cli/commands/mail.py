"""``honeyflow mail``: the mail proxy, and the messages it holds."""

from typing import Annotated

import typer

from honeyflow.cli.office import ACTOR, open_office, purpose_of
from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing, require
from honeyflow.kernel.access import Right
from honeyflow.kernel.errors import HoneyflowError

group = typer.Typer(
    rich_markup_mode=None,
    help="The mail proxy: passes, holds or refuses each recipient; the messages it holds.",
)

Number = Annotated[int, typer.Argument(metavar="NUMBER", help="As honeyflow mail held lists it.")]


class RelayError(HoneyflowError):
    """A relay that is no address."""

    def __init__(self, text: str) -> None:
        super().__init__(f"--relay: saw {text!r}; expected host:port, such as 127.0.0.1:25")


@group.callback(invoke_without_command=True)
def mail(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 8025,
    relay: Annotated[str, typer.Option(metavar="HOST:PORT", help="Where allowed messages are handed over to.")] = "",
    site: SiteOption = None,
) -> None:
    """Take messages by SMTP on 127.0.0.1, ask the guard about each recipient, hand over the allowed to the relay."""
    if context.invoked_subcommand:
        return
    require(Right.MANAGE_SITE, "mail")
    to = _relay(relay)
    loaded = open_office(site)
    from honeyflow.cli.mail_facts import MessageFacts
    from honeyflow.mail.proxy import Proxy
    from honeyflow.mail.relay import Relay
    from honeyflow.web.server import refuse_taken

    refuse_taken("127.0.0.1", port)
    if not loaded.mail.public_address:
        typer.echo("[mail] has no public_address: nothing can be left with one click, so all is held.", err=True)
    proxy = Proxy(MessageFacts(loaded.folder), Relay(*to), lambda text: typer.echo(text, err=True))
    listening = f"Honeyflow takes mail on 127.0.0.1:{port} and hands it over to {relay}  (Ctrl-C stops it)"
    proxy.run(port, lambda: typer.echo(listening))


@group.command("held")
@needing(Right.SEE_VERDICTS)
def held(site: SiteOption = None) -> None:
    """List the messages somebody has to look at: held, refused by the relay, or of which nobody knows."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    open_office(site)
    from honeyflow.backoffice.queries.mail import held_mail

    table = Table("number", "taken (UTC)", "to", "for", "state", "why", title="Held messages", title_justify="left")
    for each in held_mail():
        why = each.rules or each.answer
        taken = f"{each.taken_at:%Y-%m-%d %H:%M}"
        table.add_row(str(each.pk), taken, escape(each.address), each.purpose or "not told", each.state, escape(why))
    Console().print(table)


@group.command("release")
@needing(Right.SEE_VERDICTS)
def release(
    number: Number,
    purpose: Annotated[str, typer.Option(help="What it is for, where the message does not say.")] = "",
    site: SiteOption = None,
) -> None:
    """Hand a held message over; the guard is asked again, and its no stays a no."""
    meant = purpose_of(purpose) if purpose else None
    loaded = open_office(site)
    from honeyflow.backoffice.actions.held_mail import release as release_mail
    from honeyflow.cli.guard_facts import open_facts

    release_mail(loaded, number, ACTOR, open_facts(loaded), meant)
    typer.echo(f"Message {number}: released; a proxy at work hands it over within a second.")


@group.command("drop")
@needing(Right.SEE_VERDICTS)
def drop(number: Number, site: SiteOption = None) -> None:
    """Drop a held message."""
    loaded = open_office(site)
    from honeyflow.backoffice.actions.held_mail import drop as drop_mail

    drop_mail(loaded, number, ACTOR)
    typer.echo(f"Message {number}: dropped.")


def _relay(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        raise RelayError(text)
    return host.strip("[]"), int(port)


command = Command(name="mail", order=6, right=Right.SEE_VERDICTS, group=group)
