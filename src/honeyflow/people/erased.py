"""Whom an erasure of somebody concerns: their identities, and whatever else the sources know them by."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from honeyflow.people.addresses import address, forge_login, is_shared_mailbox
from honeyflow.people.names import is_full
from honeyflow.people.tables import IDENTITY
from honeyflow.site.erased.marks import Mark, mark_of_identity, mark_of_login, marks_of_address, marks_of_name
from honeyflow.site.whom import Whom
from honeyflow.sources.tables import COMMIT, FILE_STATEMENT, LISTED_AFFILIATION, LISTED_ALIAS, MAILMAP, STAFF
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Table

Row = dict[str, Any]


@dataclass(frozen=True)
class KnownBy:
    """What somebody is known by, each in order and once.

    Parameters
    ----------
    addresses : tuple of str
        Theirs alone.
    shared : tuple of (str, str)
        Name and address, where others use the address or anybody may.
    logins : tuple of str
        That lists give, and of their accounts on forges.
    names : tuple of str
        Full names, of which texts are rid.
    along : tuple of (str, str)
        Others' names at an address that is theirs all the same, as slips are: these go with it.
    """

    addresses: tuple[str, ...] = ()
    shared: tuple[tuple[str, str], ...] = ()
    logins: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    along: tuple[tuple[str, str], ...] = ()

    @property
    def marks(self) -> list[Mark]:
        """Return what tombstones are made of."""
        return [
            *(mark for email in self.addresses for mark in marks_of_address(email)),
            *(mark_of_identity(name, email) for name, email in self.shared),
            *map(mark_of_login, self.logins),
            *(mark for name in self.names for mark in marks_of_name(name)),
        ]

    @property
    def texts(self) -> list[str]:
        """Return what stands in files where somebody of these is named."""
        return [*self.addresses, *self.names]


def known_by(snapshot: Snapshot, engine: Engine, person_id: str) -> KnownBy:
    """Return what a person is known by: their identities, and what ``.mailmap``, lists and the staff list add."""

    def rows(table: Table) -> list[Row]:
        return list(rows_of(engine.collect(snapshot.frame(table, engine)))) if snapshot.holds(table) else []

    frame = snapshot.frame(IDENTITY, engine).select("name", "email", "person_id")
    mine = list(rows_of(engine.collect(frame.filter(nw.col("person_id") == person_id))))
    everybody = list(rows_of(engine.collect(frame.filter(nw.col("person_id") != person_id))))
    held = {address(row["email"]) for row in mine}
    contested = held & {address(row["email"]) for row in everybody}
    own = held - contested | _mostly_theirs(snapshot, engine, contested, {(row["name"], row["email"]) for row in mine})
    others = {address(row["email"]) for row in everybody} - own
    told = _Told({each for each in own if not is_shared_mailbox(each)}, others)
    told.logins |= {login[1] for each in told.addresses if (login := forge_login(each))}
    told.hear(rows)
    shared = [(row["name"], row["email"]) for row in mine if address(row["email"]) not in told.addresses]
    names = [row["name"] for row in mine] + told.names
    return KnownBy(
        tuple(sorted(told.addresses)),
        tuple(sorted(set(shared))),
        tuple(sorted(told.logins)),
        tuple(sorted({name for name in names if is_full(name)})),
        tuple(sorted((row["name"], row["email"]) for row in everybody if address(row["email"]) in told.addresses)),
    )


def _mostly_theirs(snapshot: Snapshot, engine: Engine, contested: set[str], mine: set[tuple[str, str]]) -> set[str]:
    """Return the addresses from which most commits are theirs: who else is seen there slipped, or sent a patch on."""
    if not contested:
        return set()
    frame = snapshot.frame(COMMIT, engine).select(name=nw.col("author_name"), email=nw.col("author_email"))
    used = frame.group_by("name", "email").agg(nw.len().cast(nw.Int64).alias("count"))
    balance: Counter[str] = Counter()
    for row in rows_of(engine.collect(used)):
        if (email := address(row["email"])) in contested:
            balance[email] += row["count"] if (row["name"], row["email"]) in mine else -row["count"]
    return {email for email, more in balance.items() if more > 0}


def known_by_whom(whom: Whom) -> KnownBy:
    """Return what somebody is known by of whom no commit tells, only an address, or a name at a shared one."""
    if whom.name:
        return KnownBy(shared=((whom.name, whom.email),))
    return KnownBy(addresses=(address(whom.email),))


class _Told:
    """What the sources tell beside the commits of somebody of whom some addresses are known."""

    def __init__(self, addresses: set[str], others: set[str]) -> None:
        self.addresses = addresses
        self.logins: set[str] = set()
        self.names: list[str] = []
        self._others = others

    def hear(self, rows: Callable[[Table], list[Row]]) -> None:
        """Take in what each source says, until none says more."""
        groups = [*_pairs(rows(MAILMAP)), *_aliases(rows(LISTED_ALIAS)), *_staff(rows(STAFF))]
        groups += [*_listed(rows(LISTED_AFFILIATION)), *_in_files(rows(FILE_STATEMENT))]
        before = -1
        while before != len(self.addresses) + len(self.logins):
            before = len(self.addresses) + len(self.logins)
            for group in groups:
                if not self.addresses.isdisjoint(group.emails) or not self.logins.isdisjoint(group.logins):
                    self.addresses |= {each for each in group.emails if self._alone(each)}
                    self.logins |= set(group.logins)
                    self.names += group.names

    def _alone(self, email: str) -> bool:
        return email not in self._others and not is_shared_mailbox(email)


@dataclass(frozen=True)
class _Group:
    """What one line says of one person."""

    emails: frozenset[str]
    logins: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def _pairs(lines: Iterable[Row]) -> Iterator[_Group]:
    for row in lines:
        emails = [row[name] for name in ("proper_email", "commit_email") if row[name]]
        names = [row[name] for name in ("proper_name", "commit_name") if row[name]]
        yield _Group(frozenset(map(address, emails)), names=tuple(names))


def _aliases(rows: Iterable[Row]) -> Iterator[_Group]:
    return (_Group(frozenset((address(row["email"]), address(row["other_email"])))) for row in rows)


def _staff(rows: Sequence[Row]) -> Iterator[_Group]:
    return (_Group(frozenset(map(address, row["emails"].split())), names=(row["name"],)) for row in rows)


def _in_files(rows: Iterable[Row]) -> Iterator[_Group]:
    for row in rows:
        emails = frozenset((address(row["email"]),)) if row["email"] else frozenset()
        login, name = row["login"], row["name"]
        yield _Group(emails, (login.casefold(),) if login else (), (name,) if name else ())


def _listed(rows: Iterable[Row]) -> Iterator[_Group]:
    lines: dict[tuple[object, ...], list[Row]] = defaultdict(list)
    for row in rows:
        lines[row["list"], row["line"], row["login"], row["name"]].append(row)
    for held in lines.values():
        emails = frozenset(address(row["email"]) for row in held if row["email"])
        login, name = held[0]["login"], held[0]["name"]
        yield _Group(emails, (login.casefold(),) if login else (), (name,) if name else ())
