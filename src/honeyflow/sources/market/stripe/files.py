"""Stripe's files: the dashboard's CSV exports, and objects of the API as JSON or one a line."""

from collections.abc import Iterable
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.json_objects import read_objects
from honeyflow.sources.market.stripe.dashboard import read_exports
from honeyflow.sources.market.stripe.held import KINDS, Held, Objects
from honeyflow.sources.market.trouble import Troubles

_JSON = frozenset({".json", ".jsonl", ".ndjson"})


def read_files(files: Iterable[tuple[str, Path]], troubles: Troubles) -> Objects:
    """Return the objects of all files; which are JSON shows in their names."""
    objects, tables = Objects(), []
    for name, file in files:
        if file.suffix.lower() in _JSON:
            _read_json(name, file, objects, troubles)
        else:
            tables.append((name, file))
    read_exports(tables, objects, troubles)
    return objects


def _read_json(name: str, file: Path, objects: Objects, troubles: Troubles) -> None:
    trouble, others = troubles.of(name), 0
    for found in read_objects(file, trouble):
        held = Held(found.members, name, f"line {found.line}, {found.members.get('id') or 'no id'}")
        others += not objects.add(held)
    if others:
        seen, expected = f"{others:,} objects of other kinds", ", ".join(KINDS)
        trouble.add("object-unknown", "", seen, expected, "not read", Severity.NOTE)
