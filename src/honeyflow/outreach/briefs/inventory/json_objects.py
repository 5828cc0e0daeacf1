"""JSON as a stream of objects: each with the keys that lead to it and its own texts, never the whole file.

Memory grows with depth, which is bounded, and not with the file's length.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

import ijson

from honeyflow.outreach.briefs.inventory.bounds import FIELDS, LEVELS, TEXT
from honeyflow.outreach.briefs.inventory.trouble import broken, too_deep

Path = tuple[str, ...]
Fields = dict[str, str]


def objects(stream: BinaryIO) -> Iterator[tuple[Path, Fields]]:
    """Yield (keys that lead there, texts) of each object when it ends: the inner before the outer.

    Arrays add nothing to the keys: an object in ``packages[]`` and one under ``packages`` both have ``("packages",)``.

    Raises
    ------
    UnreadableError
        When it is no JSON, or nests deeper than `LEVELS`.
    """
    if stream.read(3) != b"\xef\xbb\xbf":
        stream.seek(0)
    stack: list[tuple[Path, Fields | None]] = []
    here: Path = ()
    key = ""
    try:
        for event, value in ijson.basic_parse(stream, use_float=True):
            if event == "map_key":
                key = value[:TEXT]
            elif event in ("start_map", "start_array"):
                inside = (*here, key) if stack and stack[-1][1] is not None else here
                stack.append((here, {} if event == "start_map" else None))
                here = inside
                if len(stack) > LEVELS:
                    raise too_deep(LEVELS)
            elif event in ("end_map", "end_array"):
                outer, fields = stack.pop()
                if fields is not None:
                    yield here, fields
                here = outer
            else:
                _keep(stack, key, value)
    except (ijson.JSONError, UnicodeError, ValueError) as error:
        raise broken("JSON", error) from error


def _keep(stack: list[tuple[Path, Fields | None]], key: str, value: Any) -> None:
    """Keep a text of the innermost object; true and false become words, numbers and nulls are nobody's name."""
    fields = stack[-1][1] if stack else None
    if fields is None or len(fields) >= FIELDS:
        return
    if isinstance(value, str):
        fields[key] = value[:TEXT]
    elif isinstance(value, bool):
        fields[key] = "true" if value else "false"
