r"""gitdm's text of developers: ``login: mail!host, …``, then one indented line a period.

``Organization [from 2015-01-01] [until 2018-01-01]``: from the first day, until the first day no longer. A line without
``from`` begins where the line before it ended.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from honeyflow.kernel.finding import Severity
from honeyflow.sources.lists.cells import Line
from honeyflow.sources.lists.records import Content, Listed, Stated, StatedAlias
from honeyflow.sources.market.trouble import Trouble

_PERSON = re.compile(r"(?P<who>[^\s:][^:]*):(?P<mails>.*)")
_PERIOD = re.compile(r"(?P<name>.*?)(?:\s+from\s+(?P<start>\S+))?(?:\s+(?:until|<)\s*(?P<end>\S+))?", re.IGNORECASE)
EXPECTED = "login: ann!example.com, then lines that begin with a tab: Organization from 2015-01-01 until 2018-01-01"


def is_gitdm_text(lines: Sequence[str]) -> bool:
    """Return whether some person's line is followed by an indented one."""
    return any(
        _is_person(line) and following[:1] in ("\t", " ") and following.strip() for line, following in pairwise(lines)
    )


def parse_gitdm_text(lines: Sequence[str], trouble: Trouble) -> Content:
    """Return what the list states; malformed lines become findings."""
    content = Content()
    entry: _Entry | None = None
    lost = False
    for number, text in enumerate(lines, 1):
        line, plain = Line(number, trouble), text.strip()
        if not plain or plain.startswith("#"):
            continue
        if text[0] not in "\t ":
            _close(entry, trouble)
            entry = _entry(line, plain, content)
            lost = entry is None
        elif entry is not None:
            _add_period(line, plain, entry, content)
        elif not lost:
            line.add("line-malformed", "a period that no person's line precedes", EXPECTED, "line left out")
    _close(entry, trouble)
    return content


@dataclass
class _Entry:
    line: int
    person: Listed
    periods: int = 0
    ended: date | None = None


def _is_person(line: str) -> bool:
    found = _PERSON.fullmatch(line.strip()) if line[:1] not in ("\t", " ", "#", "") else None
    return found is not None and ("!" in found["mails"] or "@" in found["mails"] or not found["mails"].strip())


def _entry(line: Line, text: str, content: Content) -> _Entry | None:
    found = _PERSON.fullmatch(text)
    if found is None:
        done = "left out, with the periods below it"
        line.add("line-malformed", "a line that names no person", EXPECTED, done, Severity.SERIOUS)
        return None
    who = " ".join(found["who"].split())
    emails = tuple(email for word in re.split(r"[\s,]+", found["mails"]) if word and (email := line.email(word)))
    content.aliases += [StatedAlias(line.number, emails[0], other) for other in emails[1:]]
    login, name = (None, who) if " " in who else (who, None)
    return _Entry(line.number, Listed(who.casefold(), login, name, tuple(dict.fromkeys(emails))))


def _add_period(line: Line, text: str, entry: _Entry, content: Content) -> None:
    entry.periods += 1
    found = _PERIOD.fullmatch(text)
    if found is None:
        return
    try:
        start, end = line.day(found["start"], "from"), line.day(found["end"], "until")
    except ValueError:
        return
    start = start or entry.ended
    entry.ended = end
    told = line.organization(found["name"])
    if told is not None and line.in_order(start, end):
        content.people.append(Stated(line.number, entry.person, told[0], start, end, told[1]))


def _close(entry: _Entry | None, trouble: Trouble) -> None:
    if entry is not None and not entry.periods:
        seen, done = "a person without an organization", "only the addresses are used"
        Line(entry.line, trouble).add("person-without-organization", seen, EXPECTED, done, Severity.NOTE)
