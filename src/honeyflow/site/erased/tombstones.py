"""Tombstones: what is kept of somebody erased, and whether an address, a name or a text is theirs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from honeyflow.site.erased.key import hashed
from honeyflow.site.erased.marks import (
    ADDRESS,
    IDENTITY,
    MOST_WORDS,
    NAME,
    NAME_BEGINS,
    Mark,
    mark_of_identity,
    mark_of_login,
    marks_of_address,
    plain_address,
    plain_name,
    plain_word,
)
from honeyflow.site.erased.pseudonym import NAME as NOBODY
from honeyflow.site.erased.pseudonym import is_pseudonym, pseudonym

_SIGN = 12
"""Digits of a hash by which it is told which tombstones were applied."""

_ADDRESS = re.compile(r"(?P<mailbox>[^\s<>()\[\],;:\"'@]+)@(?P<host>[\w.-]++)(?!@)")
_USUAL = re.compile(r"[\w.+-]+$")
_LOGIN = re.compile(r"(?<![\w/.])@(?P<login>[\w-]+)(?![\w/-])|\bfrom (?P<fork>[\w.-]+)/")
_WORD = re.compile(r"[^\s,;:()\[\]<>]+")


@dataclass(frozen=True)
class Tombstone:
    """A row of the file, its fields in the order of the columns.

    Parameters
    ----------
    erased_at : str
        UTC instant, ISO 8601.
    erased_by : str
        Who did it.
    person : int
        The same for all that is erased of one person, from 1.
    kind : str
        Of the mark, see `honeyflow.site.erased.marks`.
    hash : str
        Keyed hash of the mark.
    key : str
        By what the key is known, without telling it.
    """

    erased_at: str
    erased_by: str
    person: int
    kind: str
    hash: str
    key: str


class Tombstones:
    """The tombstones of a site; false when there are none. Each text is hashed once, however often it is asked about.

    Parameters
    ----------
    rows : sequence of Tombstone
    key : bytes
    """

    def __init__(self, rows: Sequence[Tombstone] = (), key: bytes = b"") -> None:
        self.rows = tuple(rows)
        self._key = key
        self._persons = {row.hash: row.person for row in rows}
        self._kinds = {row.kind for row in rows}
        self._told: dict[Mark, int | None] = {}
        self._texts: dict[str, str] = {}

    def __bool__(self) -> bool:
        return bool(self.rows)

    @property
    def signs(self) -> frozenset[str]:
        """By what these tombstones are known again, to tell whether they were applied to what was landed before."""
        return frozenset(row.hash[:_SIGN] for row in self.rows)

    @property
    def sign(self) -> str:
        """The same in one text; empty without tombstones."""
        return sha256(" ".join(sorted(self.signs)).encode()).hexdigest()[:16] if self.rows else ""

    def hash_of(self, mark: Mark) -> str:
        """Return the keyed hash of a mark."""
        return hashed(self._key, mark)

    def by_mark(self, mark: Mark) -> int | None:
        """Return the number of the erased person whose mark it is, or None."""
        if mark.kind not in self._kinds:
            return None
        if mark not in self._told:
            self._told[mark] = self._persons.get(self.hash_of(mark))
        return self._told[mark]

    def by_address(self, email: str) -> int | None:
        """Return whose an address is, or None; an address that stands for somebody erased is theirs."""
        if not self.rows:
            return None
        if is_pseudonym(email):
            return int(plain_address(email).partition("@")[0].partition("-")[2])
        return next((found for mark in marks_of_address(email) if (found := self.by_mark(mark))), None)

    def by_identity(self, name: str, email: str) -> int | None:
        """Return whose a name and address pair is: by the address, or by both where others use the address too."""
        found = self.by_address(email)
        if found is None and IDENTITY in self._kinds:
            found = self.by_mark(mark_of_identity(name, email))
        return found

    def by_login(self, login: str) -> int | None:
        """Return whose a login is that a list gives."""
        return self.by_mark(mark_of_login(login))

    def by_name(self, name: str) -> int | None:
        """Return whose full name this is; others may bear it, so it decides only where nothing else is told."""
        return self.by_mark(Mark(NAME, plain_name(name))) if NAME in self._kinds else None

    def erased_on(self, person: int) -> str:
        """Return the day somebody was erased."""
        return next((row.erased_at[:10] for row in self.rows if row.person == person), "a day unknown")

    def scrub(self, text: str) -> str:
        """Return a text without the addresses, logins and full names of those erased."""
        if not self.rows or not text:
            return text
        if text not in self._texts:
            plain = self.scrub_addresses(text)
            self._texts[text] = self._without_names(plain) if NAME in self._kinds else plain
        return self._texts[text]

    def scrub_addresses(self, text: str) -> str:
        """Return a text without the addresses and logins of those erased; a name in it may be another's."""
        if "@" in text:
            text = _ADDRESS.sub(self._without_address, text)
        if "@" in text or "from " in text:
            text = _LOGIN.sub(self._without_login, text)
        return text

    def _without_address(self, found: re.Match[str]) -> str:
        """Return what stands for an address, and what is around it: a sign, the end of a sentence or of a file name."""
        usual = _USUAL.search(found["mailbox"])
        plain = usual[0] if usual else ""
        for mailbox in dict.fromkeys((found["mailbox"], plain, plain.lstrip("._+-"))):
            host = found["host"]
            while mailbox and host:
                person = self.by_address(f"{mailbox}@{host}")
                if person is not None:
                    before = found["mailbox"].removesuffix(mailbox)
                    return before + pseudonym(person) + found["host"].removeprefix(host)
                host = host.rpartition(".")[0]
        return found[0]

    def _without_login(self, found: re.Match[str]) -> str:
        login = found["login"] or found["fork"]
        return found[0] if self.by_login(login) is None else found[0].replace(login, "erased")

    def _without_names(self, text: str) -> str:
        words = list(_WORD.finditer(text))
        plain = [plain_word(word[0]) for word in words]
        shown, end, place = [], 0, 0
        while place < len(words):
            parts = self._name_at(plain, place)
            if parts:
                shown += [text[end : words[place].start()], NOBODY]
                end = words[place + parts - 1].end()
            place += parts or 1
        return "".join([*shown, text[end:]])

    def _name_at(self, words: Sequence[str], place: int) -> int:
        """Return of how many words the name is that begins at `place`; 0 when none does."""
        if not words[place] or self.by_mark(Mark(NAME_BEGINS, words[place])) is None:
            return 0
        longest = min(MOST_WORDS, len(words) - place)
        names = ((parts, " ".join(words[place : place + parts])) for parts in range(longest, 0, -1))
        return next((parts for parts, name in names if self.by_mark(Mark(NAME, name))), 0)


def addresses_of(rows: Iterable[Tombstone]) -> int:
    """Return how many addresses the tombstones stand for."""
    return sum(row.kind in (ADDRESS, IDENTITY) for row in rows)
