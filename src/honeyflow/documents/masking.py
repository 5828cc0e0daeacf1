"""Names that documents may show: one that holds a person's or a customer's name, or an address, is withheld."""

import re
from collections.abc import Iterable
from functools import cached_property

from honeyflow.people.names import fold
from honeyflow.people.organizations.names import organization_key
from honeyflow.people.reads.known_names import without_people

WITHHELD = "(name withheld)"
WHOLE_WORD = 5
"""Letters below which a name must stand alone to be found: SAP is not in "sapling"."""

_APART = re.compile(r"[\W_]+")
_LETTERS = re.compile(r"[^\W\d_]{3}")


class PublicNames:
    """What project names and tags pass through before customers or the public see them.

    Parameters
    ----------
    people : frozenset of str
        Full names, folded, as `people.reads.known_names.read_known_names` gives them.
    customers : iterable of str
        Names and domains of customers that must not be told.
    """

    def __init__(self, people: frozenset[str], customers: Iterable[str] = ()) -> None:
        self._people = people
        keys = {_key(name.split(".")[0] if _is_domain(name) else name) for name in customers}
        self._customers = frozenset(key for key in keys if len(key) >= 3)

    def __call__(self, text: str) -> str:
        """Return `text`, or that its name is withheld."""
        if not _LETTERS.search(text):
            return text
        return WITHHELD if self._tells_a_person(text) or self._tells_a_customer(text) else text

    def _tells_a_person(self, text: str) -> bool:
        apart = _APART.sub(" ", text)
        if without_people(text, self._people) != text or without_people(apart, self._people) != apart:
            return True
        key = _key(text)
        return any(name in key for name in self._joined)

    def _tells_a_customer(self, text: str) -> bool:
        words = {_key(word) for word in _APART.split(text) if word}
        key = _key(text)
        return any(name in words or (len(name) >= WHOLE_WORD and name in key) for name in self._customers)

    @cached_property
    def _joined(self) -> frozenset[str]:
        return frozenset(key for name in self._people if len(key := _key(name)) > WHOLE_WORD)


def _is_domain(name: str) -> bool:
    return " " not in name and "." in name.strip(".")


def _key(name: str) -> str:
    """Return a name without case, accents, spaces and legal forms."""
    return organization_key(fold(name))
