"""Which phrases can stand in a sentence at all, told by single words: of hundreds a few remain to be looked for.

A key is a word in small letters, ``begin*`` for words that begin so, or ``#`` for a number.
"""

import re
from collections.abc import Iterable, Mapping

Keys = frozenset[str]

_TOKEN = re.compile(r"[^\W_]+")
_COMMON = """
a about all an and any are as at be been but by can do does for from has have he his how i if in is it its just more no
not of on one only or our s she so than that the their them there they this to up us was we were what when who will
with without would you your re t
der die das den dem ein eine und ist sind nicht von zu mit für auf ihr ihre ihren ihrem sie wir
le la les l un une des de d du et est sont vos votre vous nous pas ne n que qui pour
el los las y es son su sus se del al o os as e é são um uma do da dos das não seu seus sua suas em en
"""
_COMMON_WORDS = frozenset(_COMMON.split())


def keys_in(text: str) -> Keys:
    """Return the keys of a sentence."""
    words = {word.lower() for word in _TOKEN.findall(text)}
    begins = {f"{word[:length]}*" for word in words for length in range(2, len(word) + 1)}
    return frozenset(words | begins | ({"#"} if any(word[0].isdigit() for word in words) else set()))


def rarest(phrase: str, slots: Mapping[str, Iterable[str]]) -> Keys:
    """Return the keys of the place in a phrase that fewest sentences fill; empty when it has no such place.

    Examples
    --------
    >>> sorted(rarest("your .. hobby|amateur*", {}))
    ['amateur*', 'hobby']
    """
    places = [_place(word, slots) for word in phrase.split(" ") if not (word.endswith("?") and len(word) > 1)]
    filled = [place for place in places if place]
    return min(filled, key=lambda keys: (len(keys & _COMMON_WORDS), len(keys)), default=frozenset())


def _place(word: str, slots: Mapping[str, Iterable[str]]) -> Keys:
    """Return the keys of one place; empty when something without a key may stand there."""
    keys: set[str] = set()
    for choice in word.split("|"):
        if choice.startswith("{"):
            inner = [rarest(each, slots) for each in slots[choice[1:-1]]]
            if not inner or not all(inner):
                return frozenset()
            keys.update(*inner)
        elif key := _key(choice):
            keys.add(key)
        else:
            return frozenset()
    return frozenset(keys)


def _key(choice: str) -> str:
    if choice == "#":
        return "#"
    tokens = _TOKEN.findall(choice.lower())
    if not tokens:
        return ""
    whole = len(tokens) == 1 and choice[-1] in "*~"
    stem = tokens[0][:-1] if whole and choice[-1] == "~" and tokens[0][-1] in "ey" else tokens[0]
    return f"{stem}*" if whole else stem
