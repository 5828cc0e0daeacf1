"""Where somebody worked, for themselves: from their own identities, and of the stays only what concerns these."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import narwhals as nw

from honeyflow.people.reads.own import Own
from honeyflow.people.reads.profile import (
    Known,
    Profile,
    make_profile,
    read_authored_days,
    read_chances,
    read_organizations,
)
from honeyflow.people.tables import AFFILIATION, IDENTITY
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame

Row = dict[str, Any]


def read_own_profile(snapshot: Snapshot, engine: Engine, own: Own, *, least: float) -> Profile | None:
    """Return one profile of all that is theirs, or None when nothing is.

    Where some of what is counted for them is only guessed to be theirs, a stay is told when their own commits count
    for it; else it may be somebody else's.
    """
    if not own.identities:
        return None
    theirs = nw.col("person_id").is_in(list(own.persons))

    def asked(frame: Frame) -> list[Row]:
        return [{**row} for row in rows_of(engine.collect(frame))]

    mine = set(own.pairs)
    identities = [row for row in asked(snapshot.frame(IDENTITY, engine).filter(theirs)) if _pair(row) in mine]
    periods = asked(snapshot.frame(AFFILIATION, engine).filter(theirs))
    days = [row for row in asked(read_authored_days(snapshot, engine, theirs)) if _author(row) in mine]
    chances = read_chances(snapshot, engine, theirs) if own.whole else []
    if not own.whole:
        periods = [row for row in periods if _concerns(row, days)]
    known = Known(read_organizations(snapshot, engine, [*identities, *periods]), least, [_less(row) for row in chances])
    person = {"person_id": own.persons[0], "name": own.name, "bot": False}
    return make_profile(person, [_less(row) for row in identities], [_less(row) for row in periods], _all(days), known)


def _pair(row: Row) -> tuple[str, str]:
    return row["name"], row["email"]


def _author(row: Row) -> tuple[str, str]:
    return row["author_name"], row["author_email"]


def _concerns(period: Row, days: Sequence[Row]) -> bool:
    return any(
        day["employer"] == period["organization"] and _within(day["happened_on"], period)
        for day in days
        if day["happened_on"]
    )


def _within(day: date, period: Row) -> bool:
    return bool(period["valid_from"] <= day < period["valid_to"])


def _less(row: Row) -> Row:
    return {name: value for name, value in row.items() if name != "person_id"}


def _all(days: Sequence[Row]) -> list[Row]:
    return [_less(row) for row in days]
