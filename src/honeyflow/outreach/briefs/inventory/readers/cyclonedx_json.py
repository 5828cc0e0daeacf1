"""CycloneDX in JSON, 1.2 to 1.7: ``components`` and those within them; the product itself is nobody's component.

References
----------
.. [1] CycloneDX JSON reference, https://cyclonedx.org/docs/1.7/json/
"""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.json_objects import objects
from honeyflow.outreach.briefs.inventory.naming import from_purl
from honeyflow.outreach.briefs.inventory.records import Component, Reader

_WAY = {"metadata", "component", "components"}
"""Keys that lead to components; those of ``tools`` and of ``services`` made or serve the file and are not used."""


def _read(stream: BinaryIO) -> Iterator[Component]:
    for path, fields in objects(stream):
        if path and path[-1] == "components" and _WAY.issuperset(path):
            name, group = fields.get("name", ""), fields.get("group", "")
            shown = f"{group}/{name}" if group and name else name
            found = from_purl(fields.get("purl", ""), shown, fields.get("version", ""))
            if found:
                yield found


reader = Reader(
    name="cyclonedx-json",
    title="CycloneDX (JSON)",
    names=("bom.json", "*.cdx.json"),
    marks=(b'"bomFormat"', b'"CycloneDX"'),
    read=_read,
)
