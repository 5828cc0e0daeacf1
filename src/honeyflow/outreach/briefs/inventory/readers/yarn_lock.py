"""``yarn.lock``, of Yarn 1 and of later ones: the versions that are installed; workspaces are left out."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.texts import lines

_VERSION = re.compile(r'  version:? "?([^"\s]+)"?', re.ASCII)
_HEAD = re.compile(r'"?(@?[^@\s",]+)@([^",]*)')


def _read(stream: BinaryIO) -> Iterator[Component]:
    name = ""
    for line in lines(stream):
        if line and not line.startswith((" ", "#")):
            head = _HEAD.match(line)
            name = head[1] if head and not head[2].startswith("workspace:") else ""
        elif name and (version := _VERSION.fullmatch(line)):
            found = named("npm", name, version[1])
            name = ""
            if found:
                yield found


reader = Reader(name="yarn-lock", title="yarn.lock", names=("yarn.lock",), read=_read)
