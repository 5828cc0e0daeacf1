"""TOML read at once, within a bound, and asked without knowing whether anything is what it should be."""

import tomllib
from typing import Any, BinaryIO

from honeyflow.outreach.briefs.inventory.bounds import LEVELS
from honeyflow.outreach.briefs.inventory.texts import whole
from honeyflow.outreach.briefs.inventory.trouble import broken, too_deep


def tables(stream: BinaryIO) -> dict[str, Any]:
    """Return the file's tables.

    Raises
    ------
    UnreadableError
        When it is no TOML, nests deeper than Python reads, or is too large.
    """
    try:
        return tomllib.loads(whole(stream))
    except tomllib.TOMLDecodeError as error:
        raise broken("TOML", error) from error
    except RecursionError as error:
        raise too_deep(LEVELS) from error


def at(table: Any, *keys: str) -> Any:
    """Return what stands under `keys`; None where there is no such table."""
    for key in keys:
        table = table.get(key) if isinstance(table, dict) else None
    return table


def text_of(value: Any, key: str = "") -> str:
    """Return a text, or the text under `key` of a table; empty for all else."""
    found = value.get(key) if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def packages(stream: BinaryIO, key: str = "package") -> list[dict[str, Any]]:
    """Return the tables of ``[[package]]``, as lock files have them."""
    found = at(tables(stream), key)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
