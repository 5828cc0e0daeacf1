"""``package-lock.json`` and ``npm-shrinkwrap.json``, lock file versions 1 to 3: the versions that are installed.

References
----------
.. [1] https://docs.npmjs.com/cli/configuring-npm/package-lock-json
"""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.json_objects import objects
from honeyflow.outreach.briefs.inventory.naming import exact, named
from honeyflow.outreach.briefs.inventory.records import Component, Reader

_FOLDER = "node_modules/"


def _read(stream: BinaryIO) -> Iterator[Component]:
    for path, fields in objects(stream):
        name = _name(path, fields)
        found = named("npm", name, exact(fields.get("version", ""))) if name else None
        if found and fields.get("link") != "true":
            yield found


def _name(path: tuple[str, ...], fields: dict[str, str]) -> str:
    """Return the package that an object tells of; empty for all other objects."""
    if len(path) == 2 and path[0] == "packages" and _FOLDER in path[1]:
        return fields.get("name") or path[1].rpartition(_FOLDER)[2]
    if len(path) % 2 == 0 and path and all(key == "dependencies" for key in path[::2]) and "version" in fields:
        return path[-1]
    return ""


reader = Reader(
    name="package-lock",
    title="package-lock.json",
    names=("package-lock.json", "npm-shrinkwrap.json"),
    marks=(b'"lockfileVersion"',),
    read=_read,
)
