"""Spans of days: what is left of one period where another speaks."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from honeyflow.people.records import Inferred, Told

Period = TypeVar("Period", Told, Inferred)


def outside(whole: Period, held: Told) -> Iterator[Period]:
    """Yield the parts of `whole` that `held` says nothing about."""
    start, end = whole.start or date.min, whole.end or date.max
    first, last = held.start or date.min, held.end or date.max
    if last <= start or end <= first:
        yield whole
        return
    if start < first:
        yield replace(whole, end=first)
    if last < end:
        yield replace(whole, start=last)


def outside_all(whole: Period, held: Iterable[Told]) -> list[Period]:
    """Return the parts of `whole` that none of `held` says anything about."""
    parts = [whole]
    for each in held:
        parts = [part for one in parts for part in outside(one, each)]
    return parts
