"""Nouns of wording: a sentence, what is objected to in it, and what a rule may know beside the sentence."""

import re
from dataclasses import dataclass
from functools import cached_property

from honeyflow.outreach.wording.keys import Keys, keys_in

LANGUAGES = ("en", "de", "fr", "es", "pt", "ja")
"""Languages whose words are known; English has by far the most."""

_SAME_LENGTH = str.maketrans(
    {
        **dict.fromkeys("\u2019\u2018\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u300c\u300d\u300e\u300f", '"'),
        **dict.fromkeys("\u00a0\u202f\u2009\t\n\r\u3000", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
        "\uff05": "%",
        "\uff01": "!",
        "\uff1f": "?",
    }
)
_JOINED = re.compile(r"(?<=\w)-(?=\w)")
_QUOTED = re.compile(r'"[^"]*"|(?<!\w)\'[^\']+\'(?!\w)')


@dataclass(frozen=True)
class Sentence:
    """One sentence as its readers see it.

    Parameters
    ----------
    language : str
        One of `LANGUAGES`.
    line : int
        Where it begins in its file, from 1; 0 when it is of no file.
    own : bool
        The member's own words: nobody corrects those, so objections become hints.
    """

    text: str
    language: str = "en"
    line: int = 0
    own: bool = False

    @cached_property
    def plain(self) -> str:
        """The text with one sort of quotation mark and space, hyphens inside words as spaces; letters stay in place."""
        return _JOINED.sub(" ", self.text.translate(_SAME_LENGTH))

    @cached_property
    def keys(self) -> Keys:
        """What its words are known by, see `honeyflow.outreach.wording.keys`."""
        return keys_in(self.plain)

    @cached_property
    def quoted(self) -> tuple[tuple[int, int], ...]:
        """Where something stands between quotation marks."""
        return tuple(match.span() for match in _QUOTED.finditer(self.plain))


@dataclass(frozen=True)
class Objection:
    """What a rule has against a sentence.

    Parameters
    ----------
    seen : tuple of str
        The words, as they stand there.
    spans : tuple of (int, int)
        Where they stand in the sentence; empty for what is missing.
    better : str
        How to say it instead, in the sentence's language.
    hint : bool
        Worth a thought, and no more: a check does not fail for it.
    """

    rule: str
    seen: tuple[str, ...]
    better: str
    spans: tuple[tuple[int, int], ...] = ()
    hint: bool = False
