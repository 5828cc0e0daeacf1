"""What there is to review: pairs of persons that may be one, the likeliest first, and what has been decided so far."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from honeyflow.people.addresses import is_anybodys
from honeyflow.people.reads.evidence import identity_words
from honeyflow.people.reads.meant import whom_of
from honeyflow.people.tables import IDENTITY, MATCH_REVIEW, PERSON
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.tables import DECISION
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Table

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Side:
    """One of two persons: the name used most, and the identity that gives rise to the question."""

    person_id: str
    name: str
    identity_name: str
    email: str
    identity_count: int

    @property
    def whom(self) -> str:
        """Return how a decision names this identity: by the name too where anybody may use the address."""
        return whom_of(self.identity_name, self.email)

    @property
    def tells(self) -> bool:
        """Return whether a decision can mean this identity and nobody else."""
        return self.whom != self.email or not is_anybodys(self.email)


@dataclass(frozen=True)
class Question:
    """Two persons who may be one, and how probable that is (0-1)."""

    one: Side
    other: Side
    why: str
    probability: float

    @property
    def sides(self) -> tuple[Side, Side]:
        """Return both."""
        return self.one, self.other


@dataclass(frozen=True)
class Review:
    """The questions, likeliest first, and the decisions in force, latest first."""

    questions: tuple[Question, ...]
    decided: tuple[Decision, ...]


def read_review(snapshot: Snapshot, engine: Engine) -> Review:
    """Return what the last run asks and knows.

    Nothing is asked of an address that anybody may write from, unless it has a name there.
    """
    pairs = _rows(snapshot, engine, MATCH_REVIEW)
    persons = {row["person_id"]: row for row in _rows(snapshot, engine, PERSON)} if pairs else {}
    identities = {row["identity_id"]: row for row in _rows(snapshot, engine, IDENTITY)} if pairs else {}
    questions = [
        Question(
            _side(persons[row["person_a"]], identities[row["identity_a"]]),
            _side(persons[row["person_b"]], identities[row["identity_b"]]),
            identity_words(row["evidence"]),
            row["probability_share"],
        )
        for row in pairs
    ]
    questions = [each for each in questions if all(side.tells for side in each.sides)]
    decided = [Decision(**row) for row in _rows(snapshot, engine, DECISION)]
    return Review(
        tuple(sorted(questions, key=lambda each: (-each.probability, each.one.name, each.other.name))),
        tuple(sorted(decided, key=lambda each: -each.line)),
    )


def _side(person: Row, identity: Row) -> Side:
    return Side(person["person_id"], person["name"], identity["name"], identity["email"], person["identity_count"])


def _rows(snapshot: Snapshot, engine: Engine, table: Table) -> list[dict[str, Any]]:
    return list(rows_of(engine.collect(snapshot.frame(table, engine))))
