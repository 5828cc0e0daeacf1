"""Judging guesses: which become claims, which only suggestions, so that no chain of guesses makes one of many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from honeyflow.people.matching.claim import Claim, Suggestion
from honeyflow.people.matching.cores import Core, names_agree
from honeyflow.people.matching.guess import SUGGEST, Guess
from honeyflow.people.matching.resemblance import Parts
from honeyflow.people.matching.sets import Sets

BAR = 0.85
"""From this probability on a guess joins persons."""

_UNDER = 0.84
"""What a guess that must not join is taken for at most."""

MAX_GUESSES = 8
"""Guesses that may make one person."""

_TORN = 0.7
"""What becomes of a guess that would give one person full names that do not agree."""


def judge(guesses: Iterable[Guess], cores: Sequence[Core], sets: Sets) -> tuple[list[Claim], list[Suggestion]]:
    """Join `sets` by the guesses that hold, in their order; return those as claims, the others as suggestions."""
    guesses = list(guesses)
    concerned = {first for guess in guesses for first in (guess.one, guess.two)}
    names: dict[str, list[Parts]] = {
        sets.find(core.first): list(core.names) for core in cores if core.first in concerned
    }
    joined: dict[str, int] = defaultdict(int)
    claims: list[Claim] = []
    doubtful: list[tuple[Guess, float]] = []
    for guess in guesses:
        one, two = sets.find(guess.one), sets.find(guess.two)
        if one == two or sets.barred(one, two):
            continue
        torn = bool(names[one] and names[two]) and not names_agree(names[one], names[two])
        probability = guess.probability * (_TORN if torn else 1)
        if probability < BAR or joined[one] + joined[two] >= MAX_GUESSES:
            doubtful.append((guess, min(probability, _UNDER)))
            continue
        sets.join((guess.one, guess.two))
        root, other = (one, two) if sets.find(one) == one else (two, one)
        names[root] += names.pop(other)
        joined[root] += joined.pop(other) + 1
        claims.append(Claim(guess.evidence, guess.shared, (guess.one, guess.two), guess.probability))
    return claims, list(_suggestions(doubtful, sets))


def _suggestions(doubtful: Iterable[tuple[Guess, float]], sets: Sets) -> Iterable[Suggestion]:
    """Yield one suggestion for each two persons that stayed two, the most probable first."""
    told = set()
    for guess, probability in sorted(doubtful, key=lambda each: -each[1]):
        pair = frozenset((sets.find(guess.one), sets.find(guess.two)))
        if probability >= SUGGEST and len(pair) > 1 and pair not in told and not sets.barred(guess.one, guess.two):
            told.add(pair)
            yield Suggestion(guess.evidence, guess.shared, (guess.one, guess.two), probability)
