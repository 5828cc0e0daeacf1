"""The statement as it is laid out: a section a party, what it gave beside what it got, kinds together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from honeyflow.kernel.party import PARTIES, Party
from honeyflow.ledger.records import Direction, Line, Statement
from honeyflow.web.wording import is_contribution, kind_of


@dataclass(frozen=True)
class Row:
    """One line under the name it has within its group."""

    name: str
    line: Line


@dataclass(frozen=True)
class Group:
    """Lines that are read together: the kinds of contribution, or one line alone (then without a title).

    Parameters
    ----------
    hint : str
        What to do, when it is the same for every line.
    """

    title: str
    method: str
    rows: tuple[Row, ...]
    hint: str


@dataclass(frozen=True)
class Side:
    """What a party gave, or what it got."""

    direction: str
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Section:
    """One party."""

    party: Party
    title: str
    sides: tuple[Side, ...]


def sections_of(statement: Statement) -> tuple[Section, ...]:
    """Return the statement's sections, one per party."""
    return tuple(
        Section(
            party,
            party.value.capitalize(),
            tuple(Side(way.value, tuple(_groups(statement.of(party, way)))) for way in Direction),
        )
        for party in PARTIES
    )


def _groups(lines: Sequence[Line]) -> Iterator[Group]:
    for by_kind, some in groupby(lines, key=lambda line: is_contribution(line.commodity)):
        if by_kind:
            yield _kinds(tuple(some))
        else:
            yield from (Group("", line.method, (Row(line.label, line),), line.missing) for line in some)


def _kinds(lines: tuple[Line, ...]) -> Group:
    _, _, whose = lines[0].label.partition(kind_of(lines[0].commodity))
    hints = {line.missing for line in lines}
    rows = tuple(Row(kind_of(line.commodity), line) for line in lines)
    return Group(f"accepted contributions{whose}", lines[0].method, rows, hints.pop() if len(hints) == 1 else "")
