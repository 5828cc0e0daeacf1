"""Judging guesses: which become claims, which are left for people, so that no chain of guesses makes one of many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from honeyflow.people.matching.claim import Claim
from honeyflow.people.matching.cores import Core, names_agree
from honeyflow.people.matching.guess import SUGGEST, Guess
from honeyflow.people.matching.members import Member
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


def judge(guesses: Iterable[Guess], cores: Sequence[Core], sets: Sets) -> tuple[list[Claim], list[Guess]]:
    """Join `sets` by the guesses that hold, in their order; return those as claims, and others worth asking about."""
    guesses = list(guesses)
    concerned = {first for guess in guesses for first in (guess.one, guess.two)}
    names: dict[Member, list[Parts]] = {
        sets.find(core.first): list(core.names) for core in cores if core.first in concerned
    }
    joined: dict[Member, int] = defaultdict(int)
    claims: list[Claim] = []
    doubtful: list[Guess] = []
    for guess in guesses:
        one, two = sets.find(guess.one), sets.find(guess.two)
        if one == two or sets.barred(one, two):
            continue
        torn = bool(names[one] and names[two]) and not names_agree(names[one], names[two])
        probability = guess.probability * (_TORN if torn else 1)
        if probability < BAR or joined[one] + joined[two] >= MAX_GUESSES:
            doubtful.append(guess._replace(probability=min(probability, _UNDER)))
            continue
        sets.join((guess.one, guess.two))
        root, other = (one, two) if sets.find(one) == one else (two, one)
        names[root] += names.pop(other)
        joined[root] += joined.pop(other) + 1
        claims.append(Claim(guess.evidence, guess.shared, (guess.one, guess.two), guess.probability))
    return claims, list(_worth_asking(doubtful, sets))


def _worth_asking(doubtful: Iterable[Guess], sets: Sets) -> Iterable[Guess]:
    """Yield one guess for each two persons that stayed two, the most probable first."""
    told = set()
    for guess in sorted(doubtful, key=lambda each: -each.probability):
        one, two = sets.find(guess.one), sets.find(guess.two)
        pair = (one, two) if one < two else (two, one)
        if guess.probability >= SUGGEST and one != two and pair not in told and not sets.barred(one, two):
            told.add(pair)
            yield guess
