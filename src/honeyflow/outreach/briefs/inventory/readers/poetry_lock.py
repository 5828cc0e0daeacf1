"""``poetry.lock``, and ``pylock.toml`` (PEP 751) beside it: the versions that are installed."""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.toml_tables import at, tables, text_of


def _read(stream: BinaryIO) -> Iterator[Component]:
    told = tables(stream)
    for key in ("package", "packages"):
        listed = at(told, key)
        for each in listed if isinstance(listed, list) else []:
            found = named("pypi", text_of(at(each, "name")), text_of(at(each, "version")))
            if found:
                yield found


reader = Reader(
    name="poetry-lock",
    title="poetry.lock, pylock.toml",
    names=("poetry.lock", "pylock.toml", "pylock.*.toml"),
    read=_read,
)
