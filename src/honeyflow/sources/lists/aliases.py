"""gitdm's ``aliases``: two addresses a line, another one and the one it stands for."""

import re
from collections.abc import Sequence

from honeyflow.kernel.finding import Severity
from honeyflow.sources.lists.cells import Line
from honeyflow.sources.lists.domain_map import uncommented
from honeyflow.sources.lists.records import Content, StatedAlias
from honeyflow.sources.market.trouble import Trouble

_WORD = re.compile(r'"[^"]+"|\S+')
EXPECTED = "two addresses, old@example.org ann@example.com"
_PAIR = 2


def is_aliases(lines: Sequence[str]) -> bool:
    """Return whether most lines are two addresses."""
    told = [plain for line in lines if (plain := uncommented(line))]
    return sum(1 for line in told if _is_pair(_WORD.findall(line))) * 2 > len(told)


def parse_aliases(lines: Sequence[str], trouble: Trouble) -> Content:
    """Return the pairs; an address that stands for itself, directly or round a ring, is a finding."""
    content = Content()
    leads: dict[str, str] = {}
    for number, text in enumerate(lines, 1):
        words, line = _WORD.findall(uncommented(text)), Line(number, trouble)
        if not words:
            continue
        if len(words) != _PAIR:
            line.add("line-malformed", f"{len(words)} words", EXPECTED, "line left out")
            continue
        other, email = (line.email(word) for word in words)
        if other is None or email is None:
            continue
        if _leads_to(email.casefold(), other.casefold(), leads):
            seen = "an address that stands for itself, by this line alone or with those before it"
            line.add("aliases-cyclic", seen, "one address at the end", "line left out", Severity.NOTE)
            continue
        leads.setdefault(other.casefold(), email.casefold())
        content.aliases.append(StatedAlias(number, email, other))
    return content


def _is_pair(words: Sequence[str]) -> bool:
    return len(words) == _PAIR and all("@" in word or "!" in word for word in words)


def _leads_to(start: str, goal: str, leads: dict[str, str]) -> bool:
    seen: set[str] = set()
    while start not in seen:
        if start == goal:
            return True
        seen.add(start)
        start = leads.get(start, start)
    return False
