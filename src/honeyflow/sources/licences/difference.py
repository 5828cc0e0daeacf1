"""How a text differs from a known licence's, word by word: by likeness alone a restricted text passes for it.

Compared as the SPDX matching guidelines say: capitals, punctuation, spellings, bullets and copyright lines do not
matter.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

LARGEST_SHARE = 0.02
LEAST = 8
"""A text is the licence's when at most `LEAST` words, or `LARGEST_SHARE` of them, differ, and none of weight."""

HEADING = 40
"""Words a project may put before the licence: a title, whose it is."""

LONGEST = 250
"""Words of an addition that can be told to be one (the Commons Clause has 170); a longer one is a text of its own."""

_COPYRIGHT = re.compile(
    r"^\W*(portions )?(copyright|copr\.|\(c\)|©)\W{0,3}(\(c\)|©|[12][\dy]{3}|<|\[|\{|by\b"
    r"|the \S+( \S+)? (authors|developers|contributors|project)\b|\S+ and contributors\b|yyyy|year\b).*$",
    re.IGNORECASE | re.MULTILINE,
)
_RIGHTS = re.compile(r"\ball rights reserved\b\.?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+", re.IGNORECASE)
_NAMED = re.compile(
    r"neither\s+the\s+names?\s+of\s+[^.;]{1,160}?\snor\s+the\s+names\s+of\s+(?:(its|any|other|their|the)\s+)*contributors",
    re.IGNORECASE,
)
"""Where the BSD licence names whose name may not be used: filled in as each project wants."""

_ADVICE = re.compile(
    r"this general public license does not permit incorporating your program.{0,300}instead of this\s+license\.?",
    re.IGNORECASE | re.DOTALL,
)
"""The last paragraph of the GPL as its authors hand it out; the SPDX list has version 2 without it."""

_PLACE = re.compile(r"<[^<>\n]{1,60}>|\[[^\[\]\n]{1,60}\]|\{[^{}\n]{1,60}\}")
_WORD = re.compile(r"[a-z0-9]+")
_SAME = {
    "licence": "license",
    "licences": "licenses",
    "sublicence": "sublicense",
    "acknowledgement": "acknowledgment",
    "owner": "holder",
}


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


RESTRICTING = _words(
    "noncommercial commercial commercially compete competing competitive competitor evaluation academic resell hosted",
    "hosting managed saas cloud military prohibit prohibited forbidden subscription production revenue nonprofit",
    "educational ethical evil commons",
)
"""Words by which an addition is known to hold something back."""

WEIGHTY = RESTRICTING | _words(
    "no not non nor except unless only restrict restricted restriction restrictions limit limited personal internal",
    "fee charge payment sell sold selling service services weapons good harm violence permission permitted grant",
    "granted free any distribute modify copy publish sublicense consent approval agreement terminate royalty patent",
    "research countries nationals government employees",
)
"""Words that may turn what a licence allows: one of them too many or too few, and it is another licence."""


@dataclass(frozen=True)
class Difference:
    """Words too many and too few against the licence's own text, and whether that makes it another text."""

    added: tuple[str, ...]
    missing: tuple[str, ...]
    total: int

    @property
    def small(self) -> bool:
        """Whether the text may go by the licence's name."""
        if WEIGHTY & {*self.added, *self.missing}:
            return False
        return max(len(self.added), len(self.missing)) <= max(LEAST, LARGEST_SHARE * self.total)

    @property
    def restricts(self) -> bool:
        """Whether the words added hold something back."""
        return len(self.added) <= LONGEST and bool(RESTRICTING & set(self.added))


def words_of(text: str, *, template: bool = False) -> list[str]:
    """Return the words that matter, in order; of a template, without what it leaves to be filled in."""
    plain = unicodedata.normalize("NFKC", text)
    plain = _NAMED.sub("neither the name of the copyright holder nor the names of its contributors", plain)
    plain = _ADVICE.sub(" ", plain)
    plain = _RIGHTS.sub(" ", _COPYRIGHT.sub(" ", _ADDRESS.sub(" ", plain)))
    plain = _PLACE.sub(lambda blank: " " if template or _is_blank(blank[0]) else blank[0], plain)
    return [_SAME.get(word, word) for word in _WORD.findall(plain.casefold().replace("non-", "non")) if len(word) > 1]


def _is_blank(words: str) -> bool:
    """Tell whether what stands in brackets in a project's own text is a blank left over, not something it adds."""
    return not WEIGHTY & set(_WORD.findall(words.casefold()))


def difference(own: Sequence[str], theirs: Sequence[str]) -> Difference:
    """Return how the words of a text differ from those of a licence."""
    added: list[str] = []
    missing: list[str] = []
    start, end = _common(own, theirs)
    mine, others = own[start : len(own) - end], theirs[start : len(theirs) - end]
    for what, a, b, c, d in SequenceMatcher(None, others, mine, autojunk=False).get_opcodes():
        if what == "equal" or (not start and a == 0 and _is_heading(mine[c:d], others[a:b])):
            continue
        missing += others[a:b]
        added += mine[c:d]
    return Difference(tuple(added), tuple(missing), len(theirs))


def _is_heading(own: Sequence[str], theirs: Sequence[str]) -> bool:
    """Tell whether what stands before the licence's first words is a title or a sentence that allows nothing less."""
    return len(own) <= HEADING and len(theirs) <= LEAST and not RESTRICTING & set(own) and "not" not in own


def _common(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """Return how many words the two begin with alike, and end with alike beyond those."""
    most = min(len(one), len(other))
    start = next((n for n in range(most) if one[n] != other[n]), most)
    most -= start
    end = next((n for n in range(most) if one[-1 - n] != other[-1 - n]), most)
    return start, end
