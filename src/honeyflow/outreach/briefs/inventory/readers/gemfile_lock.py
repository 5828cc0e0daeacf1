"""``Gemfile.lock``: the gems that are installed, from registries and git; the employer's own paths are left out."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.texts import lines

# Behind a hyphen stands the platform; a gem's own version has none.
_GEM = re.compile(r" {4}([A-Za-z0-9._-]+) \(([^)\s-]+)(?:-[^)\s]+)?\)", re.ASCII)


def _read(stream: BinaryIO) -> Iterator[Component]:
    section = ""
    for line in lines(stream):
        if line and not line.startswith(" "):
            section = line.strip()
        elif section in {"GEM", "GIT"} and (gem := _GEM.fullmatch(line)):
            found = named("gem", gem[1], gem[2])
            if found:
                yield found


reader = Reader(name="gemfile-lock", title="Gemfile.lock", names=("gemfile.lock", "gems.locked"), read=_read)
