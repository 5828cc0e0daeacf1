"""Nouns of what is used: a component, what a file gave, and what a reader declares."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import BinaryIO

from honeyflow.kernel.finding import Finding


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that is used, as one file says.

    Parameters
    ----------
    purl : str
        Package URL with its version where one is known, without qualifiers; empty where the file tells no ecosystem.
    name : str
        As its own ecosystem writes it: ``weft``, ``@loom/weft``, ``org.loom:weft``.
    version : str
        Empty where the file tells a range or nothing.
    source : str
        The file.
    """

    purl: str
    name: str
    version: str = ""
    source: str = ""


@dataclass(frozen=True)
class Inventory:
    """What one or several files gave: components without doubles, in the order of the files, and what was wrong."""

    components: tuple[Component, ...] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[str, ...] = ()


Read = Callable[[BinaryIO], Iterable[Component | Finding]]
"""Yields what one open file says; raises `UnreadableError` when nothing of it counts."""


@dataclass(frozen=True)
class Reader:
    """One kind of file.

    Parameters
    ----------
    name : str
        Unique, kebab-case.
    title : str
        What people call such a file.
    names : tuple of str
        Patterns of file names, in small letters: ``requirements*.txt``.
    marks : tuple of bytes
        Words that all stand near the start or the end of such a file, whatever its name; empty where only names tell.
    read : callable
    """

    name: str
    title: str
    names: tuple[str, ...]
    read: Read
    marks: tuple[bytes, ...] = ()
