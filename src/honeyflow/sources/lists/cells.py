"""What lists are made of, read one by one: addresses, days, names of organizations; each fault becomes a finding."""

import re
from datetime import date

from honeyflow.kernel.finding import Severity
from honeyflow.sources.lists.capacity import capacity_of, is_told
from honeyflow.sources.market.trouble import Trouble

_EMAIL = re.compile(r"[^@<>,;]+@[^\s@<>,;]+")
_DOMAIN = re.compile(r"[^\s@/:,;]+\.[^\s@/:.,;]+")
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?")
_FIRST_YEAR, _LAST_YEAR = 1970, 2099
_SHOWN = 60


class Line:
    """One line of a list, as what its findings name.

    Parameters
    ----------
    number : int
        From 1.
    trouble : Trouble
    """

    def __init__(self, number: int, trouble: Trouble) -> None:
        self.number = number
        self._trouble = trouble

    def add(self, rule: str, seen: str, expected: str, done: str, severity: Severity = Severity.WARNING) -> None:
        """Record a problem of this line."""
        self._trouble.add(rule, f"line {self.number}", seen, expected, done, severity)

    def email(self, text: str) -> str | None:
        """Return an address, written with ``@`` or, as gitdm does, with ``!``; None and a finding when it is none."""
        text = text.strip().strip("<>").strip('"').strip()
        if "@" not in text:
            text = "@".join(text.rsplit("!", 1))
        if _EMAIL.fullmatch(text):
            return text
        self.add("address-wrong", self._trouble.shown(text), "an address, ann@example.com", "that address left out")
        return None

    def day(self, text: str | None, what: str) -> date | None:
        """Return a date.

        Raises
        ------
        ValueError
            When it is none; the finding is recorded.
        """
        if not text:
            return None
        found = _DAY.fullmatch(text.strip())
        try:
            day = date.fromisoformat(found[1]) if found else None
        except ValueError:
            day = None
        if day is None:
            self.add("date-wrong", f"{what} {quoted(text)}", "a date, 2024-12-31", "line left out", Severity.SERIOUS)
            raise ValueError(text)
        return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None

    def organization(self, text: str, capacity: str | None = None) -> tuple[str, str | None] | None:
        """Return organization and capacity; None for words that say that nobody knows, which is a note."""
        name = " ".join(text.split())
        if not is_told(name):
            seen = f"{quoted(name)} as organization" if name else "no organization"
            self.add("organization-unknown", seen, "an organization's name", "says nothing: left out", Severity.NOTE)
            return None
        return name, capacity_of(name) or capacity

    def in_order(self, start: date | None, end: date | None) -> bool:
        """Return whether a period has a day; one that has none is a finding."""
        if start is None or end is None or start < end:
            return True
        seen = f"a period from {start} until {end}"
        self.add("period-reversed", seen, "the earlier day first", "line left out", Severity.SERIOUS)
        return False


def domain_of(text: str) -> str | None:
    """Return a domain in lower case, None for what is none."""
    plain = text.strip().lower().removeprefix("@").removeprefix("*.").strip(".")
    return plain if _DOMAIN.fullmatch(plain) else None


def quoted(text: str) -> str:
    """Return an organization's name or a date fit to be shown; never used for what may name a person."""
    plain = " ".join(text.split())
    return repr(plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…")
