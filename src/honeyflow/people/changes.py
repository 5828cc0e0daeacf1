"""What changed since the last run: persons joined and parted, and commits that count for another employer than then."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import narwhals as nw

from honeyflow.people.matching.match import ERASED
from honeyflow.people.records import PeopleChange
from honeyflow.people.tables import COMMIT_EMPLOYERS, IDENTITY, PEOPLE_CHANGE, PERSON
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot, Staging
from honeyflow.store.tables import Frame

JOINED, PARTED, EMPLOYER = "joined", "parted", "employer"


def find_changes(staging: Staging, before: Snapshot | None) -> list[PeopleChange]:
    """Return the differences from the snapshot `before`, in order of kind and person; none at the first run.

    What is only new (commits, identities) is no change, and nothing is told of who was erased.
    """
    if before is None or not (before.holds(IDENTITY) and before.holds(COMMIT_EMPLOYERS)):
        return []
    engine = staging.engine
    erased = _erased(engine, staging.frame(IDENTITY))
    persons = _persons(engine, before.frame(IDENTITY, engine), staging.frame(IDENTITY))
    answers = _answers(engine, before.frame(COMMIT_EMPLOYERS, engine), staging.frame(COMMIT_EMPLOYERS))
    told = [each for each in (*persons, *answers) if each.person_id not in erased]
    return sorted(told, key=lambda each: (each.kind, each.person_id, each.before, each.after))


def _erased(engine: Engine, identity: Frame) -> frozenset[str]:
    rows = rows_of(engine.collect(identity.filter(nw.col("evidence") == ERASED).select("person_id")))
    return frozenset(row["person_id"] for row in rows)


def _persons(engine: Engine, old: Frame, new: Frame) -> Iterator[PeopleChange]:
    """Yield joined and parted persons: who was told by one identifier and is told by another alone is no change."""
    pairs = old.select("identity_id", nw.col("person_id").alias("was")).join(
        new.select("identity_id", "person_id"), on="identity_id", how="inner"
    )
    counted = pairs.group_by("was", "person_id").agg(nw.len().cast(nw.Int64).alias("identity_count"))
    rows = list(rows_of(engine.collect(counted)))
    for key, kind in (("person_id", JOINED), ("was", PARTED)):
        for person, parts in _several(rows, key).items():
            least = sum(parts.values()) - max(parts.values())
            before, after = (len(parts), 1) if kind == JOINED else (1, len(parts))
            yield PeopleChange(kind, _now(person, parts, kind), f"{before}", f"{after}", least)


def _several(rows: Iterable[Mapping[str, Any]], key: str) -> dict[str, dict[str, int]]:
    """Return identities by `key` and the other identifier, where there are several of the latter."""
    other = "was" if key == "person_id" else "person_id"
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in rows:
        found[row[key]][row[other]] = row["identity_count"]
    return {person: parts for person, parts in found.items() if len(parts) > 1}


def _now(person: str, parts: Mapping[str, int], kind: str) -> str:
    """Return the identifier that leads to the person today: of one who was parted, the part with most identities."""
    return person if kind == JOINED else max(sorted(parts), key=parts.__getitem__)


def _answers(engine: Engine, old: Frame, new: Frame) -> Iterator[PeopleChange]:
    """Yield how many commits of a person known at both runs count for another employer."""
    both = old.select("repository", "sha", nw.col("employer").alias("before")).join(
        new.select("repository", "sha", "person_id", "employer"), on=["repository", "sha"], how="inner"
    )
    differing = both.filter(nw.col("before") != nw.col("employer"))
    counted = differing.group_by("person_id", "before", "employer").agg(nw.len().cast(nw.Int64).alias("commit_count"))
    for row in rows_of(engine.collect(counted)):
        yield PeopleChange(EMPLOYER, row["person_id"], row["before"], row["employer"], row["commit_count"])


def read_changes(snapshot: Snapshot, engine: Engine) -> list[tuple[PeopleChange, str]]:
    """Return the changes, most commits and identities first, each with the person's name."""
    called = {row["person_id"]: row["name"] for row in rows_of(engine.collect(snapshot.frame(PERSON, engine)))}
    changes = [PeopleChange(**row) for row in rows_of(engine.collect(snapshot.frame(PEOPLE_CHANGE, engine)))]
    return [(each, called.get(each.person_id, "")) for each in sorted(changes, key=lambda each: -each.count)]
