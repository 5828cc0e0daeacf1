"""``honeyflow audit``: whether the journal is as it was written, and the proof that nobody was slammed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.office import community_of, open_office
from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.cli.writing import ending_of, write_file
from honeyflow.kernel.access import Right

if TYPE_CHECKING:
    from honeyflow.kernel.period import Period

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The journal: verify it, prove that nobody was slammed, sign its head.",
)


@group.command("verify")
@needing(Right.VERIFY_AUDIT)
def verify(
    proof: Annotated[Path | None, typer.Argument(metavar="[PROOF.json]", help="A proof to check, too.")] = None,
    head: Annotated[
        list[str] | None, typer.Option(help="A head kept elsewhere, as `honeyflow audit head` printed it; repeatable.")
    ] = None,
    site: SiteOption = None,
) -> None:
    """Check every seal of the journal, the heads signed before, and the tables against a replay; exit 1 on a fault."""
    loaded = open_office(site)
    from honeyflow.backoffice.queries.audit import audit
    from honeyflow.backoffice.queries.checking import check_proof

    done = audit(loaded, head or ())
    faults = [*done.faults, *(f"{proof}: {each}" for each in (check_proof(loaded, proof) if proof else ()))]
    for fault in faults:
        typer.secho(fault, fg=typer.colors.RED, err=True)
    if faults:
        raise typer.Exit(1)
    typer.echo(f"The journal is as it was written: {done.entries:,} entries, each sealed on the one before.")
    typer.echo(f"{done.heads:,} signed heads are all in it; {done.rows:,} rows of what holds now equal a replay.")
    typer.echo(f"Head: {done.head}")
    if proof:
        typer.echo(f"{proof}: signed by this journal, and what the journal says.")


@group.command("proof")
@needing(Right.VERIFY_AUDIT)
def proof(
    period: Annotated[str, typer.Argument(metavar="PERIOD", help="2026, 2026-Q3, 2026-07 or 2026-01..2026-06.")],
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where to write it; - prints it. A name of its own when not given."),
    ] = None,
    format: Annotated[str, typer.Option(help="pdf, json or csv; else by FILE's ending, else pdf.")] = "",  # noqa: A002
    site: SiteOption = None,
) -> None:
    """Write the signed proof that every message sent had its ground before; exit 1 when it names exceptions."""
    from honeyflow.documents.proof import FORMATS, claim_of

    asked = _period(period)
    ending = ending_of(format, out, FORMATS)
    loaded = open_office(site)
    from honeyflow.backoffice.queries.proof import prove

    file = prove(loaded, asked, community_of(loaded))
    write_file(file.made(ending), out, f"{file.stem}.{ending}")
    typer.echo(claim_of(file.proof), err=True)
    if file.proof.exceptions:
        raise typer.Exit(1)


@group.command("export")
@needing(Right.VERIFY_AUDIT)
def export(
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write it: one entry a line, as JSON.")],
    site: SiteOption = None,
) -> None:
    """Write the whole journal for others to check; it holds no address and no name."""
    open_office(site)
    from honeyflow.backoffice.queries.journal import write_journal

    typer.echo(f"{out}: {write_journal(out):,} entries")


@group.command("head")
@needing(Right.VERIFY_AUDIT)
def head(site: SiteOption = None) -> None:
    """Sign the journal's head and print it: mail it to somebody, or print it, so that a cut is found."""
    loaded = open_office(site)
    from honeyflow.backoffice.heads import sign_head

    signed = sign_head(loaded)
    typer.echo(f"{signed.text},{signed.signature}" if signed else "The journal is empty.")


@group.command("key")
@needing(Right.VERIFY_AUDIT)
def key(site: SiteOption = None) -> None:
    """Print the public key by which heads and proofs are signed."""
    from honeyflow.backoffice.signing import public_key

    typer.echo(public_key(open_office(site)))


@group.command("rebuild")
@needing(Right.MANAGE_SITE)
def rebuild(site: SiteOption = None) -> None:
    """Make the tables of what holds now anew from the journal."""
    open_office(site)
    from honeyflow.backoffice.actions.rebuild import rebuild as rebuild_tables

    typer.echo(f"{rebuild_tables():,} rows made from the journal.")


def _period(text: str) -> "Period":
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.kernel.period import Period

    try:
        return Period.parse(text)
    except ValueError:
        raise UnknownNameError("period", text, ("2026", "2026-Q3", "2026-07", "2026-01..2026-06")) from None


command = Command(name="audit", order=5, right=Right.VERIFY_AUDIT, group=group)
