"""SPDX 3.0 in JSON-LD: elements of type ``software_Package`` in the graph.

References
----------
.. [1] SPDX 3.0.1, Software profile, https://spdx.github.io/spdx-spec/v3.0.1/model/Software/Classes/Package/
"""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.json_objects import objects
from honeyflow.outreach.briefs.inventory.naming import from_purl
from honeyflow.outreach.briefs.inventory.records import Component, Reader

_PACKAGE = {"software_Package", "software:Package", "Package"}


def _read(stream: BinaryIO) -> Iterator[Component]:
    beside = ""
    for path, fields in objects(stream):
        if path == ("@graph", "externalIdentifier"):
            if fields.get("externalIdentifierType") in {"packageUrl", "packageURL"}:
                beside = beside or fields.get("identifier", "")
        elif path == ("@graph",):
            purl, beside = fields.get("software_packageUrl", "") or beside, ""
            if fields.get("type", fields.get("@type", "")) in _PACKAGE:
                found = from_purl(purl, fields.get("name", ""), fields.get("software_packageVersion", ""))
                if found:
                    yield found


reader = Reader(
    name="spdx3-json",
    title="SPDX 3 (JSON-LD)",
    names=("*.spdx3.json", "*.spdx.jsonld"),
    marks=(b'"@graph"', b"spdx.org/rdf/3."),
    read=_read,
)
