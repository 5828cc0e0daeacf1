"""Subject access: everything a snapshot holds about one person, table by table; others' names in it are withheld."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import narwhals as nw

from honeyflow.people.addresses import address, is_shared_mailbox
from honeyflow.people.erased import KnownBy, known_by
from honeyflow.people.reads.own import Own
from honeyflow.people.tables import IDENTITY
from honeyflow.privacy.holdings import HOLDINGS
from honeyflow.privacy.records import Held, Holding, Match, Whose
from honeyflow.sources.tables import COMMIT, STAFF
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame

WITHHELD = "(somebody else)"
"""Stands where another person is named in a row about this one."""

Row = dict[str, Any]


@dataclass
class _Subject:
    """What one person is told by; unless `whole`, some of what is counted for the person may be somebody else's."""

    person_id: str
    known: KnownBy
    spelt: list[str] = field(default_factory=list)
    pairs: frozenset[tuple[str, str]] = frozenset()
    staff_ids: list[str] = field(default_factory=list)
    whole: bool = True

    def is_theirs(self, name: str | None, email: str | None) -> bool:
        """Return whether a name and address pair is this person's."""
        return bool(email) and (
            (name, email) in self.pairs or address(str(email)) in self._addresses or (name, email) in self._shared
        )

    @property
    def _addresses(self) -> frozenset[str]:
        return frozenset(self.known.addresses)

    @property
    def _shared(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.known.shared)


def find_held(snapshot: Snapshot, engine: Engine, person_id: str) -> list[Held]:
    """Return what each table holds about a person, in the order of the register; tables without a row are left out.

    Grain: one `Held` a table, its rows whole. Rows that also name somebody else have that name and address withheld.
    """
    return _held_of(snapshot, engine, _subject(snapshot, engine, person_id))


def find_own_held(snapshot: Snapshot, engine: Engine, own: Own) -> list[Held]:
    """Return what each table holds about somebody who proved who they are, for themselves.

    Of a person of whom something is only guessed to be theirs: what their own names and addresses tell, and the rows
    of their own commits; what is about the person as a whole is left out, for it may be another's.
    """
    found: dict[str, Held] = {}
    for person_id in own.persons:
        pairs = [each.pair for each in own.identities if each.person_id == person_id]
        subject = _subject(snapshot, engine, person_id) if own.whole else _partly(snapshot, engine, person_id, pairs)
        for held in _held_of(snapshot, engine, subject):
            before = found[held.name].rows if held.name in found else ()
            rows = {tuple(row.items()): row for row in (*before, *held.rows)}
            found[held.name] = replace(held, rows=list(rows.values()))
    return list(found.values())


def _held_of(snapshot: Snapshot, engine: Engine, subject: "_Subject") -> list[Held]:
    return [
        Held(
            holding.table.name,
            holding.table.grain,
            holding.category,
            {column.name: column.meaning for column in holding.table.columns},
            rows,
        )
        for holding in HOLDINGS
        if snapshot.holds(holding.table) and (rows := _rows(snapshot, engine, holding, subject))
    ]


def _subject(snapshot: Snapshot, engine: Engine, person_id: str) -> _Subject:
    frame = snapshot.frame(IDENTITY, engine).filter(nw.col("person_id") == person_id).select("name", "email")
    mine = list(rows_of(engine.collect(frame)))
    known = known_by(snapshot, engine, person_id)
    subject = _Subject(
        person_id,
        known,
        sorted({row["email"] for row in mine} | set(known.addresses)),
        frozenset((row["name"], row["email"]) for row in mine),
    )
    subject.staff_ids = _staff_ids(snapshot, engine, known)
    return subject


def _partly(snapshot: Snapshot, engine: Engine, person_id: str, pairs: Iterable[tuple[str, str]]) -> _Subject:
    held = sorted(pairs)
    shared = tuple(each for each in held if is_shared_mailbox(each[1]))
    alone = sorted({address(email) for _, email in held if not is_shared_mailbox(email)})
    known = KnownBy(addresses=tuple(alone), shared=shared)
    spelt = sorted({email for _, email in held} | set(alone))
    subject = _Subject(person_id, known, spelt, frozenset(held), whole=False)
    subject.staff_ids = _staff_ids(snapshot, engine, known)
    return subject


def _staff_ids(snapshot: Snapshot, engine: Engine, known: KnownBy) -> list[str]:
    staff = rows_of(engine.collect(snapshot.frame(STAFF, engine))) if snapshot.holds(STAFF) else ()
    return [row["staff_id"] for row in staff if _any_address(row["emails"], known)]


def _rows(snapshot: Snapshot, engine: Engine, holding: Holding, subject: _Subject) -> list[Row]:
    frame = snapshot.frame(holding.table, engine)
    found: dict[tuple[Any, ...], Row] = {}
    for match in holding.matches:
        for row in rows_of(engine.collect(_narrowed(frame, match, subject, snapshot, engine))):
            if _is_about(row, match, subject):
                found.setdefault(tuple(row.values()), row)
    pairs = [match.columns for match in holding.matches if match.whose is Whose.ADDRESS]
    ordered = sorted(found.values(), key=lambda row: [str(row[column]) for column in holding.table.key])
    return [_withheld(row, pairs, subject) for row in ordered]


def _narrowed(frame: Frame, match: Match, subject: _Subject, snapshot: Snapshot, engine: Engine) -> Frame:
    """Return the rows among which all of the person's are, as few as the engine can tell."""
    if match.whose is Whose.PERSON and not subject.whole:
        return _own_rows(frame, match, subject, snapshot, engine)
    if match.whose is Whose.PERSON:
        return frame.filter(nw.any_horizontal(*_among(match.columns, [subject.person_id]), ignore_nulls=True))
    if match.whose is Whose.STAFF:
        return frame.filter(nw.col(match.columns[0]).is_in(subject.staff_ids or [""]))
    if match.whose is Whose.ADDRESS:
        email = nw.col(match.columns[-1])
        return frame.filter(email.is_in(subject.spelt) | email.str.to_lowercase().is_in(subject.spelt))
    if match.whose is Whose.COMMIT:
        return frame.join(_own_commits(snapshot, engine, subject), on=list(match.columns), how="inner")
    return frame


def _own_rows(frame: Frame, match: Match, subject: _Subject, snapshot: Snapshot, engine: Engine) -> Frame:
    """Return the rows about a person that are about own identities or own commits, and no others."""
    columns = set(frame.collect_schema().names())
    theirs = frame.filter(nw.any_horizontal(*_among(match.columns, [subject.person_id]), ignore_nulls=True))
    if "sha" in columns:
        project = "repository" if "repository" in columns else "project"
        own = _own_commits(snapshot, engine, subject).select("sha", **{project: nw.col("repository")})
        return theirs.join(own, on=[project, "sha"], how="inner")
    if {"name", "email"} <= columns:
        return theirs.filter(_is_pair(subject.pairs, "name", "email"))
    return theirs.filter(nw.col(match.columns[0]).is_in([""]))


def _is_pair(pairs: Iterable[tuple[str, str]], name: str, email: str) -> nw.Expr:
    mine = [(nw.col(name) == one) & (nw.col(email) == other) for one, other in sorted(pairs)]
    return nw.any_horizontal(*mine, ignore_nulls=True)


def _among(columns: Sequence[str], values: Sequence[str]) -> list[nw.Expr]:
    return [nw.col(column).is_in(values) for column in columns]


def _own_commits(snapshot: Snapshot, engine: Engine, subject: _Subject) -> Frame:
    frame = snapshot.frame(COMMIT, engine)
    return frame.filter(_is_pair(subject.pairs, "author_name", "author_email")).select("repository", "sha").unique()


def _is_about(row: Row, match: Match, subject: _Subject) -> bool:
    if match.whose is Whose.ADDRESS:
        return subject.is_theirs(*_pair(row, match.columns))
    if match.whose is Whose.ADDRESSES:
        return _any_address(row[match.columns[0]], subject.known)
    if match.whose is Whose.LOGIN:
        return str(row[match.columns[0]] or "").casefold() in subject.known.logins
    if match.whose is Whose.TEXT:
        texts = [str(row[column] or "").casefold() for column in match.columns]
        return any(each.casefold() in text for each in subject.known.texts for text in texts)
    return True


def _any_address(emails: str, known: KnownBy) -> bool:
    return not set(known.addresses).isdisjoint(map(address, (emails or "").split()))


def _pair(row: Row, columns: tuple[str, ...]) -> tuple[str | None, str | None]:
    return (row[columns[0]] if len(columns) > 1 else None, row[columns[-1]])


def _withheld(row: Row, pairs: Sequence[tuple[str, ...]], subject: _Subject) -> Row:
    """Return the row without the names and addresses of others; a trailer's whole value goes with them."""
    kept = dict(row)
    for columns in pairs:
        if any(row[column] for column in columns) and not subject.is_theirs(*_pair(row, columns)):
            named = [*columns, *(["value"] if "value" in row else [])]
            kept |= {column: WITHHELD for column in named if row[column]}
    return kept


def walk_texts(held: Sequence[Held]) -> Iterator[str]:
    """Yield every text that is given out, for who checks what is in it."""
    for each in held:
        for row in each.rows:
            yield from (str(value) for value in row.values() if value is not None)
