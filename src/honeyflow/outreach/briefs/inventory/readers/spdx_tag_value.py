"""SPDX 2 as tag-value text.

References
----------
.. [1] SPDX 2.3, clause 7, https://spdx.github.io/spdx-spec/v2.3/package-information/
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import from_purl
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.texts import lines

_REFERENCE = re.compile(r"PACKAGE[-_]MANAGER\s+purl\s+(\S+)", re.ASCII)


def _read(stream: BinaryIO) -> Iterator[Component]:
    told: dict[str, str] = {}
    for tag, value in _tags(stream):
        if tag in {"PackageName", "FileName", "Relationship"} and told:
            yield from _component(told)
            told = {}
        if tag == "PackageName":
            told = {"name": value}
        elif tag == "PackageVersion" and told and value not in {"NOASSERTION", "NONE"}:
            told["version"] = value
        elif tag == "ExternalRef" and told and (found := _REFERENCE.match(value)):
            told.setdefault("purl", found[1])
    yield from _component(told)


def _tags(stream: BinaryIO) -> Iterator[tuple[str, str]]:
    """Yield tags with their values; texts over several lines are passed over."""
    inside = False
    for line in lines(stream):
        if inside:
            inside = "</text>" not in line
            continue
        tag, colon, value = line.partition(":")
        inside = "<text>" in value and "</text>" not in value
        if colon and not line.startswith("#"):
            yield tag.strip(), value.strip()


def _component(told: dict[str, str]) -> Iterator[Component]:
    found = from_purl(told.get("purl", ""), told.get("name", ""), told.get("version", ""))
    if found:
        yield found


reader = Reader(
    name="spdx-tag-value",
    title="SPDX 2 (tag-value)",
    names=("*.spdx",),
    marks=(b"SPDXVersion:", b"SPDX-2."),
    read=_read,
)
