"""Whom a decision is about: an address, or ``Name <address>``: of several who use an address the one of that name."""

import re
from dataclasses import dataclass

_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")
_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<email>[^<>]*)>")


@dataclass(frozen=True)
class Whom:
    """Somebody in a decision; without a name everybody who uses the address."""

    email: str
    name: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Return name and address for comparison: trimmed, without case."""
        return " ".join(self.name.split()).casefold(), self.email.strip().casefold()

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>" if self.name else self.email


def parse_whom(text: str) -> Whom | None:
    """Return whom a text is about; None when it is neither an address nor ``Name <address>``.

    With a name the address may be what no address is, as commits have it: ``root <root>``.

    Examples
    --------
    >>> parse_whom("Ann  Reed <root@localhost>"), parse_whom("<ann@x.example>"), parse_whom("Ann Reed")
    (Whom(email='root@localhost', name='Ann Reed'), Whom(email='ann@x.example', name=''), None)
    """
    text = " ".join(text.split())
    if _EMAIL.fullmatch(text):
        return Whom(text)
    found = _NAMED.fullmatch(text)
    if not found:
        return None
    whom = Whom(found["email"].strip(), found["name"].strip())
    return whom if whom.name or _EMAIL.fullmatch(whom.email) else None
