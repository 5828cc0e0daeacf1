"""``Cargo.lock``: the versions that are built; packages without a source are the employer's own and left out."""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.toml_tables import at, packages, text_of


def _read(stream: BinaryIO) -> Iterator[Component]:
    for each in packages(stream):
        found = named("cargo", text_of(at(each, "name")), text_of(at(each, "version")))
        if found and text_of(at(each, "source")):
            yield found


reader = Reader(name="cargo-lock", title="Cargo.lock", names=("cargo.lock",), read=_read)
