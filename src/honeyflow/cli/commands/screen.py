"""``honeyflow screen``: which addresses of an audience may be written to."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.guard_facts import open_facts
from honeyflow.cli.office import ACTOR, open_office, purpose_of
from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import require
from honeyflow.kernel.access import Right

if TYPE_CHECKING:
    from honeyflow.outreach.screening import Screened
    from honeyflow.sources.market.trouble import Trouble


def screen(
    audience: Annotated[Path, typer.Argument(metavar="AUDIENCE.csv", help="CSV with a column of e-mail addresses.")],
    purpose: Annotated[str, typer.Option(help="What they are written to for: education, event, release-news, …")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the rows that were allowed.")],
    reasons: Annotated[bool, typer.Option("--reasons", help="Count the reasons; none says whose.")] = False,
    site: SiteOption = None,
) -> None:
    """Write the rows of an audience that may be written to, and say how many were asked for and allowed.

    Without a consent to this very purpose the answer is no. An audience that is too small, or nearly one that was asked
    for before, gets no answer. What is asked is written into the journal, without an address.
    """
    if reasons:
        require(Right.SEE_VERDICTS, "screen --reasons")
    asked = purpose_of(purpose)
    loaded = open_office(site)
    from honeyflow.backoffice.actions.screen import Ask, screen_audience
    from honeyflow.cli.progress import TerminalProgress
    from honeyflow.outreach.allowed import write_allowed
    from honeyflow.outreach.audience import open_audience
    from honeyflow.sources.market.trouble import Trouble

    found, trouble = open_audience(audience), Trouble(str(audience), confidential=True)
    reads = iter((trouble,))
    with TerminalProgress() as progress:
        progress.start(f"Screening {audience.name} for {asked}")
        ask = Ask(lambda: found.addresses(next(reads, _unheard())), asked, ACTOR)
        done = screen_audience(loaded, ask, open_facts(loaded))
        progress.finish()
        progress.start(f"Writing {out.name}")
        rows = write_allowed(found, done.outcomes, out)
        progress.finish()
    _tell_findings(trouble)
    typer.echo(f"{done.told.asked:,} asked, {done.told.allowed:,} allowed: {rows:,} rows in {out}, each address once.")
    if reasons:
        _tell_reasons(done)


def _unheard() -> "Trouble":
    """Return where the findings of a second reading go: they were told by the first."""
    from honeyflow.sources.market.trouble import Trouble

    return Trouble("", confidential=True)


def _tell_findings(trouble: "Trouble") -> None:
    for finding in trouble.findings():
        typer.echo(f"{finding}", err=True)


def _tell_reasons(done: "Screened") -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("answer", "rule", "why", title="Reasons; an address may have several", title_justify="left")
    table.add_column("addresses", justify="right")
    for reason, count in sorted(done.reasons.items(), key=lambda each: (-each[0].outcome, -each[1])):
        table.add_row(reason.outcome.word, reason.rule, reason.words, f"{count:,}")
    Console().print(table)


command = Command(name="screen", order=5, right=Right.SCREEN, function=screen)
