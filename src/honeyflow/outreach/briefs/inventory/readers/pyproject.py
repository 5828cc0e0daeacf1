"""``pyproject.toml``: dependencies of the project, its extras and groups, Poetry's own tables included.

References
----------
.. [1] Declaring project metadata, https://packaging.python.org/en/latest/specifications/pyproject-toml/
.. [2] PEP 735, dependency groups
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

from honeyflow.outreach.briefs.inventory.naming import exact, named
from honeyflow.outreach.briefs.inventory.records import Component, Reader
from honeyflow.outreach.briefs.inventory.requirement import required
from honeyflow.outreach.briefs.inventory.toml_tables import at, tables, text_of


def _read(stream: BinaryIO) -> Iterator[Component]:
    told = tables(stream)
    for listed in (at(told, "project", "dependencies"), *_values(at(told, "project", "optional-dependencies"))):
        yield from _required(listed)
    for listed in _values(at(told, "dependency-groups")):
        yield from _required(listed)
    yield from _poetry(at(told, "tool", "poetry", "dependencies"))
    yield from _poetry(at(told, "tool", "poetry", "dev-dependencies"))
    for group in _values(at(told, "tool", "poetry", "group")):
        yield from _poetry(at(group, "dependencies"))


def _values(table: Any) -> list[Any]:
    return list(table.values()) if isinstance(table, dict) else []


def _required(listed: Any) -> Iterator[Component]:
    for text in listed if isinstance(listed, list) else []:
        found = required(text) if isinstance(text, str) else None
        if found:
            yield found


def _poetry(table: Any) -> Iterator[Component]:
    for name, wanted in table.items() if isinstance(table, dict) else []:
        found = named("pypi", name, exact(text_of(wanted, "version")))
        if found and name != "python":
            yield found


reader = Reader(name="pyproject", title="pyproject.toml", names=("pyproject.toml",), read=_read)
