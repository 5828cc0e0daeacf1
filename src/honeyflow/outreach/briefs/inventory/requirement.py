"""One requirement of a Python project, as PEP 508 writes it."""

import re

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component

_REQUIREMENT = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*(.*)", re.ASCII)
_PINNED = re.compile(r"\(?={2,3}\s*([A-Za-z0-9][A-Za-z0-9.!+_-]*)\)?", re.ASCII)
_AFTER = re.compile(r"[<>=!~@(]")


def required(text: str) -> Component | None:
    """Return what a line requires; None for options, comments, paths and addresses without a name.

    Examples
    --------
    >>> required("weft[http]==2.3.1 ; python_version > '3.9'").purl, required("-r more.txt")
    ('pkg:pypi/weft@2.3.1', None)
    """
    line = re.split(r"\s#|^#|;|\s--|\\", text.strip(), maxsplit=1)[0].strip()
    found = _REQUIREMENT.fullmatch(line)
    if not found or (found[2] and not _AFTER.match(found[2])):
        return None
    pinned = _PINNED.fullmatch(found[2])
    return named("pypi", found[1], pinned[1] if pinned else "")
