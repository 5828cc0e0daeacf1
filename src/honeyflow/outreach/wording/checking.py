"""Sentences checked by every rule: of a text, of a passage, of a finished brief."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from honeyflow.outreach.wording.language import language_in
from honeyflow.outreach.wording.passages import Passage
from honeyflow.outreach.wording.records import Objection, Sentence
from honeyflow.outreach.wording.registry import wording_rules
from honeyflow.outreach.wording.sentences import sentences_in


@dataclass(frozen=True)
class Objected:
    """A sentence that a rule objects to; `accepted` is the reason why somebody found it fair, else empty."""

    sentence: Sentence
    objection: Objection
    accepted: str = ""

    @property
    def fails(self) -> bool:
        """Whether a check fails for it."""
        return not self.objection.hint and not self.accepted


def objections_to(sentence: Sentence) -> tuple[Objection, ...]:
    """Return what the rules have against one sentence, one objection a rule at most."""
    rules = wording_rules.all().values()
    checks = (rule.check(sentence) for rule in rules if rule.check and sentence.language in rule.languages)
    return tuple(objection for objection in checks if objection is not None)


def check_text(text: str, *, language: str = "", own: bool = False) -> tuple[Objected, ...]:
    """Return what is objected to in a running text; its language is guessed where none is told."""
    return tuple(check_passages([Passage(text, 1, quoted=own)], language=language, quotes_are_own=True))


def check_passages(
    passages: Iterable[Passage], *, language: str = "", quotes_are_own: bool = False
) -> Iterator[Objected]:
    """Yield what is objected to in passages of one file.

    Parameters
    ----------
    quotes_are_own : bool
        What is quoted are a member's own words, as in a brief; else it was chosen by whoever wrote the text.
    """
    read = list(passages)
    told = language or language_in(" ".join(each.text for each in read))
    for passage in read:
        for sentence in _sentences(passage, told, own=quotes_are_own and passage.quoted):
            for objection in objections_to(sentence):
                yield Objected(sentence, objection, passage.fair.get(objection.rule, ""))


def _sentences(passage: Passage, language: str, *, own: bool) -> Iterator[Sentence]:
    for begin, text in sentences_in(passage.text):
        yield Sentence(text, language, passage.line + passage.text.count("\n", 0, begin), own)
