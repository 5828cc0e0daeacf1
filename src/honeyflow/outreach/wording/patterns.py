"""Phrases to look for, written so that they can be read: ``{who} {be} .. amateur*``.

One blank between words. ``a|b`` either word; ``spare_time`` two words as one choice; ``word*`` any ending; ``word~``
its English forms (``rely~``: relies, relied, relying); ``word?`` may be missing; ``#`` a number; ``{who}`` any of the
phrases under that name; ``^`` where a sentence or clause begins. ``..`` stands for up to two words, ``...`` for up to
six, never past the end of a clause; ``....`` for up to fourteen, as far as the sentence goes. In languages written
without blanks a "word" is a run of letters and the dots stand for letters.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from honeyflow.kernel.errors import SiteError
from honeyflow.outreach.wording.keys import Keys, rarest

_CLAUSE_ENDS = r",;:.!?()\u3001\u3002\u2026\u2013\u2014"
_SENTENCE_ENDS = r".!?\u3002\u2026"
_SLOT = re.compile(r"\{(\w+)\}")
_CLAUSE = r"(?:^\W*|(?<=[,;:.]) +)"

Slots = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Spelling:
    """How phrases are put together in a language: what stands between words, and what the dots stand for."""

    between: str
    dots: Mapping[str, str]
    edges: bool


def _words(ends: str, most: int) -> str:
    """Return up to so many words; each is taken whole (``++``), so that a long one is not tried in pieces."""
    return rf"(?P<gap>(?: *+[^\s{ends}]++){{0,{most}}}?)"


def _anything_in_sentence(most: int) -> str:
    return rf"(?P<gap>(?: *+(?:[^\s{_SENTENCE_ENDS}]|[.](?=\w))++){{0,{most}}}?)"


BLANKS = Spelling(
    between=r" +",
    dots={"..": _words(_CLAUSE_ENDS, 2), "...": _words(_CLAUSE_ENDS, 6), "....": _anything_in_sentence(14)},
    edges=True,
)
NO_BLANKS = Spelling(
    between=r" *",
    dots={
        "..": rf"(?P<gap>[^{_CLAUSE_ENDS}]{{0,4}}?)",
        "...": rf"(?P<gap>[^{_CLAUSE_ENDS}]{{0,14}}?)",
        "....": rf"(?P<gap>[^{_SENTENCE_ENDS}]{{0,30}}?)",
    },
    edges=False,
)


@dataclass(frozen=True)
class Phrase:
    """A phrase that can be looked for.

    Parameters
    ----------
    source : str
        The pattern; groups named ``gap_N`` are what stood in the dots, ``NAME_N`` what filled a slot.
    keys : frozenset of str
        One of these a sentence must have (`honeyflow.outreach.wording.keys`); empty when each has to be tried.
    """

    source: str
    keys: Keys

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled pattern; made when first needed, for most phrases never are."""
        return re.compile(self.source, re.IGNORECASE)


def spelling_of(language: str) -> Spelling:
    """Return how phrases of a language are put together."""
    return NO_BLANKS if language == "ja" else BLANKS


def phrase_of(phrase: str, slots: Slots, spelling: Spelling) -> Phrase:
    """Return a phrase as it is looked for.

    Raises
    ------
    SiteError
        When it names a slot that is not there.
    """
    numbers = iter(range(100_000))
    source = _joined(phrase, slots, spelling)
    source = re.sub(r"\?P<(\w+)>", lambda found: f"?P<{found[1]}_{next(numbers)}>", source)
    return Phrase(source, rarest(phrase, slots) if spelling.edges else frozenset())


def _joined(phrase: str, slots: Slots, spelling: Spelling) -> str:
    """Return the words of a phrase one after the other; what may be missing takes its blank with it."""
    source, first = "", True
    for word in phrase.split(" "):
        if word == "^":
            source += _CLAUSE
            continue
        part, optional = _part(word, slots, spelling)
        between = "" if first else (r" *" if _has_mark(word) else spelling.between)
        if word in spelling.dots and spelling.edges:
            source += part  # its words bring their blanks
        elif optional:
            source += f"(?:{part}{spelling.between})?" if first else f"(?:{between}{part})?"
            continue
        else:
            source += between + part
        first = False
    return source


def _has_mark(word: str) -> bool:
    """Return whether a mark such as a comma may stand here, which follows without a blank."""
    return any(not each[:1].isalnum() and each[:1] not in "{#" for each in word.removesuffix("?").split("|"))


def _part(word: str, slots: Slots, spelling: Spelling) -> tuple[str, bool]:
    if word in spelling.dots:
        return spelling.dots[word], False
    optional = word.endswith("?") and len(word) > 1
    choices = word.removesuffix("?" if optional else "").split("|")
    named = [_slot(each, slots, spelling) for each in choices if each.startswith("{")]
    return (
        f"(?:{'|'.join([*named, *_either([each for each in choices if not each.startswith('{')], spelling)])})",
        optional,
    )


def _slot(word: str, slots: Slots, spelling: Spelling) -> str:
    slot = _SLOT.fullmatch(word)
    if not slot or slot[1] not in slots:
        raise SiteError("wording", [f"the phrase {word!r} names nothing; expected one of {', '.join(slots)}"])
    return f"(?P<{slot[1]}>{'|'.join(_joined(each, slots, spelling) for each in slots[slot[1]])})"


def _either(words: list[str], spelling: Spelling) -> list[str]:
    """Return the choices; the plain words among them share their edges, which is much faster to try."""
    if not spelling.edges:
        return [_word(word, spelling) for word in words]
    plain = [word for word in words if word[:1].isalnum() and word[-1:].isalnum() | (word[-1:] in "*~")]
    rest = [_edged(word, spelling) for word in words if word not in plain]
    shared = [rf"(?<!\w)(?:{'|'.join(_word(word, spelling) for word in plain)})(?!\w)"] if plain else []
    return [*shared, *rest]


def _edged(word: str, spelling: Spelling) -> str:
    start = r"(?<!\w)" if word[:1].isalnum() else ""
    end = r"(?!\w)" if word[-1:].isalnum() else ""
    return start + _word(word, spelling) + end


def _word(word: str, spelling: Spelling) -> str:
    if word == "#":
        return r"\d[\d.,]*"
    whole = re.escape(word.rstrip("*~").replace("_", " ")).replace(r"\ ", spelling.between)
    if word.endswith("~"):
        return _forms(whole)
    return whole + (r"\w*" if word.endswith("*") and spelling.edges else "")


def _forms(word: str) -> str:
    """Return the forms of an English verb or noun that follows the rules."""
    if word.endswith("e"):
        return f"{word[:-1]}(?:e[sd]?|ing)"
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return f"{word[:-1]}(?:y(?:ing)?|ie[sd])"
    return f"{word}(?:s|es|{word[-1]}?ed|{word[-1]}?ing)?"
