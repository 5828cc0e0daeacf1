"""CycloneDX in XML, 1.0 to 1.7.

References
----------
.. [1] CycloneDX XML reference, https://cyclonedx.org/docs/1.7/xml/
"""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import from_purl
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.xml_elements import elements

_FIELDS = {"group", "name", "version", "purl"}


def _read(stream: BinaryIO) -> Iterator[Component]:
    told: dict[int, dict[str, str]] = {}
    for each in elements(stream):
        path, depth = each.path, len(each.path)
        if path[-1] in _FIELDS and path[-2:-1] == ("component",):
            told.setdefault(depth - 1, {})[path[-1]] = each.text
        elif path[-1] == "component":
            fields = told.pop(depth, {})
            if path[-2:-1] == ("components",) and "tools" not in path:
                yield from _component(fields)


def _component(fields: dict[str, str]) -> Iterator[Component]:
    name, group = fields.get("name", ""), fields.get("group", "")
    shown = f"{group}/{name}" if group and name else name
    found = from_purl(fields.get("purl", ""), shown, fields.get("version", ""))
    if found:
        yield found


reader = Reader(
    name="cyclonedx-xml",
    title="CycloneDX (XML)",
    names=("bom.xml", "*.cdx.xml"),
    marks=(b"http://cyclonedx.org/schema/bom/",),
    read=_read,
)
