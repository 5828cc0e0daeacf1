"""``honeyflow statement``: statements as files to send, to publish, or to compute with."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.cli.rights import needing
from honeyflow.kernel.access import Right

if TYPE_CHECKING:
    from honeyflow.cli.records import Asked
    from honeyflow.documents.files import Ask
    from honeyflow.kernel.period import Period

group = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Write a statement: of exchange, for one customer, or for the community.",
)

PeriodOption = Annotated[
    str, typer.Option(help="2025, 2025-Q3, 2025-07, 2024-07..2025-06 or all; the last 12 months when not given.")
]
OutOption = Annotated[
    Path | None,
    typer.Option(metavar="FILE", help="Where to write it; - prints it. A name of its own here when not given."),
]


@group.command("exchange")
@needing(Right.SEE_EXCHANGE)
def exchange(
    period: PeriodOption = "",
    out: OutOption = None,
    format: Annotated[str, typer.Option(help="pdf, csv or json; else by FILE's ending, else pdf.")] = "",  # noqa: A002
    project: Annotated[str, typer.Option(help="One repository; all when not given.")] = "",
    site: SiteOption = None,
) -> None:
    """Write what community, company and customers gave and got in a period."""
    from honeyflow.cli.selection import ask
    from honeyflow.documents.exchange import FORMATS
    from honeyflow.documents.files import exchange_file

    ending = _ending(format, out, FORMATS)
    with ask(site, Path.cwd(), period, project) as asked:
        file = exchange_file(_asking(asked), asked.site, _as_of(asked), _period(asked), asked.project)
        made = file.made(ending)
    _write(made, out, f"{file.stem}.{ending}")


@group.command("customer")
@needing(Right.SEE_CUSTOMERS)
def customer(
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER", help="Its identifier, or its name.")],
    period: PeriodOption = "",
    out: OutOption = None,
    format: Annotated[str, typer.Option(help="pdf, csv or json; else by FILE's ending, else pdf.")] = "",  # noqa: A002
    site: SiteOption = None,
) -> None:
    """Write what one customer's money did: to send to that customer."""
    from honeyflow.cli.selection import ask
    from honeyflow.documents.customer import FORMATS
    from honeyflow.documents.files import customer_file

    ending = _ending(format, out, FORMATS)
    with ask(site, Path.cwd(), period) as asked:
        file = customer_file(_asking(asked), asked.site, _as_of(asked), _period(asked), customer)
        made = file.made(ending)
    _write(made, out, f"{file.stem}.{ending}")


@group.command("community")
@needing(Right.SEE_EXCHANGE)
def community(
    period: PeriodOption = "",
    out: OutOption = None,
    format: Annotated[str, typer.Option(help="html or json; else by FILE's ending, else html.")] = "",  # noqa: A002
    site: SiteOption = None,
) -> None:
    """Write what customers' money built for everyone: one HTML file for a website; it names nobody."""
    from honeyflow.cli.selection import ask
    from honeyflow.documents.commons import FORMATS
    from honeyflow.documents.files import commons_file

    ending = _ending(format, out, FORMATS)
    with ask(site, Path.cwd(), period) as asked:
        file = commons_file(_asking(asked), asked.site, _as_of(asked), _period(asked))
        made = file.made(ending)
    _write(made, out, f"{file.stem}.{ending}")


def _ending(asked: str, out: Path | None, known: tuple[str, ...]) -> str:
    """Return the format asked for, else that of the file's ending, else the first."""
    from honeyflow.kernel.errors import UnknownNameError

    ending = out.suffix.lower().removeprefix(".") if out is not None else ""
    told = asked.lower() or {"htm": "html"}.get(ending, ending) or known[0]
    if told not in known:
        raise UnknownNameError("format", told, known)
    return told


def _period(asked: "Asked") -> "Period":
    from honeyflow.kernel.errors import NothingPostedError
    from honeyflow.ledger.read import default_period, read_span

    if asked.period is not None:
        return asked.period
    span = read_span(asked.snapshot, asked.engine)
    if span is None:
        raise NothingPostedError(str(asked.site.folder))
    return default_period(span)


def _asking(asked: "Asked") -> "Ask":
    return lambda read, *arguments, **options: read(asked.snapshot, asked.engine, *arguments, **options)


def _as_of(asked: "Asked") -> date:
    return date.fromisoformat(str(asked.snapshot.manifest["as_of"]))


def _write(data: bytes, out: Path | None, name: str) -> None:
    """Write the file, whole or not at all."""
    import sys

    if out is not None and str(out) == "-":
        sys.stdout.buffer.write(data)
        return
    file = out or Path(name)
    try:
        partial = file.with_name(f".{file.name}.partial")
        partial.write_bytes(data)
        partial.replace(file)
    except OSError as error:
        from honeyflow.kernel.errors import UnwritableError

        raise UnwritableError(str(file), error.strerror or str(error)) from error
    typer.echo(f"{file}: {len(data):,} bytes")


command = Command(name="statement", order=4, right=Right.SEE_EXCHANGE, group=group)
