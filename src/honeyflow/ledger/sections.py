"""The statement as it is laid out: a section a party, what it gave beside what it got, kinds together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from honeyflow.kernel.commodity import kind_of
from honeyflow.kernel.party import PARTIES, Party
from honeyflow.ledger.lines import in_one_sentence
from honeyflow.ledger.records import Direction, Line, Statement


@dataclass(frozen=True)
class Row:
    """One line under the name it has within its group."""

    name: str
    line: Line


@dataclass(frozen=True)
class Group:
    """Lines that are read together: the kinds of contribution, or one line alone (then without a title)."""

    title: str
    method: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Side:
    """What a party gave, or what it got."""

    direction: Direction
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Section:
    """One party.

    Parameters
    ----------
    hint : str
        What to do about the figures that are not recorded.
    """

    party: Party
    title: str
    sides: tuple[Side, ...]
    hint: str


def sections_of(statement: Statement) -> tuple[Section, ...]:
    """Return the statement's sections, one per party."""
    return tuple(_section(statement, party) for party in PARTIES)


def _section(statement: Statement, party: Party) -> Section:
    sides = {way: statement.of(party, way) for way in Direction}
    return Section(
        party,
        party.value.capitalize(),
        tuple(Side(way, tuple(_groups(lines))) for way, lines in sides.items()),
        in_one_sentence(chain.from_iterable(sides.values())),
    )


def _groups(lines: Sequence[Line]) -> Iterator[Group]:
    for by_kind, some in groupby(lines, key=lambda line: kind_of(line.commodity) is not None):
        if by_kind:
            yield _kinds(tuple(some))
        else:
            yield from (Group("", line.method, (Row(line.label, line),)) for line in some)


def _kinds(lines: tuple[Line, ...]) -> Group:
    rows = tuple(Row(str(kind_of(line.commodity)), line) for line in lines)
    _, _, whose = lines[0].label.partition(rows[0].name)
    return Group(f"accepted contributions{whose}", lines[0].method, rows)
