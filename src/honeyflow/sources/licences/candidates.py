"""The licences whose words a text shares most: those worth a comparison word by word."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from honeyflow.sources.licences.difference import words_of
from honeyflow.sources.licences.texts import approved, licence_texts

NEAREST = 4
"""Licences a text is compared with."""

_APACHE, _APPENDIX = "Licensed under the Apache License", "APPENDIX: How to apply"
_TAILS = (
    ("end", "of", "terms", "and", "conditions"),
    ("how", "to", "apply", "these", "terms"),
    ("exhibit", "source", "code", "form", "license", "notice"),
    ("exhibit", "mozilla", "public", "license"),
    ("gnu", "general", "public", "license", "version", "29", "june"),
)
"""How what a project may leave away begins: the advice after the terms, forms of notices, the GPL after the LGPL 3."""

_TERMS = 60
"""Words before which nothing is a tail yet."""


@lru_cache(maxsize=1)
def templates() -> tuple[tuple[str, tuple[str, ...], Counter[str]], ...]:
    """Return identifier, words and their counts of each OSI-approved licence, whole and without its tail.

    Of the Apache License the notice too, alone and after the terms. Nothing is cut off the text to be judged: a
    restriction may follow the terms.
    """
    texts = [(key, text) for key, text in licence_texts().items() if key in approved() and not key.endswith("+")]
    apache = licence_texts()["Apache-2.0"]
    notice, advice = apache.rindex(_APACHE), apache.index(_APPENDIX)
    texts += [("Apache-2.0", apache[notice:]), ("Apache-2.0", apache[:advice] + apache[notice:])]
    forms = ((key, form) for key, text in texts for form in _forms(tuple(words_of(text, template=True))))
    return tuple((key, form, Counter(form)) for key, form in forms)


def nearest(words: Sequence[str]) -> list[tuple[str, tuple[str, ...], float]]:
    """Return the licences nearest to `words`, nearest first: identifier, words, share of words in common."""
    counts, size = Counter(words), len(words)
    found = [
        (key, each, 2 * sum((counts & theirs).values()) / max(size + len(each), 1)) for key, each, theirs in templates()
    ]
    return sorted(found, key=lambda row: (-row[2], _rank(row[0]), row[0], len(row[1])))[:NEAREST]


def _rank(key: str) -> int:
    """Prefer, of names of one text, GPL-2.0-only to GPL-2.0 (deprecated) and GPL-2.0-or-later."""
    return 0 if key.endswith("-only") or "GPL" not in key else 1


def _forms(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return the words whole, and up to each beginning of a tail."""
    starts = (
        place
        for place in range(_TERMS, len(words))
        for tail in _TAILS
        if words[place] == tail[0] and words[place : place + len(tail)] == tail
    )
    return {words, *(words[:start] for start in starts)}
