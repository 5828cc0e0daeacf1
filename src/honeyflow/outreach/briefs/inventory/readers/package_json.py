"""``package.json``: what is depended on; a version only where it is one and no range."""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.json_objects import objects
from honeyflow.outreach.briefs.inventory.naming import exact, named
from honeyflow.outreach.briefs.inventory.records import Component, Reader

_TABLES = {("dependencies",), ("devDependencies",), ("optionalDependencies",), ("peerDependencies",)}


def _read(stream: BinaryIO) -> Iterator[Component]:
    for path, fields in objects(stream):
        for name, wanted in fields.items() if path in _TABLES else ():
            found = named("npm", name, exact(wanted))
            if found:
                yield found


reader = Reader(name="package-json", title="package.json", names=("package.json",), read=_read)
