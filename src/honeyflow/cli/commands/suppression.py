"""``honeyflow suppression``: who is not to be written to, for the tools that send."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.guard_facts import open_facts
from honeyflow.cli.office import ACTOR, open_office, purpose_of
from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right
from honeyflow.kernel.errors import HoneyflowError

if TYPE_CHECKING:
    from honeyflow.kernel.purpose import Purpose
    from honeyflow.site import Site

group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="The suppression list, for the tools that send.")
HASHES = "hashes"


class ExportAskedWrongError(HoneyflowError):
    """What was asked for does not fit the format."""

    def __init__(self, seen: str, todo: str) -> None:
        super().__init__(f"suppression export: saw {seen}. Do: {todo}")


@group.callback()
def suppression() -> None:
    """Write opt-outs in the tools' own formats."""


@group.command("export")
@needing(Right.SCREEN)
def export(
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write it.")],
    format: Annotated[str, typer.Option(help="hubspot, mailchimp, salesforce, md5, sha256; hashes.")],  # noqa: A002
    contacts: Annotated[
        Path | None, typer.Option("--for", metavar="TOOL-EXPORT.csv", help="The tool's own contacts, exported from it.")
    ] = None,
    purpose: Annotated[str, typer.Option(help="What they would be written to for; hashes: empty for everything.")] = "",
    tool: Annotated[str, typer.Option(metavar="NAME", help="For hashes: the system's name, as in tokens list.")] = "",
    site: SiteOption = None,
) -> None:
    """Write which of a tool's own contacts may not be written to, as that tool imports it; or a list of keyed hashes.

    Nobody is ever in the file who was not in the tool already. A list for everybody goes out as hashes alone, under
    the key shown once with the system's token, and with decoys.
    """
    meant = purpose_of(purpose) if purpose else None
    if format == HASHES:
        _write_hashes(open_office(site), tool, meant, out)
        return
    if contacts is None or meant is None:
        raise ExportAskedWrongError("no --for or no --purpose", "export the tool's contacts and name their file")
    _write_opt_outs(open_office(site), contacts, meant, format, out)


def _write_opt_outs(site: "Site", contacts: Path, purpose: "Purpose", format: str, out: Path) -> None:  # noqa: A002
    from honeyflow.backoffice.actions.screen import Ask, screen_audience
    from honeyflow.cli.writing import write_file
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.outreach.audience import open_audience
    from honeyflow.outreach.tool_formats import FORMATS, render_opt_outs
    from honeyflow.sources.market.trouble import Trouble

    form = FORMATS.get(format)
    if form is None:
        raise UnknownNameError("format", format, [*FORMATS, HASHES])
    audience, trouble = open_audience(contacts), Trouble(str(contacts), confidential=True)
    ask = Ask(lambda: audience.addresses(trouble), purpose, ACTOR)
    done = screen_audience(site, ask, open_facts(site))
    for finding in dict.fromkeys(trouble.findings()):
        typer.echo(f"{finding}", err=True)
    write_file(render_opt_outs(audience, done.outcomes, form).encode(), out, out.name)
    typer.echo(
        f"{done.told.asked:,} asked, {done.told.asked - done.told.allowed:,} not to be written to for {purpose}."
    )


def _write_hashes(site: "Site", tool: str, purpose: "Purpose | None", out: Path) -> None:
    from honeyflow.backoffice.actions.tell_suppression import tell_suppression
    from honeyflow.cli.writing import write_file

    hashes = tell_suppression(site, tool, purpose, ACTOR)
    write_file(("\n".join(["hmac_sha256", *hashes]) + "\n").encode(), out, out.name)
    typer.echo(f"{out}: {len(hashes):,} hashes, decoys among them.")


command = Command(name="suppression", order=6, right=Right.SCREEN, group=group)
