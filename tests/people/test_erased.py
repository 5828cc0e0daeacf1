"""What somebody is known by, from the tables a run published."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from honeyflow.people.erased import KnownBy, known_by
from honeyflow.people.records import Identity
from honeyflow.people.tables import IDENTITY
from honeyflow.sources.lists.records import ListedAffiliation, ListedAlias
from honeyflow.sources.tables import COMMIT, LISTED_AFFILIATION, LISTED_ALIAS
from honeyflow.store.engines import open_engine
from honeyflow.store.files import write_rows
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Table, Type

ANN, BO = "ann@x.example", "bo@x.example"


EMPTY = {Type.TEXT: "", Type.INT: 0, Type.FLAG: True}
"""What is in a column that does not matter here; null in those that may be."""


def identity(person: str, name: str, email: str) -> Identity:
    return Identity(f"{name} {email}", name, email, person, bot=False, evidence="alone", confidence_share=1.0)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "manifest.json").write_text("{}")
    return tmp_path


def ask(folder: Path, people: list[Identity], tables: dict[Table, list[object]] | None = None) -> KnownBy:
    for table, rows in {IDENTITY: people, **(tables or {})}.items():
        (folder / table.name).mkdir()
        write_rows(table, rows, folder / table.name / "part.parquet")
    engine = open_engine("duckdb")
    found = known_by(Snapshot(folder), engine, "ann")
    engine.close()
    return found


def commits(*authors: tuple[str, str]) -> list[object]:
    rest = {column.name: None if column.nullable else EMPTY[column.type] for column in COMMIT.columns}
    return [SimpleNamespace(**{**rest, "author_name": name, "author_email": email}) for name, email in authors]


def test_address_with_anothers_slip_is_theirs_and_the_slip_goes_along(folder: Path) -> None:
    people = [identity("ann", "Ann Reed", ANN), identity("bo", "Bo Finch", ANN.upper()), identity("bo", "Bo Finch", BO)]
    wrote = commits(("Ann Reed", ANN), ("Ann Reed", ANN), ("Bo Finch", ANN.upper()))

    found = ask(folder, people, {COMMIT: wrote})

    assert (found.addresses, found.shared, found.along) == ((ANN,), (), (("Bo Finch", ANN.upper()),))


def test_address_that_others_use_as_much_is_shared(folder: Path) -> None:
    people = [identity("ann", "Ann Reed", ANN), identity("bo", "Bo Finch", ANN)]

    found = ask(folder, people, {COMMIT: commits(("Ann Reed", ANN), ("Bo Finch", ANN))})

    assert (found.addresses, found.shared, found.along) == ((), (("Ann Reed", ANN),), ())


def test_lists_add_addresses_and_logins_but_nobody_elses(folder: Path) -> None:
    listed = [
        ListedAffiliation("l", 1, 1, "annr", "Ann Reed", ANN, "Mill", None, None, None),
        ListedAffiliation("l", 2, 1, "annr", "Ann Reed", "old@x.example", "Mill", None, None, None),
        ListedAffiliation("l", 3, 2, "bof", "Bo Finch", BO, "Mill", None, None, None),
    ]
    aliases = [
        ListedAlias("a", 1, 1, "older@x.example", "old@x.example"),
        ListedAlias("a", 2, 2, BO, "older@x.example"),
    ]
    people = [identity("ann", "Ann", ANN), identity("bo", "Bo Finch", BO)]

    found = ask(folder, people, {LISTED_AFFILIATION: listed, LISTED_ALIAS: aliases})

    assert found == KnownBy((ANN, "old@x.example", "older@x.example"), (), ("annr",), ("Ann Reed",), ())


def test_shared_mailbox_is_known_by_its_name_alone(folder: Path) -> None:
    found = ask(folder, [identity("ann", "Ann Reed", "root@localhost"), identity("ann", "Ann", "")])

    assert (found.addresses, found.shared) == ((), (("Ann", ""), ("Ann Reed", "root@localhost")))
    assert [mark.kind for mark in found.marks] == ["identity", "identity", "name", "name-begins"]
