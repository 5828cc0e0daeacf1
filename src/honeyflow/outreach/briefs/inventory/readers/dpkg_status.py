"""``/var/lib/dpkg/status`` of Debian and its kin: paragraphs of packages that are installed."""

from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.naming import named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.texts import lines


def _read(stream: BinaryIO) -> Iterator[Component]:
    told: dict[str, str] = {}
    for line in lines(stream):
        key, colon, value = line.partition(":")
        if not line.strip():
            yield from _component(told)
            told = {}
        elif colon and key in {"Package", "Status", "Version"}:
            told[key] = value.strip()
    yield from _component(told)


def _component(told: dict[str, str]) -> Iterator[Component]:
    installed = told.get("Status", "").endswith(" installed")
    found = named("deb", f"debian/{told.get('Package', '')}", told.get("Version", "")) if installed else None
    if found:
        yield Component(found.purl, found.name.removeprefix("debian/"), found.version)


reader = Reader(
    name="dpkg-status",
    title="dpkg status",
    names=("status",),
    marks=(b"Package: ", b"Status: install ok"),
    read=_read,
)
