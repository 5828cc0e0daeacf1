"""``honeyflow guard``: why one address gets its answer."""

from typing import Annotated

import typer

from honeyflow.cli.guard_facts import open_facts
from honeyflow.cli.office import ACTOR, open_office, purpose_of
from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right

group = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None, help="The guard: why it answers as it does about one address."
)


@group.callback()
def guard() -> None:
    """Say why; for the keeper and the community manager."""


@group.command("explain")
@needing(Right.SEE_VERDICTS)
def explain(
    address: Annotated[str, typer.Argument(metavar="ADDRESS", help="jo@example.org")],
    purpose: Annotated[str, typer.Option(help="education, event, release-news, …")],
    site: SiteOption = None,
) -> None:
    """Say whether an address may be written to, and every reason; that it was asked is written into the journal."""
    asked = purpose_of(purpose)
    loaded = open_office(site)
    from honeyflow.backoffice.actions.explain import explain_verdict

    verdict = explain_verdict(loaded, address, asked, ACTOR, open_facts(loaded))
    typer.echo(f"{verdict.outcome.word}: for {asked}")
    for each in verdict.reasons:
        typer.echo(f"  {each.outcome.word:5} {each.rule}: {each.words}")


command = Command(name="guard", order=5, right=Right.SEE_VERDICTS, group=group)
