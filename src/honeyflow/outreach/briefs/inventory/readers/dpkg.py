"""What ``dpkg -l`` prints on Debian and its kin: the packages that are installed."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.texts import lines

_ROW = re.compile(r"[uih]i\s+([a-z0-9][a-z0-9+.-]*)(?::[a-z0-9-]+)?\s+(\S+)\s.*", re.ASCII)


def _read(stream: BinaryIO) -> Iterator[Component]:
    for line in lines(stream):
        row = _ROW.fullmatch(line)
        found = named("deb", f"debian/{row[1]}", row[2]) if row else None
        if found:
            yield Component(found.purl, found.name.removeprefix("debian/"), found.version)


reader = Reader(
    name="dpkg",
    title="dpkg -l",
    names=("dpkg*.txt", "dpkg.list"),
    marks=(b"Desired=Unknown/Install",),
    read=_read,
)
