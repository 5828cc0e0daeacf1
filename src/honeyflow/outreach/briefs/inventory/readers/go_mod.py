"""``go.mod``: the modules required, with their versions; ``replace`` and ``exclude`` are not followed.

References
----------
.. [1] https://go.dev/ref/mod#go-mod-file
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.texts import lines

_MODULE = re.compile(r"(?:require\s+)?\"?([^\s\"()]+)\"?\s+(v[^\s/]+)", re.ASCII)


def _read(stream: BinaryIO) -> Iterator[Component]:
    block = ""
    for line in lines(stream):
        text = line.partition("//")[0].strip()
        if text.endswith("("):
            block = text.split()[0]
        elif text == ")":
            block = ""
        elif (text.startswith("require ") and not block) or block == "require":
            module = _MODULE.fullmatch(text)
            found = named("golang", module[1], module[2]) if module else None
            if found:
                yield found


reader = Reader(name="go-mod", title="go.mod", names=("go.mod",), read=_read)
