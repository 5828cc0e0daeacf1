"""What a rule of wording is: it looks at one sentence, or at a finished brief as a whole."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from honeyflow.outreach.wording.records import LANGUAGES, Objection, Sentence

if TYPE_CHECKING:
    from honeyflow.outreach.briefs.records import Brief
    from honeyflow.outreach.briefs.work import Work

Check = Callable[[Sentence], Objection | None]
"""Returns what speaks against a sentence, or None."""

BriefCheck = Callable[["Brief", "Work | None"], Iterator[Objection]]
"""Yields what speaks against a finished brief, given the recorded work it was made from."""


@dataclass(frozen=True, kw_only=True)
class WordingRule:
    """One rule of wording; it has one of the two checks, or both.

    Parameters
    ----------
    name : str
    question : str
        What it asks of a text, in a line.
    why : str
        Why that matters, for whoever wrote the sentence.
    languages : tuple of str
        Those whose sentences it reads.
    """

    name: str
    question: str
    why: str
    languages: tuple[str, ...] = LANGUAGES
    check: Check | None = None
    check_brief: BriefCheck | None = None
