"""``pnpm-lock.yaml``, lock file versions 5 to 9: the keys of ``packages``, which is all of the YAML that is needed."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.texts import lines

_KEY = re.compile(r"  ['\"]?/?((?:@[^/@'\"\s]+/)?[^/@'\"\s(]+)[@/]([^'\"\s(_:]+)[^'\"\s]*['\"]?:")


def _read(stream: BinaryIO) -> Iterator[Component]:
    inside = False
    for line in lines(stream):
        if line and not line.startswith(" "):
            inside = line.rstrip() == "packages:"
        elif inside and (key := _KEY.match(line)):
            found = named("npm", key[1], key[2])
            if found:
                yield found


reader = Reader(name="pnpm-lock", title="pnpm-lock.yaml", names=("pnpm-lock.yaml",), read=_read)
