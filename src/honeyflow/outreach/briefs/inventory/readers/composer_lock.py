"""``composer.lock``: the versions that are installed."""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.json_objects import objects
from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader


def _read(stream: BinaryIO) -> Iterator[Component]:
    for path, fields in objects(stream):
        if path in {("packages",), ("packages-dev",)}:
            found = named("composer", fields.get("name", ""), fields.get("version", ""))
            if found:
                yield found


reader = Reader(name="composer-lock", title="composer.lock", names=("composer.lock",), read=_read)
