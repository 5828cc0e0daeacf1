"""Reading one file or several: the kind is found, components are collected without doubles, faults become findings."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.outreach.briefs.inventory.bounds import COMPONENTS, FILE_BYTES
from honeyflow.outreach.briefs.inventory.records import Component, Inventory, Reader
from honeyflow.outreach.briefs.inventory.registry import looked_for, reader_by_content, reader_by_name
from honeyflow.outreach.briefs.inventory.trouble import UnreadableError, too_large

T = TypeVar("T")

SAMPLE = 65_536
"""Bytes of the start and of the end that are looked at to tell a kind."""


def read_files(files: Iterable[tuple[str, Path]]) -> Inventory:
    """Return what (name to show, file) pairs say together."""
    found = [read_file(path, shown=name) for name, path in files]
    return joined(found)


def read_file(path: Path, *, shown: str = "") -> Inventory:
    """Return what one file says; a file that cannot be opened or understood is a finding."""
    shown = shown or path.name
    try:
        with path.open("rb") as stream:
            return read_stream(stream, shown)
    except OSError as error:
        seen = error.strerror or "a fault of the disk"
        return Inventory((), (UnreadableError("inventory-unopened", seen, "a readable file").finding(shown),), (shown,))


def read_stream(stream: BinaryIO, name: str) -> Inventory:
    """Return what an open file that can be wound back says; `name` tells its kind and is the components' source."""
    try:
        reader = _kind(stream, name)
        said = [replace(each, source=name) if isinstance(each, Component) else each for each in _taken(reader, stream)]
    except UnreadableError as error:
        return Inventory((), (error.finding(name),), (name,))
    findings = [replace(each, evidence=Evidence(name, each.evidence.locator)) for each in _only(said, Finding)]
    return joined([Inventory(tuple(_only(said, Component)), tuple(findings), (name,))])


def joined(parts: Iterable[Inventory]) -> Inventory:
    """Return several as one; of components with the same package URL, or else name and version, the first stays."""
    components: dict[tuple[str, str, str], Component] = {}
    findings: list[Finding] = []
    files: list[str] = []
    for part in parts:
        for each in part.components:
            key = (each.purl, "", "") if each.purl else ("", each.name, each.version)
            components.setdefault(key, each)
        findings += part.findings
        files += part.files
    return Inventory(tuple(components.values()), tuple(findings), tuple(files))


def _taken(reader: Reader, stream: BinaryIO) -> Iterable[Component | Finding]:
    """Yield what a reader gives, up to the bound."""
    for count, each in enumerate(reader.read(stream)):
        if count >= COMPONENTS:
            yield _cut()
            return
        yield each


def _kind(stream: BinaryIO, name: str) -> Reader:
    size = stream.seek(0, os.SEEK_END)
    if size > FILE_BYTES:
        raise too_large("bytes", FILE_BYTES)
    stream.seek(0)
    sample = stream.read(SAMPLE)
    stream.seek(max(0, size - SAMPLE))
    sample += stream.read(SAMPLE)
    stream.seek(0)
    found = reader_by_content(sample) or reader_by_name(name.replace("\\", "/").rpartition("/")[2])
    if found is None:
        expected = f"one of: {', '.join(looked_for())}"
        raise UnreadableError("inventory-unknown-kind", "a kind of file that is not known", expected)
    return found


def _cut() -> Finding:
    most = f"at most {COMPONENTS:,}"
    seen = f"more than {COMPONENTS:,} components"
    return Finding("inventory-cut", Evidence(""), seen, most, "the first were taken", Severity.WARNING)


def _only(each: Iterable[object], kind: type[T]) -> list[T]:
    return [one for one in each if isinstance(one, kind)]
