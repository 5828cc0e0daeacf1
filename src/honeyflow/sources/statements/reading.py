"""A whole file that names people, read by the shapes its lines have."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from honeyflow.sources.statements.developers import read_developers
from honeyflow.sources.statements.fields import has_fields, is_owners, read_fields, read_owners
from honeyflow.sources.statements.lines import email_of, is_name, owners_of, read_line, tagged
from honeyflow.sources.statements.paths import is_codeowners, is_maven
from honeyflow.sources.statements.records import Numbered, Stated
from honeyflow.sources.statements.tables import read_tables

MOST = 20_000
"""Statements of one version of a file above which the rest is left out."""

_FORMER = re.compile(r"(?i)\b(?:emerit(?:us|i|a)|former|past|previous|retired|inactive|alumni|in memoriam)\b")
_HEADING = re.compile(r"^\s*(?:#{1,6}\s+(?P<marked>.+?)\s*#*|(?P<plain>[^\W\d_][^:<>@|]{1,60}):)\s*$")
_UNDERLINE = re.compile(r"^\s*(?:={3,}|-{3,}|~{3,}|\^{3,})\s*$")
_ITEM = re.compile(r"^\s*[-*+]\s+(?P<name>[^\W\d_][^()<>@,]*?)\s*\((?P<login>[\w.-]{2,39})\)\s*$")
_AUTHOR = re.compile(r"^(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’()-]+){1,4}), (?P<organization>[^<>@]{1,100}?)\s*$")
_LONGEST_NAME = 6
"""Words of an organization's name above which a line is taken for prose."""
_PEOPLE_TAGS = ("M", "R")
_RULES = ("=", "-", "~", "^")


def read_statements(path: str, text: str) -> list[Numbered]:
    """Return whom a file names, in order of line, each said once; lines of no known shape name nobody."""
    lines = text.splitlines()
    found: Iterable[Numbered]
    if is_maven(path):
        found = read_developers(text)
    elif is_codeowners(path):
        found = _codeowners(lines)
    elif has_fields(lines):
        found = read_fields(lines)
    elif is_owners(lines):
        found = read_owners(lines)
    else:
        found = _mixed(lines)
    return _each_once(found)


def _each_once(found: Iterable[Numbered]) -> list[Numbered]:
    kept: dict[Stated, int] = {}
    for number, each in found:
        if len(kept) < MOST:
            kept.setdefault(each, number)
    return sorted((number, each) for each, number in kept.items() if each.telling)


def _codeowners(lines: Sequence[str]) -> Iterator[Numbered]:
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith(("#", "[", "^[")):
            yield from ((number, each) for each in owners_of(line))


def _mixed(lines: Sequence[str]) -> Iterator[Numbered]:
    """Yield whom tables name, then whom the other lines do."""
    tables = dict(read_tables(lines))
    yield from ((number, each) for number, each in tables.items() if each)
    yield from _Lines(tables).read(lines)


@dataclass
class _Person:
    """The person that lines without a name of their own are about."""

    name: str = ""
    organization: str = ""


class _Lines:
    """Reads line after line, minding headings and whom the lines before were about."""

    def __init__(self, skipped: Iterable[int]) -> None:
        self._skipped = frozenset(skipped)
        self._former = False
        self._heading = ""
        self._person = _Person()

    def read(self, lines: Sequence[str]) -> Iterator[tuple[int, Stated]]:
        """Yield whom they name, those below a heading such as *Emeritus* left out."""
        underlined = {number for number, line in enumerate(lines) if line[:1] in _RULES and _UNDERLINE.match(line)}
        for number, line in enumerate(lines, 1):
            if number in self._skipped:
                continue
            if number in underlined and line.strip() and "@" not in line:
                self._enter(line.strip(), "")
                continue
            found = _shape(line)
            if found.kind == HEADING:
                self._enter(*found.words)
            elif said := self._said(found, lines[number] if number < len(lines) else ""):
                yield from ((number, each) for each in said if not self._former)

    def _enter(self, words: str, heading: str) -> None:
        self._former = bool(_FORMER.search(words))
        self._heading = heading
        self._person = _Person()

    def _said(self, found: "_Shape", following: str) -> Iterable[Stated]:
        if found.kind == PERSONS:
            return found.persons
        if found.kind == NOTHING:
            return ()
        if found.kind == BLANK:
            self._person = _Person()
        elif found.kind == ITEM:
            name, login = found.words
            return (Stated(name, "", login, self._heading),)
        elif found.kind == NAME:
            self._person = _Person(found.words[0])
        elif found.kind == ADDRESS:
            email, tagged_ = found.words
            if tagged_ or self._person.name:
                return (Stated(self._person.name, email, "", self._person.organization),)
            return (Stated("", email),)
        elif found.kind == AUTHOR:
            self._person = _Person(*found.words)
            addresses = following[:1].isspace() and email_of(following)
            return () if addresses else (Stated(self._person.name, "", "", self._person.organization),)
        return ()


PERSONS, HEADING, BLANK, ITEM, NAME, ADDRESS, AUTHOR, NOTHING = range(8)
"""What a line is by itself."""


@dataclass(frozen=True)
class _Shape:
    """What a line is by itself, and its words."""

    kind: int
    words: tuple[str, ...] = ()
    persons: tuple[Stated, ...] = ()


_NOTHING = _Shape(NOTHING)


@lru_cache(maxsize=1 << 16)
def _shape(line: str) -> _Shape:
    """Return what a line is; each once, as the versions of a file share nearly all their lines."""
    if not line.strip():
        return _Shape(BLANK)
    if tag := tagged(line):
        return _tagged(*tag)
    if heading := _HEADING.match(line):
        plain = heading["plain"] or ""
        return _Shape(HEADING, (heading["marked"] or plain, plain if is_name(plain) else ""))
    if item := _ITEM.match(line):
        return _Shape(ITEM, (item["name"], item["login"]))
    if line[0].isspace() and (email := email_of(line)):
        return _Shape(ADDRESS, (email, ""))
    author = _AUTHOR.match(line)
    if author and _is_titled(author["name"]) and _is_titled(author["organization"].partition(",")[0]):
        return _Shape(AUTHOR, (author["name"].strip(), _one(author["organization"])))
    persons = read_line(line.strip())
    return _Shape(PERSONS, (), persons) if persons else _NOTHING


def _tagged(tag: str, rest: str) -> _Shape:
    """Return what ``M:``, ``R:`` or the older ``P: Name``, ``M: address`` and ``N: Name``, ``E: address`` are."""
    if tag in ("N", "P"):
        return _Shape(NAME, (rest,))
    email = email_of(rest) if tag in ("E", *_PEOPLE_TAGS) else ""
    if email:
        return _Shape(ADDRESS, (email, tag))
    persons = read_line(rest) if tag in _PEOPLE_TAGS else ()
    return _Shape(PERSONS, (), persons) if persons else _NOTHING


def _one(organization: str) -> str:
    """Return the organization when it is one; a list of them tells none for a day."""
    return organization if is_name(organization) and "," not in organization else ""


def _is_titled(text: str) -> bool:
    """Return whether a text looks like a name rather than like prose: short, its first and last words capitalised."""
    words = text.split()
    return 0 < len(words) <= _LONGEST_NAME and not (words[0][0].islower() or words[-1][0].islower())
