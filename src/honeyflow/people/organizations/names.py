"""Comparing names of organizations: case, accents, punctuation, spaces and legal forms make no difference."""

import re
import unicodedata
from functools import lru_cache

_LEGAL_FORMS = frozenset({
    "ab", "ag", "aps", "as", "asa", "bhd", "bv", "co", "company", "corp", "corporation", "eg", "ev",
    "gmbh", "inc", "incorporated", "kg", "kgaa", "kk", "limited", "llc", "llp", "lp", "ltd", "ltda", "mbh", "nv", "oy",
    "oyj", "plc", "pte", "pty", "pvt", "sa", "sarl", "sas", "sdn", "se", "sl", "spa", "sro", "srl", "ug",
})  # fmt: skip
"""Words that a name may end in."""

_DOTTED = re.compile(r"\b((?:\w\.){2,}\w?)(?!\w)")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=65536)
def organization_key(name: str) -> str:
    """Return a name for comparison.

    Examples
    --------
    >>> organization_key("Red Hat, Inc."), organization_key("RedHat"), organization_key("Société Générale S.A.")
    ('redhat', 'redhat', 'societegenerale')
    """
    return "".join(_words(name))


@lru_cache(maxsize=65536)
def organization_slug(name: str) -> str:
    """Return an identifier for an organization of which only the name is known.

    Examples
    --------
    >>> organization_slug("The Blue Moon Co., Ltd.")
    'blue-moon'
    """
    return "-".join(_words(name)) or "unnamed"


def _words(name: str) -> list[str]:
    parts = unicodedata.normalize("NFKD", name).casefold().replace("&", " and ")
    plain = "".join(letter for letter in parts if not unicodedata.combining(letter))
    joined = _DOTTED.sub(lambda found: found[1].replace(".", ""), plain.replace("'", "").replace("’", ""))
    words = _WORD.findall(joined)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and (words[-1] in _LEGAL_FORMS or (words[-1] == "and" and len(words) > 2)):
        words = words[:-1]
    return words
