"""Tenure: the chance, month by month, that a person works for each organization whose addresses they were seen with.

A hidden Markov model. Each month the person is at one of those organizations, with a habit (how often the work address
shows), or has left it, or has not yet joined any. Between two sightings of one organization the chance stays high;
beyond the last one it falls as fast as people leave, which is learnt from everybody's months (expectation
maximisation), and all the faster for somebody who used to write from work only. One subject: no names, dates, tables.

Source: L. R. Rabiner, "A tutorial on hidden Markov models", Proceedings of the IEEE 77 (1989), scaled forward-backward.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

SHOWN = np.array(
    [
        # only work, work and private, only private
        [0.92, 0.06, 0.02],
        [0.40, 0.35, 0.25],
        [0.08, 0.17, 0.75],
        [0.005, 0.015, 0.98],
    ]
)
"""Share of active months by what addresses they show, one row a habit: from those who always write from work to those
who hardly ever do."""

HABITS = len(SHOWN)
STATES = HABITS + 1
"""States of one organization: there, with each habit, or left."""

STALE = 0.003
"""That an active month shows the address of the organization the person left last: a setting not changed."""

STRAY = 0.001
"""That an active month shows the address of any other organization the person is not at."""

BATCH = 2_000_000
"""Numbers held at once a step, roughly."""


@dataclass(frozen=True)
class History:
    """One person's months in a row, from the first in which they were active to the last.

    Parameters
    ----------
    shown : array of bool, months × organizations
        Whether an address of the organization was seen.
    private : array of bool, months
        Whether they wrote from an address of none of them.
    hinted : array of float, months × organizations
        Natural logarithm of how many times likelier what others said in that month is of somebody who is at the
        organization than of anybody else; 0 where nothing was said.
    """

    shown: Flags
    private: Flags
    hinted: Floats = field(default_factory=lambda: np.zeros(1))


@dataclass(frozen=True)
class Rates:
    """What is learnt from everybody; each a chance a month, but the last three.

    Parameters
    ----------
    leave : float
        Of leaving an organization.
    join : float
        Of joining one, for who has not yet joined any or has left another.
    back : float
        Of returning to the one left last.
    turn : float
        Of taking up another habit.
    begin_outside : float
        That a person has joined none in their first month.
    direct : float
        Of those who leave and were seen elsewhere, the share that goes there at once.
    habits : tuple of float
        Share of each habit among those who begin somewhere.
    """

    leave: float = 1 / 45
    join: float = 1 / 60
    back: float = 1 / 400
    turn: float = 1 / 36
    begin_outside: float = 0.6
    direct: float = 0.7
    habits: tuple[float, ...] = (0.4, 0.2, 0.2, 0.2)


PRIOR_MONTHS = 2000.0
"""How many months of experience `Rates()` stand for: a small community learns little from its own."""


def learn(histories: Sequence[History], rounds: int = 4, sample: int = 3000) -> Rates:
    """Return the rates that explain the months best, starting from `Rates()` and held to it by `PRIOR_MONTHS`.

    At most `sample` histories, evenly picked, of those that show more than one kind of address are looked at.
    """
    telling = [each for each in histories if each.private.any() or each.shown.shape[1] > 1]
    some = telling[:: max(1, len(telling) // sample)]
    rates = Rates()
    for _ in range(rounds if some else 0):
        rates = _learnt(sum((_counted(batch, rates) for _, batch in _batches(some)), start=np.zeros(COUNTS)))
    return rates


def tenures(histories: Sequence[History], rates: Rates) -> list[Floats]:
    """Return for each history the chances, months × organizations; what is missing to 1: elsewhere."""
    found: list[Floats] = [np.zeros(each.shown.shape) for each in histories]
    for numbers, batch in _batches(histories):
        forward, backward, _ = _swept(batch, rates)
        chance = forward * backward
        chance /= chance.sum(axis=2, keepdims=True)
        there = chance[:, :, 1:].reshape(*chance.shape[:2], -1, STATES)[..., :HABITS].sum(axis=3)
        for row, number in enumerate(numbers):
            found[number] = there[: len(histories[number].private), row]
    return found


@dataclass(frozen=True)
class _Batch:
    """Histories side by side, months × persons × organizations, padded with months in which nothing was seen."""

    shown: Flags
    private: Flags
    hinted: Floats


def _batches(histories: Sequence[History]) -> Iterator[tuple[list[int], _Batch]]:
    """Yield batches of histories alike in length and with as many organizations, and their places in the sequence."""
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for number, each in enumerate(histories):
        months, organizations = each.shown.shape
        groups[organizations, max(months - 1, 0).bit_length()].append(number)
    for (organizations, bits), numbers in groups.items():
        width = max(1, BATCH // ((1 << bits) * (organizations * STATES + 1)))
        for start in range(0, len(numbers), width):
            some = numbers[start : start + width]
            months = max(len(histories[number].private) for number in some)
            shape = (months, len(some), organizations)
            batch = _Batch(np.zeros(shape, bool), np.zeros(shape[:2], bool), np.zeros(shape))
            for row, number in enumerate(some):
                each = histories[number]
                length = len(each.private)
                batch.shown[:length, row] = each.shown
                batch.private[:length, row] = each.private
                batch.hinted[:length, row] = each.hinted
            yield some, batch


def _likelihood(batch: _Batch) -> Floats:
    """Return how likely each month's addresses are in each state: months × persons × states (first: joined none)."""
    shown, private = batch.shown, batch.private[:, :, None]
    own = SHOWN.T[np.where(shown, np.where(private, 1, 0), 2)]
    own[~(shown | private)] = 1.0
    if batch.hinted.any():
        own *= np.exp(batch.hinted)[:, :, :, None]
    left = np.where(shown, STALE, 1.0)
    total = shown.sum(axis=2, keepdims=True)
    others = STRAY ** (total - shown).astype(float)
    at = np.concatenate([own, left[:, :, :, None]], axis=3) * others[:, :, :, None]
    return np.concatenate([STRAY ** (total * 1.5), at.reshape(*shown.shape[:2], -1)], axis=2)


def _start(count: int, rates: Rates) -> Floats:
    there = np.append(np.array(rates.habits) * (1 - rates.begin_outside) / count, 0.0)
    return np.concatenate([[rates.begin_outside], np.tile(there, count)])


def _moves(count: int, rates: Rates) -> Floats:
    """Return the chance of each state a month later, from each state: states × states."""
    habits = np.append(rates.habits, 0.0)
    direct = rates.direct if count > 1 else 0.0
    join = rates.join if count > 1 else 0.0
    same = np.zeros((STATES, STATES))
    same[:HABITS, :HABITS] = (1 - rates.turn) * np.eye(HABITS) + rates.turn * np.tile(rates.habits, (HABITS, 1))
    same[:HABITS] *= 1 - rates.leave
    same[:HABITS, -1] = rates.leave * (1 - direct)
    same[-1] = rates.back * habits
    same[-1, -1] = 1 - rates.back - join
    other = np.tile(habits * rates.leave * direct, (STATES, 1))
    other[-1] = habits * join
    moves = np.zeros((count * STATES + 1,) * 2)
    moves[1:, 1:] = np.kron(np.eye(count), same) + np.kron(1 - np.eye(count), other / max(count - 1, 1))
    moves[0, 1:] = np.tile(habits, count) * rates.join / count
    moves[0, 0] = 1 - rates.join
    return moves


def _swept(batch: _Batch, rates: Rates) -> tuple[Floats, Floats, Floats]:
    """Return the scaled forward and backward chances, and the likelihoods; months × persons × states."""
    likely = _likelihood(batch)
    count = batch.shown.shape[2]
    moves = _moves(count, rates)
    forward, backward = np.empty_like(likely), np.ones_like(likely)
    now = _start(count, rates) * likely[0]
    forward[0] = now / now.sum(axis=1, keepdims=True)
    for month in range(1, len(likely)):
        now = (forward[month - 1] @ moves) * likely[month]
        forward[month] = now / now.sum(axis=1, keepdims=True)
    for month in range(len(likely) - 2, -1, -1):
        now = (backward[month + 1] * likely[month + 1]) @ moves.T
        backward[month] = now / now.sum(axis=1, keepdims=True)
    return forward, backward, likely


def _counted(batch: _Batch, rates: Rates) -> Floats:
    """Return how often a batch's persons are expected to have done each of `COUNTS`."""
    forward, backward, likely = _swept(batch, rates)
    count = batch.shown.shape[2]
    moves = _moves(count, rates)
    after = backward[1:] * likely[1:]
    weight = np.einsum("tps,tps->tp", forward[:-1] @ moves, after)
    active = np.cumsum((batch.shown.any(axis=2) | batch.private)[::-1], axis=0)[::-1] > 0
    pairs = np.einsum("tps,tpz,tp->sz", forward[:-1], after, active[1:] / weight, optimize=True) * moves
    first = forward[0] * backward[0]
    first = (first / first.sum(axis=1, keepdims=True)).sum(axis=0)
    at = pairs[1:, 1:].reshape(count, STATES, count, STATES)
    own = np.einsum("ihik->hk", at)
    other = at.sum(axis=(0, 2)) - own
    begun = (first[1:] + pairs[0, 1:]).reshape(count, STATES).sum(axis=0)[:HABITS]
    stayed, turned = own[:HABITS, :HABITS].sum(), own[:HABITS, :HABITS].sum() - np.trace(own[:HABITS, :HABITS])
    there = [stayed, turned, other[:HABITS].sum(), own[:HABITS, -1].sum()]
    gone = [own[-1, -1], own[-1, :HABITS].sum(), other[-1].sum()]
    return np.array([*there, *gone, pairs[0, 0], pairs[0, 1:].sum(), first[0], first.sum(), *begun])


COUNTS = 11 + HABITS
"""Months stayed, of them with a new habit, moves to another organization, leavings without one, months kept outside,
returns, other organizations joined from there, months before any, joined, begun outside, all begun, and by habit."""


def _learnt(counts: Floats) -> Rates:
    """Return the rates that `counts` tell, together with the experience that `Rates()` stand for."""
    stayed, turned, to_other, to_none, outside, back, joined, before, first, begun_outside, begun = counts[:11]
    prior, known = Rates(), PRIOR_MONTHS

    def share(part: float, whole: float, expected: float, held: float = known) -> float:
        return float((part + expected * held) / (whole + held))

    some = known / 20
    by_habit = counts[11:] + np.array(prior.habits) * some
    return Rates(
        leave=share(to_other + to_none, stayed + to_other + to_none, prior.leave),
        join=share(joined + first, outside + joined + before + first, prior.join),
        back=share(back, outside + back, prior.back),
        turn=share(turned, stayed, prior.turn),
        begin_outside=share(begun_outside, begun, prior.begin_outside, some),
        direct=share(to_other, to_other + to_none, prior.direct, some),
        habits=tuple(float(each) for each in by_habit / by_habit.sum()),
    )
