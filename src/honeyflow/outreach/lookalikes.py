"""Lookalikes: addresses in letters of other scripts that can be read as another address (homographs).

Told by the address alone, never by whether the other one is known: else the answer would tell who is. Based on the
idea of Unicode Technical Standard 39 (mixed scripts, skeletons), for the scripts whose letters look like Latin ones.
"""

import re
import unicodedata
from functools import lru_cache

_LIKE_LATIN = {
    "CYRILLIC": "асԁеһіјӏорԛѕԝхуѵԍкмтвнбз",
    "GREEK": "αβγεηικνορτυχω",
    "ARMENIAN": "օոսհցգ",
}
_RESEMBLING = frozenset("".join(_LIKE_LATIN.values()) + "ıȷɑɡɩ")
_MIXABLE = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
_PARTS = re.compile(r"[.\-_+]")


def is_lookalike(mailbox: str, domain: str) -> bool:
    """Return whether an address can be taken for another one.

    Parameters
    ----------
    domain : str
        As people read it (U-labels).

    Examples
    --------
    >>> is_lookalike("ada", "orchard.example"), is_lookalike("аda", "orchard.example")
    (False, True)
    """
    if mailbox.isascii() and domain.isascii():
        return False
    return any(_is_doubtful(each) for each in (mailbox, *domain.split(".")) if not each.isascii())


def _is_doubtful(part: str) -> bool:
    """Return whether a part mixes scripts not written together, or holds a word that reads as a Latin one."""
    scripts = {script for each in part if (script := _script(each))}
    if len(scripts) > 1 and not scripts - {"LATIN"} <= _MIXABLE:
        return True
    words = (each for each in _PARTS.split(part) if each and not each.isascii())
    return any(all(_reads_as_latin(each) for each in word) for word in words)


def _reads_as_latin(letter: str) -> bool:
    return letter in _RESEMBLING or letter.isascii()


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """Return the script of a letter by the first word of its name; nothing for digits and signs."""
    return unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
