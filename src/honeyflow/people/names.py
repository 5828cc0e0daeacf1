"""Comparing names of people: what counts as the same name, as a full name, and as a resemblance."""

import re
import unicodedata
from functools import lru_cache

PLACEHOLDERS = frozenset({
    "your name", "your full name", "first last", "firstname lastname", "john doe", "jane doe", "no name", "no author",
    "name surname", "the author", "test user", "unknown author", "unknown user", "not committed yet", "git user",
    "root user", "default user", "local user", "system administrator", "vagrant user", "docker user", "my name",
    "user name", "full name", "anonymous coward", "software engineer", "developer account", "you name", "admin user",
    "apple apple", "mac user", "dev team", "development team", "author name", "super user", "guest user",
})  # fmt: skip
"""Names that say nothing about who it is, normalised."""

_UNDECOMPOSED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})
_NOISE = re.compile(r"[\"'`()<>\[\]{}|*_]+|(?<=\w)\.(?=\s|$)")
_SAID = re.compile(
    r"""(?ix)
    [\x00-\x1f\x7f]+
    | ^[a-z]+(?:-[a-z]+)*-by:\s*
    | \s+via\s+\S.*$
    | \s+-+\s.*$
    | \s*[(\[（].*?[)\]）]
    """
)
_UNSEEN, _JOINERS = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}), "\u200c\u200d"
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=65536)
def normalise(name: str) -> str:
    """Return the name for comparison, diacritics kept: NFKC, case folded, quotes dropped, "Last, First" turned."""
    if name.isascii() and name.replace(" ", "").isalnum():
        return " ".join(name.lower().split())
    text = _NOISE.sub(" ", unicodedata.normalize("NFKC", name).casefold())
    last, comma, first = text.partition(",")
    if comma and first.strip() and len(last.split()) == 1:
        text = f"{first} {last}"
    return " ".join(text.split())


def called(name: str) -> str:
    """Return what a recorded name calls the person: without ``Signed-off-by:``, "via Forum", "- Acme", and brackets.

    Examples
    --------
    >>> called("Ann Crosswood (Acme) via Forum"), called("(ann)")
    ('Ann Crosswood', '(ann)')
    """
    if "via" not in name and name.replace(" ", "").isalnum():
        return name
    return _SAID.sub("", name).strip() or name


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the normalised name without diacritics."""
    plain = normalise(name)
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFD", plain)
    return "".join(letter for letter in parts if not unicodedata.combining(letter)).translate(_UNDECOMPOSED)


def printable(text: str) -> str:
    r"""Return `text` with what steers a terminal or turns the reading direction replaced by ``�``.

    Joiners stay: names in several scripts are written with them.

    Examples
    --------
    >>> printable("Ann\x1b[31m Reed")
    'Ann�[31m Reed'
    """
    return "".join(
        "\ufffd" if unicodedata.category(each) in _UNSEEN and each not in _JOINERS else each for each in text
    )


@lru_cache(maxsize=65536)
def is_full(name: str) -> bool:
    """Return whether a name can tell one person: two parts of two letters or more, or three wide characters."""
    text = normalise(name)
    if text in PLACEHOLDERS or "@" in text:
        return False
    parts = [part for part in text.split() if len(part) >= 2 and (part.isalpha() or sum(map(str.isalpha, part)) >= 2)]
    return len(parts) >= 2 or (not text.isascii() and len(_WIDE.findall(text)) >= 3)


def resembles(label: str, name: str, mailbox: str) -> bool:
    """Return whether a domain's label looks like its only user's own name, login or initials.

    Parameters
    ----------
    label : str
        First label of the registrable domain, e.g. ``rosander`` of ``rosander.net``.
    name, mailbox : str
        Of the identity: the name, and what stands before the ``@``.

    Examples
    --------
    >>> resembles("crosswood", "Ann Crosswood", "me"), resembles("acme", "Ann Crosswood", "ann.crosswood")
    (True, False)
    """
    plain = re.sub(r"[^a-z0-9]", "", label.casefold())
    parts = [re.sub(r"[^a-z0-9]", "", part) for part in fold(name).split()]
    parts = [part for part in parts if part]
    login = re.sub(r"[^a-z0-9]", "", mailbox.casefold())
    if login and login == plain:
        return True
    if any(len(part) >= 4 and part in plain for part in (*parts, login)):
        return True
    if len(plain) >= 3 and any(plain in part for part in parts):
        return True
    initials = "".join(part[0] for part in parts)
    return len(plain) <= 4 and len(initials) >= 2 and _within(initials, plain)


def _within(letters: str, text: str) -> bool:
    """Tell whether `letters` occur in `text` in this order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
