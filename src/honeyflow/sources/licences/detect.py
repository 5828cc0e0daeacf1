"""What a licence file's text says: the difference of words decides; askalono names what is none of the open ones."""

from honeyflow.sources.licences.candidates import nearest
from honeyflow.sources.licences.difference import Difference, difference, words_of
from honeyflow.sources.licences.expressions import judge
from honeyflow.sources.licences.records import UNKNOWN, Verdict
from honeyflow.sources.licences.texts import free_content

ALIKE = 0.85
"""askalono's score, and the share of words in common, from which a text is called a licence's, or one with changes."""

HOPELESS = 0.6
"""Share of words in common below which a text is not compared word by word."""

SHOWN = 8
"""Words of a difference that are shown."""

SHORT = 150
"""Words below which a text that is no licence may be one that leads to the others: LICENSE beside LICENSE.MIT."""

NO_LICENCE, POINTER = "a text that is no licence known", "a short text that is no licence"


def detect(text: str) -> Verdict:
    """Return what the text of a licence file says.

    Every detector calls "MIT, but for no commercial use" MIT: so a text is an open licence only when it is that one
    word by word but for what does not matter (see `difference`); one that is near is "with changes", and not open
    where the words added hold something back.
    """
    words = words_of(text)
    if not words:
        return Verdict(UNKNOWN, open=None, note="an empty licence file")
    near = [(key, difference(words, theirs), share) for key, theirs, share in nearest(words) if share >= HOPELESS]
    for key, found, _ in near:
        if found.small:
            return Verdict(key, open=True)
    return _not_approved(text) or _changed(near, POINTER if len(words) < SHORT else NO_LICENCE)


def _not_approved(text: str) -> Verdict | None:
    """Return a licence of the SPDX list that is not OSI-approved: by its name, it closes whatever its words."""
    from askalono import identify

    found = identify(text)
    if found is None or found.score < ALIKE:
        return None
    verdict = judge(found.name)
    return None if verdict.open else Verdict(found.name, open=False, content=found.name in free_content())


def _changed(near: list[tuple[str, Difference, float]], otherwise: str) -> Verdict:
    alike = [(key, found) for key, found, share in near if share >= ALIKE]
    if not alike:
        return Verdict(UNKNOWN, open=None, note=otherwise)
    key, found = min(alike, key=lambda each: len(each[1].added) + len(each[1].missing))
    return Verdict(UNKNOWN, open=False if found.restricts else None, note=f"{key} with changes: {_shown(found)}")


def _shown(found: Difference) -> str:
    parts = [
        f"{sign} “{' '.join(words[:SHOWN])}{'…' if len(words) > SHOWN else ''}”"
        for sign, words in (("+", found.added), ("−", found.missing))
        if words
    ]
    return ", ".join(parts)
