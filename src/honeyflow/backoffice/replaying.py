"""The projections as the journal alone says they should be, and whether the tables are so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from honeyflow.backoffice.models import Entry, Subject, Words
from honeyflow.backoffice.projecting import TABLES, Add, Change, Effect, Row, effects_of


class Replay:
    """The rows that a sequence of effects leaves, kept in memory."""

    def __init__(self) -> None:
        self.rows: dict[type[Row], dict[int, Row]] = {table: {} for table in TABLES}
        self._by_mailbox: dict[tuple[type[Row], str], list[Row]] = defaultdict(list)

    def take(self, effects: Iterable[Effect]) -> None:
        """Do what effects say."""
        for effect in effects:
            if isinstance(effect, Add):
                self._add(effect.row)
            else:
                self._change(effect)

    def _add(self, row: Row) -> None:
        self.rows[type(row)][row.entry] = row
        if not isinstance(row, Words):
            self._by_mailbox[type(row), row.mailbox].append(row)

    def _change(self, change: Change) -> None:
        for row in self._asked(change):
            if all(getattr(row, name) == value for name, value in change.where.items()):
                for name, value in change.to.items():
                    setattr(row, name, value)

    def _asked(self, change: Change) -> list[Row]:
        if "entry" in change.where:
            found = self.rows[change.table].get(change.where["entry"])
            return [found] if found is not None else []
        return self._by_mailbox[change.table, change.where["mailbox"]]


def replay(entries: Iterable[Entry] | None = None) -> Replay:
    """Return what all entries leave; those about somebody whom no row of `Subject` names any more leave nothing."""
    known = set(Subject.objects.values_list("subject", flat=True).iterator(chunk_size=5000))
    made = Replay()
    for entry in entries if entries is not None else Entry.objects.order_by("seq").iterator(chunk_size=2000):
        if not entry.subject or entry.subject in known:
            made.take(effects_of(entry))
    return made


@dataclass(frozen=True)
class Difference:
    """A row of a table that is not what the journal says."""

    table: str
    entry: int

    def __str__(self) -> str:
        return f"table {self.table}, entry {self.entry:,}"


def differences(made: Replay) -> Iterator[Difference]:
    """Yield each row that differs, is missing, or is there without an entry."""
    for table in TABLES:
        names = [each.attname for each in table._meta.concrete_fields]
        expected = made.rows[table]
        seen = 0
        for values in table.objects.order_by("entry").values_list(*names).iterator(chunk_size=5000):
            row = expected.get(values[0])
            seen += row is not None
            if row is None or values != tuple(getattr(row, name) for name in names):
                yield Difference(_name(table), values[0])
        if seen < len(expected):
            yield from _missing(table, expected)


def _missing(table: type[Row], expected: dict[int, Any]) -> Iterator[Difference]:
    there = set(table.objects.values_list("entry", flat=True))
    yield from (Difference(_name(table), entry) for entry in sorted(set(expected) - there))


def _name(table: type[Row]) -> str:
    return table.__name__.lower()
