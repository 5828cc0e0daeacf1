"""``honeyflow origin``: asking customers what brought them, and telling it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right

if TYPE_CHECKING:
    from honeyflow.site import Site

origin = typer.Typer(help="Customers' origins: what brought each to the company.", no_args_is_help=True)

Customer = Annotated[str, typer.Argument(metavar="CUSTOMER", help="Its customer_id, as the page Customers shows it.")]


@origin.command("link")
@needing(Right.ASK_ORIGIN)
def link(
    customer: Customer,
    site: SiteOption = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="Days for which the link can be used.")] = 60,
    address: Annotated[str, typer.Option(help="Where the pages are reached, https://ask.example.org.")] = "",
) -> None:
    """Print a signed link to the one question, to be put into the customer's onboarding mail.

    The customer's earlier links stop working. Name the address's host in HONEYFLOW_PUBLIC_HOSTS: under it nothing but
    the question is answered.
    """
    import os
    from datetime import UTC, datetime, timedelta

    from honeyflow.site.origins import ASKED, append_origin, origin_row
    from honeyflow.site.settings import load_settings
    from honeyflow.web.origin_link import make_token, origin_path
    from honeyflow.web.secret import kept_secret

    loaded = _site_of(site, customer)
    now = datetime.now(UTC).replace(microsecond=0)
    key = load_settings(os.environ).secret_key or kept_secret(loaded.folder.resolve())
    row = origin_row(customer, ASKED)
    append_origin(loaded.folder / loaded.market.origin_answers, row)
    made = max(now, datetime.fromisoformat(row.told_at))
    token = make_token(customer, key, days=days, now=made)
    typer.echo(f"{address.rstrip('/')}{origin_path(token)}")
    typer.echo(
        f"Good until {made + timedelta(days=days):%Y-%m-%d}; earlier links of {customer} no longer work.", err=True
    )


@origin.command("tell")
@needing(Right.ASK_ORIGIN)
def tell(
    customer: Customer,
    what: Annotated[str, typer.Argument(metavar="ORIGIN", help="software, colleague, sales, partner, other, unknown.")],
    site: SiteOption = None,
    detail: Annotated[str, typer.Option(help="In a few words; name no person.")] = "",
) -> None:
    """Write down what brought a customer; in effect at the next run."""
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.site.origins import ORIGINS, PAGE, append_origin, origin_row

    if what not in ORIGINS:
        raise UnknownNameError("origin", what, list(ORIGINS))
    loaded = _site_of(site, customer)
    file = loaded.folder / loaded.market.origin_answers
    line = append_origin(file, origin_row(customer, PAGE, what, detail))
    typer.echo(f"{file}, line {line}: told; in effect at the next honeyflow run.")


def _site_of(option: Path | None, customer: str) -> "Site":
    """Return the site, once it is sure that the customer is one of its published ones."""
    from honeyflow.cli.selection import ask
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.ledger.market.customers import known_customer, list_customers

    with ask(option, Path.cwd()) as asked:
        if not known_customer(asked.snapshot, asked.engine, customer):
            _, some = list_customers(asked.snapshot, asked.engine, limit=10)
            raise UnknownNameError("customer", customer, [*(each.customer_id for each in some), "…"])
        return asked.site


command = Command(name="origin", order=4, right=Right.ASK_ORIGIN, group=origin)
