"""``requirements*.txt`` of pip, and what ``pip freeze`` prints: a version where one is pinned.

References
----------
.. [1] Requirements file format, https://pip.pypa.io/en/stable/reference/requirements-file-format/
"""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.requirement import required
from honeyflow.outreach.briefs.inventory.texts import lines


def _read(stream: BinaryIO) -> Iterator[Component]:
    for line in lines(stream):
        found = required(line)
        if found:
            yield found


reader = Reader(
    name="requirements",
    title="requirements.txt",
    names=("requirements*.txt", "*requirements.txt", "requirements*.in", "constraints*.txt"),
    read=_read,
)
