"""JSON whose objects know the line they begin in, so that a finding can name it."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\n]')


@dataclass(frozen=True)
class Node:
    """One JSON object: the line it begins in, and its members."""

    line: int
    members: dict[str, Any] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """Return a text member, trimmed; empty when it is not there or no text."""
        value = self.members.get(key)
        return value.strip() if isinstance(value, str) else ""

    def nodes(self, key: str) -> "list[Node]":
        """Return the objects of a list member, or the one object it is."""
        value = self.members.get(key)
        return [value] if isinstance(value, Node) else nodes_of(value)


def nodes_of(value: Any) -> list[Node]:
    """Return the objects in a list; none of anything else."""
    return [each for each in value if isinstance(each, Node)] if isinstance(value, list) else []


def read_json(text: str) -> Any:
    """Return the value, each object a `Node`.

    Raises
    ------
    json.JSONDecodeError
        When it is no JSON.
    RecursionError
        When it is nested beyond sense.
    """
    lines = iter(_lines_of_objects(text))
    return json.loads(text, object_pairs_hook=lambda pairs: Node(next(lines, 0), dict(pairs)))


def _lines_of_objects(text: str) -> list[int]:
    """Return the line in which each object begins, in the order in which objects end (as the reader meets them)."""
    line, opened, closed = 1, [], []
    for token in _TOKEN.finditer(text):
        match token[0]:
            case "\n":
                line += 1
            case "{":
                opened.append(line)
            case "}" if opened:
                closed.append(opened.pop())
    return closed
