"""``honeyflow users``: who may sign in, in which role, and the way back in from the machine itself."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right, Role

if TYPE_CHECKING:
    from honeyflow.site import Site

users = typer.Typer(help="Users: who may sign in, and in which role.", no_args_is_help=True)

Email = Annotated[str, typer.Argument(metavar="EMAIL", help="The user's address.")]
ROLES = ", ".join(role.value for role in Role if role is not Role.ANONYMOUS)
CustomerOption = Annotated[str, typer.Option("--customer", metavar="ID", help="Whose statement a customer sees.")]
AtOption = Annotated[str, typer.Option("--at", help="Where the pages are reached, https://honeyflow.example.org.")]
HERE = "http://127.0.0.1:8000"


@users.command("list")
@needing(Right.MANAGE_USERS)
def list_all(site: SiteOption = None) -> None:
    """Show every user: address, role, when they last signed in."""
    _ready(site)
    from rich.console import Console

    from honeyflow.backoffice.queries.users import list_users
    from honeyflow.cli.tabular import table

    found = list_users()
    shown = table(f"{len(found)} users", "address", "role", "customer", "last signed in")
    for user in found:
        last = f"{user.last_login:%Y-%m-%d}" if user.last_login else "never"
        shown.add_row(user.email, user.role, user.customer_id, last)
    Console().print(shown)


@users.command("add")
@needing(Right.MANAGE_USERS)
def add(
    email: Email,
    role: Annotated[str, typer.Option("--role", help=f"One of {ROLES}.")],
    customer: CustomerOption = "",
    site: SiteOption = None,
    at: AtOption = HERE,
) -> None:
    """Add somebody who may sign in; the first user is a keeper."""
    loaded = _ready(site)
    from honeyflow.backoffice.actions.users import COMMAND, add_user
    from honeyflow.backoffice.queries.users import has_keeper

    first = not has_keeper()
    user = add_user(loaded, email, _role(role), customer_id=_customer(site, customer), actor=COMMAND)
    typer.echo(f"{user.email} may sign in as {user.role}.")
    if first:
        typer.echo("Sign-in is on now: everybody signs in, on this machine too; without it only public pages answer.")
    _tell_how(user.email, at)


@users.command("role")
@needing(Right.MANAGE_USERS)
def change_role(
    email: Email,
    role: Annotated[str, typer.Argument(metavar="ROLE", help=f"One of {ROLES}.")],
    customer: CustomerOption = "",
    site: SiteOption = None,
) -> None:
    """Give a user another role; it counts from their next click on."""
    loaded = _ready(site)
    from honeyflow.backoffice.actions.users import COMMAND, give_role

    user = give_role(loaded, email, _role(role), customer_id=_customer(site, customer), actor=COMMAND)
    typer.echo(f"{user.email} is {user.role} now.")


@users.command("remove")
@needing(Right.MANAGE_USERS)
def remove(email: Email, site: SiteOption = None) -> None:
    """Remove a user; their sessions are over at once."""
    loaded = _ready(site)
    from honeyflow.backoffice.actions.users import COMMAND, remove_user

    remove_user(loaded, email, actor=COMMAND)
    typer.echo(f"{email} is removed.")


@users.command("link")
@needing(Right.MANAGE_USERS)
def link(
    email: Email,
    site: SiteOption = None,
    at: AtOption = HERE,
    without_one_time: Annotated[
        bool,
        typer.Option("--reset-one-time", help="Turn the user's one-time passwords off first."),
    ] = False,
) -> None:
    """Print a link that signs a user in once, within ten minutes: the way in where no mail is set up."""
    loaded = _ready(site)
    from honeyflow.backoffice.actions.users import COMMAND, user_of
    from honeyflow.web.sign_in.links import link_for
    from honeyflow.web.sign_in.one_time import reset_one_time

    user = user_of(email)
    if without_one_time:
        reset_one_time(loaded, user, COMMAND)
        typer.echo("One-time passwords of this user are off.", err=True)
    typer.echo(f"{at.rstrip('/')}{link_for(user)}")
    typer.echo("Good for ten minutes, once.", err=True)


def _ready(option: Path | None) -> "Site":
    """Return the site, its back office ready to be asked."""
    from honeyflow.site import load_site
    from honeyflow.site.discovery import find_site
    from honeyflow.web.start import set_up

    folder = find_site(option, Path.cwd())
    site = load_site(folder)
    set_up(folder)
    return site


def _role(text: str) -> Role:
    from honeyflow.kernel.errors import UnknownNameError

    if text not in set(Role) - {Role.ANONYMOUS}:
        raise UnknownNameError("role", text, ROLES.split(", "))
    return Role(text)


def _customer(option: Path | None, customer: str) -> str:
    """Return the number of a published customer, or nothing."""
    if not customer:
        return ""
    from honeyflow.cli.selection import ask
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.ledger.market.customers import known_customer, list_customers

    with ask(option, Path.cwd()) as asked:
        if not known_customer(asked.snapshot, asked.engine, customer):
            _, some = list_customers(asked.snapshot, asked.engine, limit=10)
            raise UnknownNameError("customer", customer, [*(each.customer_id for each in some), "…"])
    return customer


def _tell_how(email: str, at: str) -> None:
    from django.conf import settings

    from honeyflow.backoffice.actions.users import user_of
    from honeyflow.web.sign_in.links import link_for

    if settings.MAIL:
        typer.echo("They get a code by mail on the sign-in page.")
        return
    typer.echo("No mail server is set (HONEYFLOW_MAIL). This link signs them in once, within ten minutes:")
    typer.echo(f"  {at.rstrip('/')}{link_for(user_of(email))}")


command = Command(name="users", order=4, right=Right.MANAGE_USERS, group=users)
