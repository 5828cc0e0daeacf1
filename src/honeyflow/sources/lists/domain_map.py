"""gitdm's ``domain-map``: ``domain-or-address  Organization [< 2015-01-01]``; the date is the first day no longer.

Lines of one domain or address are one after the other in time, by their dates; one without a date comes last.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from honeyflow.sources.lists.cells import Line, domain_of, quoted
from honeyflow.sources.lists.records import Content, Listed, Stated, StatedDomain
from honeyflow.sources.market.trouble import Trouble

_LINE = re.compile(r"(?P<key>\S+)\s+(?P<name>\S.*?)(?:\s*<\s*(?P<end>\S+))?")
_COMMENT = re.compile(r"(^|\s)#.*")
EXPECTED = "example.com Organization < 2015-01-01, or ann@example.com Organization"


def is_domain_map(lines: Sequence[str]) -> bool:
    """Return whether most lines name a domain or an address, and then an organization."""
    told = [plain for line in lines if (plain := uncommented(line))]
    good = sum(1 for line in told if (found := _LINE.fullmatch(line)) and _is_key(found["key"]))
    return good * 2 > len(told)


def parse_domain_map(lines: Sequence[str], trouble: Trouble) -> Content:
    """Return what the list states; malformed lines become findings."""
    held: dict[str, list[_Entry]] = defaultdict(list)
    for number, text in enumerate(lines, 1):
        line, plain = Line(number, trouble), uncommented(text)
        found = _LINE.fullmatch(plain)
        if found is None or not _is_key(found["key"]):
            if plain:
                line.add("line-malformed", "no domain or address, and an organization", EXPECTED, "line left out")
            continue
        told = line.organization(found["name"])
        try:
            end = line.day(found["end"], "before")
        except ValueError:
            continue
        if told is not None:
            held[found["key"].casefold()].append(_Entry(line, found["key"], told[0], end, told[1]))
    content = Content()
    for key, entries in held.items():
        for entry, start in _one_after_the_other(entries):
            _add(key, entry, start, content)
    return content


@dataclass(frozen=True)
class _Entry:
    line: Line
    key: str
    organization: str
    end: date | None
    capacity: str | None


def uncommented(line: str) -> str:
    """Return a line without its comment and its ends."""
    return _COMMENT.sub("", line).strip()


def _is_key(text: str) -> bool:
    plain = text.replace("!", "@")
    return domain_of(plain.rpartition("@")[2]) is not None


def _one_after_the_other(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, date | None]]:
    """Yield each entry with its first day; of two that end on one day, the later line is taken."""
    by_end: dict[date, _Entry] = {}
    for entry in entries:
        end = entry.end or date.max
        if end in by_end and by_end[end].organization.casefold() != entry.organization.casefold():
            names = f"{quoted(entry.organization)}, and {quoted(by_end[end].organization)}"
            seen = f"a domain or address given to {names} in line {by_end[end].line.number}, for the same days"
            done = f"line {entry.line.number} is taken"
            entry.line.add("listed-twice", seen, "one organization at a time", done)
        by_end[end] = entry
    start: date | None = None
    for end in sorted(by_end):
        yield by_end[end], start
        start = by_end[end].end


def _add(key: str, entry: _Entry, start: date | None, content: Content) -> None:
    number = entry.line.number
    plain = entry.key.removeprefix("@")
    if "@" not in plain and "!" not in plain:
        content.domains.append(StatedDomain(number, domain_of(plain) or "", entry.organization, start, entry.end))
    elif email := entry.line.email(plain):
        person = Listed(key, emails=(email,))
        content.people.append(Stated(number, person, entry.organization, start, entry.end, entry.capacity))
