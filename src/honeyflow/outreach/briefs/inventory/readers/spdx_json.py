"""SPDX 2.2 and 2.3 in JSON: ``packages``. Relationships are not followed, so their loops are nobody's trouble.

References
----------
.. [1] SPDX 2.3, clause 7, https://spdx.github.io/spdx-spec/v2.3/package-information/
"""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.json_objects import objects
from honeyflow.outreach.briefs.inventory.naming import from_purl
from honeyflow.outreach.briefs.inventory.records import Component, Reader


def _read(stream: BinaryIO) -> Iterator[Component]:
    purl = ""
    for path, fields in objects(stream):
        if path == ("packages", "externalRefs") and fields.get("referenceType") == "purl":
            purl = purl or fields.get("referenceLocator", "")
        elif path == ("packages",):
            version = fields.get("versionInfo", "")
            found = from_purl(purl, fields.get("name", ""), "" if version in {"NOASSERTION", "NONE"} else version)
            purl = ""
            if found:
                yield found


reader = Reader(
    name="spdx-json",
    title="SPDX 2 (JSON)",
    names=("*.spdx.json",),
    marks=(b'"spdxVersion"', b'"SPDX-2.'),
    read=_read,
)
