"""``Pipfile.lock``: the versions that are installed."""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.json_objects import objects
from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader


def _read(stream: BinaryIO) -> Iterator[Component]:
    for path, fields in objects(stream):
        if len(path) == 2 and path[0] in {"default", "develop"}:
            found = named("pypi", path[1], fields.get("version", "").removeprefix("=="))
            if found:
                yield found


reader = Reader(name="pipfile-lock", title="Pipfile.lock", names=("pipfile.lock",), read=_read)
