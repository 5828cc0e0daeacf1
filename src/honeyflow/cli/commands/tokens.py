"""``honeyflow tokens``: which other systems may ask by the API, and for what."""

from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.office import ACTOR, open_office
from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from honeyflow.backoffice.scopes import Scope

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Tokens of other systems: each has its own, with scopes, and can be revoked at once.",
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="The system: newsletter, crm.")]


@group.command("add")
@needing(Right.MANAGE_SITE)
def add(
    name: Name,
    scope: Annotated[
        list[str],
        typer.Option(help="screen, consents:write, messages:write, suppression:read, organizations:read; repeatable."),
    ],
    per_minute: Annotated[int, typer.Option(min=1, max=10_000, help="Requests answered in a minute.")] = 60,
    days: Annotated[int, typer.Option(min=0, help="Days for which it counts; 0: until revoked.")] = 0,
    site: SiteOption = None,
) -> None:
    """Make a token and print it, once: it is not kept; lost ones are revoked and made anew."""
    scopes = _scopes(scope)
    loaded = open_office(site)
    from honeyflow.backoffice.actions.tokens import add_token
    from honeyflow.backoffice.scopes import Scope
    from honeyflow.backoffice.suppressed import suppression_key

    made = add_token(name, scopes, ACTOR, per_minute=per_minute, days=days or None)
    typer.echo(made.text)
    typer.echo(f"The token of {name}: shown this once. Send it as Authorization: Bearer {made.text[:6]}…", err=True)
    if Scope.SUPPRESSION_READ in scopes:
        typer.echo(suppression_key(loaded, made.token))
        typer.echo("The key of its suppression list (HMAC-SHA256), 64 hexadecimal digits for 32 bytes.", err=True)


@group.command("list")
@needing(Right.SEE_VERDICTS)
def list_(site: SiteOption = None) -> None:
    """List the systems, what they may do, and when they last asked."""
    from rich.console import Console
    from rich.table import Table

    open_office(site)
    from honeyflow.backoffice.queries.tokens import list_tokens

    table = Table("system", "scopes", "a minute", "made", "last used", "state", title="Tokens", title_justify="left")
    for each in list_tokens():
        used = f"{each.used_at:%Y-%m-%d %H:%M}" if each.used_at else "never"
        made = f"{each.made_at:%Y-%m-%d}"
        table.add_row(each.name, each.scopes, str(each.per_minute), made, used, each.state)
    Console().print(table)


@group.command("revoke")
@needing(Right.SEE_VERDICTS)
def revoke(name: Name, site: SiteOption = None) -> None:
    """Revoke a token, at once and for ever."""
    open_office(site)
    from honeyflow.backoffice.actions.tokens import revoke_token

    token = revoke_token(name, ACTOR)
    typer.echo(f"{name}: revoked at {token.revoked_at:%Y-%m-%d %H:%M} UTC.")


def _scopes(texts: list[str]) -> "Sequence[Scope]":
    from honeyflow.backoffice.scopes import Scope
    from honeyflow.kernel.errors import UnknownNameError

    for each in texts:
        if each not in set(Scope):
            raise UnknownNameError("scope", each, list(Scope))
    return [Scope(each) for each in texts]


command = Command(name="tokens", order=6, right=Right.SEE_VERDICTS, group=group)
