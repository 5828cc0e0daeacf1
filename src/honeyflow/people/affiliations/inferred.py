"""Periods inferred from addresses: a person's months as a history, and the chances of the model as dated periods."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import numpy as np

from honeyflow.people.affiliations.tenure import Floats, History, learn, tenures
from honeyflow.people.records import Inferred, SeenMonth

EMAIL_DOMAIN = "email-domain"
BETWEEN = "between-work-emails"
AFTER = "after-last-work-email"
BEFORE = "before-first-work-email"

MOST_ORGANIZATIONS = 8
"""Organizations of one person that are looked at: those seen in most months."""

BEFORE_FACTOR = 0.65
"""How much less sure a month before the first work address is than the model says: beside lists that people wrote
(bench/employers.py) that was right 2 of 17 times."""

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


def infer_periods(seen: Iterable[SeenMonth], reliability: Mapping[str, float], least: float) -> list[Inferred]:
    """Return the periods of which the model is at least `least` sure; those of one person are in order, and apart.

    Parameters
    ----------
    seen : iterable of SeenMonth
    reliability : mapping
        By organization: that an address of its domains means working for it. One less reliable than `least` counts as
        a private address.
    least : float
        0-1.
    """
    by_person: dict[str, list[SeenMonth]] = defaultdict(list)
    for month in seen:
        by_person[month.person_id].append(month)
    pasts = [
        past for person_id in sorted(by_person) if (past := _past(person_id, by_person[person_id], reliability, least))
    ]
    histories = [past.history for past in pasts]
    chances = tenures(histories, learn(histories))
    return [
        period
        for past, chance in zip(pasts, chances, strict=True)
        for period in _periods(past, chance, reliability, least)
    ]


def _past(person_id: str, months: Sequence[SeenMonth], reliability: Mapping[str, float], least: float) -> _Past | None:
    """Return a person's past, or None for one of whom no address tells an employer."""
    work: dict[str, list[SeenMonth]] = defaultdict(list)
    for month in months:
        if month.organization_id and reliability[month.organization_id] >= least:
            work[month.organization_id].append(month)
    if not work:
        return None
    kept = sorted(work, key=lambda each: (-len(work[each]), each))[:MOST_ORGANIZATIONS]
    start, end = min(month.month for month in months), max(month.month for month in months)
    shown, private = np.zeros((end - start + 1, len(kept)), bool), np.zeros(end - start + 1, bool)
    for month in months:
        if month.organization_id in kept:
            shown[month.month - start, kept.index(month.organization_id)] = True
        else:
            private[month.month - start] = True
    return _Past(
        person_id,
        tuple(kept),
        start,
        {(month.month, each): month for each in kept for month in work[each]},
        min(month.first_on for month in months),
        max(month.last_on for month in months),
        History(shown, private),
    )


def _periods(past: _Past, chance: Floats, reliability: Mapping[str, float], least: float) -> Iterator[Inferred]:
    """Yield runs of months of one organization, one kind of evidence and nearly one confidence."""
    sure = chance * np.array([reliability[each] for each in past.organizations])
    for number in range(len(past.organizations)):
        sure[: int(past.history.shown[:, number].argmax()), number] *= BEFORE_FACTOR
    best = sure.argmax(axis=1)
    rows = [(int(best[at]), float(sure[at, best[at]])) for at in range(len(best))]
    spans = [np.flatnonzero(past.history.shown[:, number]) for number in range(len(past.organizations))]

    def kind(item: tuple[int, tuple[int, float]]) -> tuple[int, str, float] | None:
        at, (number, confidence) = item
        if confidence < least:
            return None
        return number, _evidence(at, spans[number]), round(confidence * 20) / 20

    runs = [(key, list(run)) for key, run in groupby(enumerate(rows), key=kind)]
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
    day = date(month // 12, month % 12 + 1, 1)
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


def _evidence(at: int, seen: np.ndarray) -> str:
    place = int(np.searchsorted(seen, at))
    if place < len(seen) and seen[place] == at:
        return EMAIL_DOMAIN
    if place == 0:
        return BEFORE
    return AFTER if place == len(seen) else BETWEEN
