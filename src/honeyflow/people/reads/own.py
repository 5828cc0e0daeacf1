"""What somebody may see as their own: the identities they proved, and those that others state to be the same person.

Nobody is shown what only a guess joins to them. Anybody can write a commit under another's name, and two people may
bear one name; a guess is good enough to count by, never to show one person's data to another, or to act on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import narwhals as nw

from honeyflow.people.addresses import address, forge_account, is_shared_mailbox
from honeyflow.people.domains import Use, classify, split_email
from honeyflow.people.names import printable
from honeyflow.people.reads.evidence import identity_words
from honeyflow.people.tables import IDENTITY, PERSON
from honeyflow.site.whom import parse_whom
from honeyflow.sources.tables import DECISION, LISTED_ALIAS, MAILMAP, STAFF
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Frame, Table

Row = Mapping[str, Any]
PROVED = "you proved it"
STATED = "stated for one person with an address you proved"


@dataclass(frozen=True)
class Proofs:
    """What somebody proved to be theirs.

    Parameters
    ----------
    addresses : tuple of str
        For comparison: trimmed, without case.
    accounts : tuple of (str, str)
        Forge (``github.com``) and the account's number there: a login can pass to another, a number cannot.
    anybodys : tuple of str
        Those of the addresses that are a role's (``sales@``): who reads them changes.
    """

    addresses: tuple[str, ...] = ()
    accounts: tuple[tuple[str, str], ...] = ()
    anybodys: tuple[str, ...] = ()


@dataclass(frozen=True)
class OwnIdentity:
    """One name and address that is theirs; `why` in words."""

    name: str
    email: str
    person_id: str
    why: str

    @property
    def pair(self) -> tuple[str, str]:
        """Name and address, as the commits have them."""
        return self.name, self.email


@dataclass(frozen=True)
class Guess:
    """A name and address that Honeyflow takes for theirs, not shown: what it is in words, and why it is guessed."""

    what: str
    why: str


@dataclass(frozen=True)
class Own:
    """What is theirs.

    Parameters
    ----------
    identities : tuple of OwnIdentity
        Proved or stated, by address.
    guesses : tuple of Guess
        Of the same persons, neither.
    several : tuple of str
        Proved addresses from which several people write, or anybody may: nobody's data are shown for them.
    unseen : tuple of str
        Proved addresses that no commit has.
    name : str
        What they are called most; of one of their own identities.
    """

    identities: tuple[OwnIdentity, ...] = ()
    guesses: tuple[Guess, ...] = ()
    several: tuple[str, ...] = ()
    unseen: tuple[str, ...] = ()
    name: str = ""

    @property
    def persons(self) -> tuple[str, ...]:
        """Persons these identities are, in order; more than one until a run joins them."""
        return tuple(sorted({each.person_id for each in self.identities}))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Names and addresses."""
        return tuple(each.pair for each in self.identities)

    @property
    def whole(self) -> bool:
        """Whether nothing that is counted for these persons is only guessed to be theirs."""
        return not self.guesses

    @property
    def decidable(self) -> tuple[str, ...]:
        """One address a person by which a decision means them and nobody else."""
        found: dict[str, str] = {}
        for each in sorted(self.identities, key=lambda one: (one.why != PROVED, one.email)):
            if not is_shared_mailbox(each.email):
                found.setdefault(each.person_id, address(each.email))
        return tuple(sorted(found.values()))


def read_own(snapshot: Snapshot, engine: Engine, proofs: Proofs) -> Own:
    """Return what is theirs who proved this; six small questions at most."""
    proved, several = _proved(snapshot, engine, proofs)
    persons = sorted({row["person_id"] for row in proved})
    rows = _asked(engine, snapshot.frame(IDENTITY, engine).filter(nw.col("person_id").is_in(persons or [""])))
    firm = _stated(snapshot, engine, rows, {address(row["email"]) for row in proved}) if len(rows) > len(proved) else ()
    known = {(row["name"], row["email"]) for row in proved}
    whys = [PROVED if (row["name"], row["email"]) in known else STATED for row in rows]
    identities = [
        OwnIdentity(row["name"], row["email"], row["person_id"], why)
        for row, why in zip(rows, whys, strict=True)
        if why == PROVED or address(row["email"]) in firm
    ]
    mine = {each.pair for each in identities}
    others = [row for row in rows if (row["name"], row["email"]) not in mine]
    seen = {address(row["email"]) for row in proved}
    return Own(
        identities=tuple(sorted(identities, key=lambda each: (address(each.email), each.name))),
        guesses=tuple(_guess(row) for row in sorted(others, key=lambda row: (row["email"], row["name"]))),
        several=tuple(sorted(several)),
        unseen=tuple(sorted(set(proofs.addresses) - seen - several)),
        name=_name(snapshot, engine, persons, identities),
    )


def _proved(snapshot: Snapshot, engine: Engine, proofs: Proofs) -> tuple[list[Row], set[str]]:
    """Return the identities proved, and the addresses that prove nothing: of several persons, or anybody's."""
    several = {each for each in proofs.addresses if is_shared_mailbox(each) or each in proofs.anybodys}
    asked = sorted(set(proofs.addresses) - several)
    email = nw.col("email").str.to_lowercase()
    wanted = [email.is_in(asked or [""])]
    wanted += [email.str.starts_with(number) & email.str.contains("noreply") for _, number in proofs.accounts]
    rows = _asked(engine, snapshot.frame(IDENTITY, engine).filter(nw.any_horizontal(*wanted, ignore_nulls=True)))
    persons: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        persons[address(row["email"])].add(row["person_id"])
    several |= {each for each in asked if len(persons[each]) > 1}
    found = [row for row in rows if address(row["email"]) in set(asked) - several or _account(row) in proofs.accounts]
    return [row for row in found if not row["bot"] and row["evidence"] != "erased"], several


def _account(row: Row) -> tuple[str, str] | None:
    found = forge_account(*split_email(address(row["email"])))
    return (found[0], found[2]) if found and found[2] else None


def _stated(snapshot: Snapshot, engine: Engine, rows: Sequence[Row], proved: set[str]) -> set[str]:
    """Return addresses of these identities that a statement joins to one proved: step by step, no guess.

    Mailmaps, lists, the staff list and decisions are statements; an address of several persons is none's.
    """
    groups = [group for group in _groups(snapshot, engine) if len(group) > 1]
    open_to = {address(row["email"]) for row in rows if not is_shared_mailbox(row["email"])} - proved
    open_to -= _of_several(snapshot, engine, open_to)
    numbers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        if account := _account(row):
            numbers[account].add(address(row["email"]))
    groups += [frozenset(each) for each in numbers.values() if len(each) > 1]
    reached, before = set(proved), 0
    while before != len(reached):
        before = len(reached)
        reached |= {each for group in groups if not reached.isdisjoint(group) for each in group}
    return open_to & reached


def _of_several(snapshot: Snapshot, engine: Engine, addresses: set[str]) -> set[str]:
    lowered = nw.col("email").str.to_lowercase()
    frame = snapshot.frame(IDENTITY, engine).filter(lowered.is_in(sorted(addresses) or [""]))
    persons: dict[str, set[str]] = defaultdict(set)
    for row in _asked(engine, frame.select("email", "person_id")):
        persons[address(row["email"])].add(row["person_id"])
    return {each for each, held in persons.items() if len(held) > 1}


def _groups(snapshot: Snapshot, engine: Engine) -> Iterator[frozenset[str]]:
    """Yield what each statement says of one person: addresses that anybody may use left out."""

    def rows(table: Table) -> list[Row]:
        return _asked(engine, snapshot.frame(table, engine)) if snapshot.holds(table) else []

    for row in rows(MAILMAP):
        yield _alone((row["proper_email"], row["commit_email"]))
    for row in rows(LISTED_ALIAS):
        yield _alone((row["email"], row["other_email"]))
    for row in rows(STAFF):
        yield _alone(row["emails"].split())
    for row in rows(DECISION):
        sides = [parse_whom(row[name] or "") for name in ("who", "other")] if row["kind"] == "same" else []
        yield _alone(whom.email for whom in sides if whom and not whom.name)


def _alone(emails: Iterable[str | None]) -> frozenset[str]:
    return frozenset(address(each) for each in emails if each and not is_shared_mailbox(each))


def _guess(row: Row) -> Guess:
    """Say what an identity is without saying which: it may be somebody else's."""
    host = split_email(row["email"])[1]
    forge = forge_account(*split_email(address(row["email"])))
    if forge:
        what = f"an account at {forge[0]}"
    elif is_shared_mailbox(row["email"]):
        what = "an address that anybody may write from"
    else:
        what = {Use.FREE: "an address at a mail service"}.get(classify(host).use, "another address")
    return Guess(what, identity_words(row["evidence"]))


def _name(snapshot: Snapshot, engine: Engine, persons: Sequence[str], own: Sequence[OwnIdentity]) -> str:
    frame = snapshot.frame(PERSON, engine).filter(nw.col("person_id").is_in(list(persons) or [""]))
    most = [row["name"] for row in _asked(engine, frame.select("name"))]
    names = [each.name for each in own]
    return printable(next((name for name in most if name in names), max(names, key=len, default="")))


def _asked(engine: Engine, frame: Frame) -> list[Row]:
    return list(rows_of(engine.collect(frame)))
