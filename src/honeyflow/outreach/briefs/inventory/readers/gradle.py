"""``build.gradle`` and ``build.gradle.kts``: dependencies written as ``'group:name:version'``, the usual way.

What a script works out is not run, so such versions stay unknown.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import exact, named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.texts import lines

_USED = re.compile(
    r"\s*[A-Za-z]*(?:[iI]mplementation|[aA]pi|[cC]ompile|[cC]ompileOnly|[rR]untime|[rR]untimeOnly|[pP]latform)\W+"
    r"(?:(?:platform|enforcedPlatform)\W+)?['\"]([\w.-]+:[\w.-]+)(?::([^'\":@]*))?[^'\"]*['\"].*",
    re.ASCII,
)


def _read(stream: BinaryIO) -> Iterator[Component]:
    for line in lines(stream):
        used = _USED.fullmatch(line)
        found = named("maven", used[1], exact(used[2] or "")) if used else None
        if found:
            yield found


reader = Reader(name="gradle", title="build.gradle", names=("build.gradle", "build.gradle.kts"), read=_read)
