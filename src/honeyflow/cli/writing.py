"""Writing a document where the user asked for it: whole or not at all, or to standard output."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from honeyflow.kernel.errors import UnknownNameError, UnwritableError


def ending_of(asked: str, out: Path | None, known: Sequence[str]) -> str:
    """Return the format asked for, else that of the file's ending, else the first known."""
    ending = out.suffix.lower().removeprefix(".") if out is not None else ""
    told = asked.lower() or {"htm": "html"}.get(ending, ending) or known[0]
    if told not in known:
        raise UnknownNameError("format", told, known)
    return told


def write_file(data: bytes, out: Path | None, name: str) -> None:
    """Write `data` to `out`, or under `name` in the folder one is in; ``-`` is standard output."""
    if out is not None and str(out) == "-":
        sys.stdout.buffer.write(data)
        return
    file = out or Path(name)
    try:
        partial = file.with_name(f".{file.name}.partial")
        partial.write_bytes(data)
        partial.replace(file)
    except OSError as error:
        raise UnwritableError(str(file), error.strerror or str(error)) from error
    typer.echo(f"{file}: {len(data):,} bytes")
