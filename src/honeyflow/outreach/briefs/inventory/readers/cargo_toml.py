"""``Cargo.toml``: what is depended on; a version there is a range, so none is told unless it is written ``=1.2.3``.

References
----------
.. [1] https://doc.rust-lang.org/cargo/reference/specifying-dependencies.html
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from honeyflow.outreach.briefs.inventory.naming import exact, named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.toml_tables import at, tables, text_of

_TABLES = ("dependencies", "dev-dependencies", "build-dependencies")


def _read(stream: BinaryIO) -> Iterator[Component]:
    told = tables(stream)
    target = at(told, "target")
    for holder in (told, at(told, "workspace"), *(target.values() if isinstance(target, dict) else ())):
        for key in _TABLES:
            yield from _wanted(at(holder, key))


def _wanted(table: Any) -> Iterator[Component]:
    for key, wanted in table.items() if isinstance(table, dict) else ():
        if at(wanted, "path") is not None:
            continue
        version = text_of(wanted, "version").strip()
        name = text_of(at(wanted, "package")) or key
        found = named("cargo", name, exact(version) if version.startswith("=") else "")
        if found:
            yield found


reader = Reader(name="cargo-toml", title="Cargo.toml", names=("cargo.toml",), read=_read)
