"""``uv.lock``: the versions that are installed; the project itself and its own folders are left out."""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.toml_tables import at, packages, text_of

_OWN = ("editable", "virtual", "directory")


def _read(stream: BinaryIO) -> Iterator[Component]:
    for each in packages(stream):
        own = any(at(each, "source", key) is not None for key in _OWN)
        found = named("pypi", text_of(at(each, "name")), text_of(at(each, "version")))
        if found and not own:
            yield found


reader = Reader(name="uv-lock", title="uv.lock", names=("uv.lock",), read=_read)
