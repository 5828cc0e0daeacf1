"""XML as a stream of elements, with everything refused by which a file can explode.

The standard library's expat calls us before it expands anything: a DOCTYPE, and with it every entity bomb and every
address outside, ends the reading at once (record 0042 says why no other library).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

from honeyflow.outreach.briefs.inventory.bounds import LEVELS, TEXT
from honeyflow.outreach.briefs.inventory.trouble import UnreadableError, broken, too_deep

_BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Element:
    """One element when it ends: local names from the root to it, its attributes and its own text, without children."""

    path: tuple[str, ...]
    attributes: dict[str, str]
    text: str


@dataclass
class _Collecting:
    """What is open, and what has ended since it was last taken."""

    open: list[tuple[str, dict[str, str], list[str]]] = field(default_factory=list)
    ended: list[Element] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.open) >= LEVELS:
            raise too_deep(LEVELS)
        self.open.append((_local(name), {_local(key): value[:TEXT] for key, value in attributes.items()}, []))

    def end(self, _: str) -> None:
        path = tuple(name for name, _, _ in self.open)
        _, attributes, text = self.open.pop()
        self.ended.append(Element(path, attributes, "".join(text).strip()[:TEXT]))

    def text(self, data: str) -> None:
        if self.open and len(self.open[-1][2]) < TEXT:
            self.open[-1][2].append(data)


def elements(stream: BinaryIO) -> Iterator[Element]:
    """Yield each element when it ends.

    Raises
    ------
    UnreadableError
        When it is no XML, declares a DOCTYPE, or nests deeper than `LEVELS`.
    """
    collecting = _Collecting()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = collecting.start
    parser.EndElementHandler = collecting.end
    parser.CharacterDataHandler = collecting.text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        while block := stream.read(_BLOCK):
            parser.Parse(block, False)  # noqa: FBT003 - expat's own
            yield from collecting.ended
            collecting.ended.clear()
        parser.Parse(b"", True)  # noqa: FBT003
    except expat.ExpatError as error:
        raise broken("XML", error) from error


def _refuse(*_: object) -> None:
    raise UnreadableError("inventory-doctype", "a DOCTYPE", "XML without one: bills of materials need none")


def _local(name: str) -> str:
    return name.rpartition("}")[2]
