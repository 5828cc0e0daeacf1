"""The persons of a snapshot as a list to look somebody up in: by name, never by how much they did."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from honeyflow.people.affiliations.weighing import DAY
from honeyflow.people.names import fold, printable
from honeyflow.people.tables import AFFILIATION, COMMIT_EMPLOYERS, IDENTITY, PERSON
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame

Row = dict[str, Any]


@dataclass(frozen=True)
class PersonLine:
    """One person in the list.

    Parameters
    ----------
    organization_id, organization : str or None
        Where they are or were last; None when nothing tells.
    until : date or None
        Last day there that is known.
    commits : int
        Authored, merges included.
    """

    person_id: str
    name: str
    bot: bool
    identity_count: int
    organization_id: str | None
    organization: str | None
    until: date | None
    commits: int


def list_persons(
    snapshot: Snapshot, engine: Engine, *, asked: str = "", offset: int = 0, limit: int = 50
) -> tuple[int, tuple[PersonLine, ...]]:
    """Return how many persons there are, and one page of them by name, programs last.

    Parameters
    ----------
    asked : str
        Part of a name (accents and case aside) or of an e-mail address (case aside); empty: all.
    """

    def rows(frame: Frame) -> list[Row]:
        return list(rows_of(engine.collect(frame)))

    persons = rows(snapshot.frame(PERSON, engine))
    if asked:
        found = _matching(rows(snapshot.frame(IDENTITY, engine).select("person_id", "name", "email")), asked)
        persons = [each for each in persons if each["person_id"] in found]
    persons.sort(key=lambda each: (each["bot"], fold(each["name"]), each["person_id"]))
    page = persons[offset : offset + limit]
    theirs = nw.col("person_id").is_in([each["person_id"] for each in page] or [""])
    last: dict[str, Row] = {}
    for row in rows(snapshot.frame(AFFILIATION, engine).filter(theirs)):
        if row["person_id"] not in last or row["valid_to"] > last[row["person_id"]]["valid_to"]:
            last[row["person_id"]] = row
    counted = snapshot.frame(COMMIT_EMPLOYERS, engine).filter(theirs).group_by("person_id")
    commits = {row["person_id"]: row["commits"] for row in rows(counted.agg(nw.len().alias("commits")))}
    return len(persons), tuple(
        _line(each, last.get(each["person_id"]), commits.get(each["person_id"], 0)) for each in page
    )


def _matching(identities: list[Row], asked: str) -> set[str]:
    name, address = fold(asked), asked.strip().lower()
    return {
        row["person_id"]
        for row in identities
        if (name and name in fold(row["name"])) or (address and address in row["email"].lower())
    }


def _line(person: Row, last: Row | None, commits: int) -> PersonLine:
    return PersonLine(
        person_id=person["person_id"],
        name=printable(person["name"]),
        bot=person["bot"],
        identity_count=person["identity_count"],
        organization_id=last["organization_id"] if last else None,
        organization=last["organization"] if last else None,
        until=last["valid_to"] - DAY if last else None,
        commits=commits,
    )
