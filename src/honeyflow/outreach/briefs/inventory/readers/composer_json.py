"""``composer.json``: what is required; PHP itself and its extensions are no packages."""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.json_objects import objects
from honeyflow.outreach.briefs.inventory.naming import exact, named
from honeyflow.outreach.briefs.inventory.records import Component, Reader


def _read(stream: BinaryIO) -> Iterator[Component]:
    for path, fields in objects(stream):
        for name, wanted in fields.items() if path in {("require",), ("require-dev",)} else ():
            found = named("composer", name, exact(wanted)) if "/" in name else None
            if found:
                yield found


reader = Reader(name="composer-json", title="composer.json", names=("composer.json",), read=_read)
