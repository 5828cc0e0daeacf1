"""``Dockerfile`` and ``Containerfile``: the images it starts from; stages of the same file and ``scratch`` are none.

References
----------
.. [1] https://docs.docker.com/reference/dockerfile/#from
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.texts import lines

_FROM = re.compile(
    r"\s*FROM\s+(?:--\S+\s+)*(\S+?)(?::([\w.-]+))?(?:@\S+)?(?:\s+AS\s+(\S+))?\s*", re.ASCII | re.IGNORECASE
)


def _read(stream: BinaryIO) -> Iterator[Component]:
    stages = {"scratch"}
    for line in lines(stream):
        begun = _FROM.fullmatch(line)
        if begun is None:
            continue
        image = begun[1]
        found = (
            named("docker", _path(image), begun[2] or "") if image.lower() not in stages and "$" not in image else None
        )
        stages |= {begun[3].lower()} if begun[3] else set()
        if found:
            yield found


def _path(image: str) -> str:
    """Leave the registry's host out: which mirror it came through says nothing of what it is."""
    first, slash, rest = image.partition("/")
    return rest if slash and ("." in first or ":" in first or first == "localhost") else image


reader = Reader(
    name="dockerfile",
    title="Dockerfile",
    names=("dockerfile", "dockerfile.*", "*.dockerfile", "containerfile"),
    read=_read,
)
