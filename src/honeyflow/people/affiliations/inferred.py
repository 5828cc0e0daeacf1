"""Periods inferred from addresses and hints: a person's months as a history, the model's chances as dated periods."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import numpy as np

from honeyflow.people.affiliations.tenure import Floats, History, learn, tenures
from honeyflow.people.records import Hint, Inferred, SeenMonth

EMAIL_DOMAIN = "email-domain"
BETWEEN = "between-work-emails"
AFTER = "after-last-work-email"
BEFORE = "before-first-work-email"
AFTER_HINT = "near-what-others-said"

MOST_ORGANIZATIONS = 8
"""Organizations of one person that are looked at: those seen in most months."""

BEFORE_FACTOR = 0.65
"""How much less sure a month before the first work address is than the model says: beside lists that people wrote
(bench/employers.py) that was right 2 of 17 times."""

NOTHING = 0.01
"""Chances below this are not told."""

YEAR = 12
"""Months after which what is still said counts anew."""

DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Past:
    """One person's months: the organizations, the first month, the days seen, and the history of the model."""

    person_id: str
    organizations: tuple[str, ...]
    start: int
    days: Mapping[tuple[int, str], SeenMonth]
    first_on: date
    last_on: date
    history: History
    said: Mapping[tuple[int, str], str]


@dataclass(frozen=True)
class Inference:
    """What is inferred; those of one person are in order.

    Parameters
    ----------
    periods : list of Inferred
        Of which the model is sure enough; those of one person are apart.
    doubts : list of Inferred
        Months of which it is not, with the likeliest organization.
    """

    periods: list[Inferred]
    doubts: list[Inferred]


def infer(
    seen: Iterable[SeenMonth], reliability: Mapping[str, float], least: float, hints: Iterable[Hint] = ()
) -> Inference:
    """Return the periods of which the model is at least `least` sure, and the months of which it is less.

    Parameters
    ----------
    seen : iterable of SeenMonth
    reliability : mapping
        By organization: that an address of its domains means working for it. One less reliable than `least` counts as
        a private address.
    least : float
        0-1.
    hints : iterable of Hint
        What others said; it tells of months between a person's first and last alone.
    """
    by_person: dict[str, list[SeenMonth]] = defaultdict(list)
    for month in seen:
        by_person[month.person_id].append(month)
    hinted: dict[str, list[Hint]] = defaultdict(list)
    for hint in hints:
        if reliability[hint.organization_id] >= least:
            hinted[hint.person_id].append(hint)
    pasts = [
        past
        for person_id in sorted(by_person)
        if (past := _past(person_id, by_person[person_id], hinted.get(person_id, ()), reliability, least))
    ]
    histories = [past.history for past in pasts]
    chances = tenures(histories, learn(histories))
    found = Inference([], [])
    for past, chance in zip(pasts, chances, strict=True):
        months = _Months(past, _sure(past, chance, reliability))
        found.periods.extend(_periods(past, months, least))
        found.doubts.extend(_doubts(past, months, least))
    return found


def _past(
    person_id: str, months: Sequence[SeenMonth], hints: Sequence[Hint], reliability: Mapping[str, float], least: float
) -> _Past | None:
    """Return a person's past, or None for one of whom nothing tells an employer."""
    work: dict[str, list[SeenMonth]] = defaultdict(list)
    for month in months:
        if month.organization_id and reliability[month.organization_id] >= least:
            work[month.organization_id].append(month)
    start, end = min(month.month for month in months), max(month.month for month in months)
    heard = [hint for hint in hints if hint.month <= end and hint.until >= start]
    named = {*work, *(hint.organization_id for hint in heard)}
    if not named:
        return None
    kept = sorted(named, key=lambda each: (-len(work.get(each, ())), each))[:MOST_ORGANIZATIONS]
    shape = (end - start + 1, len(kept))
    history = History(np.zeros(shape, bool), np.zeros(shape[0], bool), np.zeros(shape))
    for month in months:
        if month.organization_id in kept:
            history.shown[month.month - start, kept.index(month.organization_id)] = True
        else:
            history.private[month.month - start] = True
    return _Past(
        person_id,
        tuple(kept),
        start,
        {(month.month, each): month for each in kept for month in work.get(each, ())},
        min(month.first_on for month in months),
        max(month.last_on for month in months),
        history,
        _hear(heard, kept, start, history),
    )


def _hear(hints: Iterable[Hint], kept: Sequence[str], start: int, history: History) -> dict[tuple[int, str], str]:
    """Note in `history` what was said, in the first month it was and once a year; return who said it in which months.

    A line that stands is no new word each month. What two say in one month counts once, too.
    """
    said: dict[tuple[int, str], str] = {}
    for hint in sorted(hints, key=lambda each: (each.weight, each.evidence)):
        if hint.organization_id not in kept:
            continue
        number, first = kept.index(hint.organization_id), max(hint.month - start, 0)
        last = min(hint.until - start, len(history.private) - 1)
        for at in range(first, last + 1, YEAR):
            weight = np.log(hint.weight if at == first else hint.yearly)
            history.hinted[at, number] = max(history.hinted[at, number], weight)
        said |= {(start + at, hint.organization_id): hint.evidence for at in range(first, last + 1)}
    return said


def _sure(past: _Past, chance: Floats, reliability: Mapping[str, float]) -> Floats:
    """Return how sure each month is of each organization."""
    sure: Floats = chance * np.array([reliability[each] for each in past.organizations])
    for number in range(len(past.organizations)):
        sure[: _first(past.history, number), number] *= BEFORE_FACTOR
    return sure


class _Months:
    """The likeliest organization of each month of one past, by number, how sure it is, and what tells of it."""

    def __init__(self, past: _Past, sure: Floats) -> None:
        best = sure.argmax(axis=1)
        self.rows = [(int(best[at]), float(sure[at, best[at]])) for at in range(len(best))]
        self._past = past
        self._spans = [np.flatnonzero(past.history.shown[:, number]) for number in range(len(past.organizations))]

    def evidence(self, at: int) -> str:
        """Return what tells of the month numbered `at`."""
        number = self.rows[at][0]
        said = self._past.said.get((self._past.start + at, self._past.organizations[number]), "")
        return _evidence(at, self._spans[number], said)


Key = tuple[int, str, float]
Run = list[tuple[int, tuple[int, float]]]


def _runs(months: _Months, counts: Callable[[float], bool]) -> list[tuple[Key | None, Run]]:
    """Return months in a row of one organization, one kind of evidence and nearly one figure; None: does not count."""

    def kind(item: tuple[int, tuple[int, float]]) -> Key | None:
        at, (number, confidence) = item
        return (number, months.evidence(at), round(confidence * 20) / 20) if counts(confidence) else None

    return [(key, list(run)) for key, run in groupby(enumerate(months.rows), key=kind)]


def _doubts(past: _Past, months: _Months, least: float) -> Iterator[Inferred]:
    """Yield the runs of months of which the model is less sure than `least`, but not as good as sure of nothing."""
    for key, run in _runs(months, lambda confidence: NOTHING <= confidence < least):
        if key is not None:
            number, evidence, _ = key
            start, end = (_first_day(past.start + at) for at in (run[0][0], run[-1][0] + 1))
            chance = sum(each for _, (_, each) in run) / len(run)
            yield Inferred(past.person_id, past.organizations[number], start, end, evidence, round(chance, 3))


def _first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def _periods(past: _Past, months: _Months, least: float) -> Iterator[Inferred]:
    """Yield the runs of months of which the model is at least `least` sure, as days."""
    runs = _runs(months, lambda confidence: confidence >= least)
    for place, (key, run) in enumerate(runs):
        if key is None:
            continue
        number, evidence, _ = key
        before, after = (runs[other][0] if 0 <= other < len(runs) else None for other in (place - 1, place + 1))
        start = _change(past, run[0][0], before[0] if before else None, number)
        end = _change(past, run[-1][0] + 1, number, after[0] if after else None)
        if before is None and (first := _alone(past, run[0][0] - 1, number)):
            start = first.first_on
        if after is None and (last := _alone(past, run[-1][0] + 1, number)):
            end = last.last_on + DAY
        confidence = sum(each for _, (_, each) in run) / len(run)
        if start < end:
            yield Inferred(past.person_id, past.organizations[number], start, end, evidence, round(confidence, 3))


def _change(past: _Past, at: int, old: int | None, new: int | None) -> date:
    """Return the day on which the month numbered `at` of a past turns from one organization to another.

    The first of the month, but where the old one was still seen in it: then the first day of the new one.
    """
    month = past.start + at
    day = _first_day(month)
    if old is not None and new is not None and old != new:
        kept, come = (past.days.get((month, past.organizations[each])) for each in (old, new))
        day = come.first_on if kept and come else day
    return min(max(day, past.first_on), past.last_on + DAY)


def _alone(past: _Past, at: int, number: int) -> SeenMonth | None:
    """Return when an organization was seen in a month of doubt beside its period, all others on other days."""
    month = past.start + at
    own = past.days.get((month, past.organizations[number]))
    others = [past.days.get((month, each)) for each in past.organizations if each != past.organizations[number]]
    if own is None or any(o and o.first_on <= own.last_on and own.first_on <= o.last_on for o in others):
        return None
    return own


def _first(history: History, number: int) -> int:
    """Return the first month in which anything told of an organization."""
    return int((history.shown[:, number] | (history.hinted[:, number] > 0)).argmax())


def _evidence(at: int, seen: np.ndarray, said: str) -> str:
    """Return what tells of a month: an own address, else what others said where no two own ones embrace it."""
    place = int(np.searchsorted(seen, at))
    if place < len(seen) and seen[place] == at:
        return EMAIL_DOMAIN
    if 0 < place < len(seen):
        return BETWEEN
    if said:
        return said
    if not len(seen):
        return AFTER_HINT
    return BEFORE if place == 0 else AFTER
