"""Whose is what: proved and stated identities are one's own, guesses and shared addresses are not."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from honeyflow.people.reads.own import PROVED, STATED, Own, Proofs, read_own
from honeyflow.people.reads.own_erasure import known_by_own
from honeyflow.people.reads.own_profile import read_own_profile
from honeyflow.sources.decisions.records import Decision
from honeyflow.store.engines import Engine, open_engine
from honeyflow.store.snapshots import Snapshot
from tests.people.commits import Commit, CustomerRow, people_of
from tests.worlds.orchard import PEOPLE
from tests.worlds.snapshots import orchard_snapshot

FINN, FINN_LARDER = PEOPLE["finn"][1], PEOPLE["finn-larder"][1]


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


def own(engine: Engine, *addresses: str, accounts: tuple[tuple[str, str], ...] = ()) -> Own:
    return read_own(orchard_snapshot(), engine, Proofs(tuple(sorted(addresses)), accounts))


def made(folder: Path, *commits: Commit, decisions: tuple[Decision, ...] = ()) -> Snapshot:
    people = people_of(folder, commits, decisions=decisions)
    return people.staging.publish({"as_of": "2025-12-31"})


def test_proved_address_is_own_and_the_same_name_elsewhere_is_a_guess(engine: Engine) -> None:
    found = own(engine, FINN)

    assert [(each.email, each.why) for each in found.identities] == [(FINN, PROVED)]
    assert [(each.what, each.why) for each in found.guesses] == [("another address", "the same full name")]
    assert FINN_LARDER not in repr(found)


def test_proving_the_other_address_too_leaves_no_guess(engine: Engine) -> None:
    found = own(engine, FINN, FINN_LARDER)

    assert {each.email for each in found.identities} == {FINN, FINN_LARDER}
    assert found.whole
    assert len(found.persons) == 1


def test_what_a_mailmap_states_is_own(engine: Engine) -> None:
    found = own(engine, PEOPLE["gil-private"][1])

    assert {(each.email, each.why) for each in found.identities} == {
        (PEOPLE["gil-private"][1], PROVED),
        (PEOPLE["gil"][1], STATED),
    }


def test_account_at_a_forge_is_told_by_its_number_and_by_no_login(engine: Engine) -> None:
    by_number = own(engine, accounts=(("github.com", "9000000001"),))
    by_another = own(engine, accounts=(("github.com", "900000000"),))
    elsewhere = own(engine, accounts=(("gitlab.com", "9000000001"),))

    assert PEOPLE["gil"] in by_number.pairs
    assert by_another == elsewhere == Own()


@pytest.mark.parametrize("address", ["root@localhost", "noreply@larder.example", "you@laptop.local"])
def test_address_of_anybody_proves_nobody(engine: Engine, address: str) -> None:
    found = own(engine, address)

    assert (found.identities, found.several) == ((), (address,))


def test_address_of_a_role_proves_nobody(engine: Engine) -> None:
    proofs = Proofs((FINN,), anybodys=(FINN,))

    assert read_own(orchard_snapshot(), engine, proofs).identities == ()


def test_address_of_several_persons_proves_nobody(engine: Engine, tmp_path: Path) -> None:
    apart = Decision(
        2, "2025-06-01", "Cy", "different", "Ann Reed <desk@mill.de>", "Bo Lind <desk@mill.de>", None, None, None, None
    )
    snapshot = made(
        tmp_path,
        Commit("1", "Ann Reed", "desk@mill.de"),
        Commit("2", "Bo Lind", "desk@mill.de"),
        decisions=(apart,),
    )

    found = read_own(snapshot, engine, Proofs(("desk@mill.de",)))

    assert found == Own(several=("desk@mill.de",))


def test_program_is_nobodys(engine: Engine) -> None:
    assert own(engine, PEOPLE["bot"][1]).identities == ()


def test_unknown_address_is_unseen(engine: Engine) -> None:
    assert own(engine, "new@mill.de") == Own(unseen=("new@mill.de",))


def test_decision_that_two_addresses_are_one_persons_makes_both_own(engine: Engine, tmp_path: Path) -> None:
    same = Decision(2, "2025-06-01", "Cy", "same", "ann@mill.de", "reed@gmail.com", None, None, None, None)
    commits = (Commit("1", "Ann Reed", "ann@mill.de"), Commit("2", "areed", "reed@gmail.com"))
    snapshot = made(tmp_path, *commits, decisions=(same,))

    found = read_own(snapshot, engine, Proofs(("ann@mill.de",)))

    assert found.whole
    assert len(found.identities) == 2


def test_someone_who_commits_under_anothers_name_gets_nothing_of_theirs(engine: Engine, tmp_path: Path) -> None:
    victim = [Commit(str(n), "Ann Reed", "ann@larder.example", date(2025, n, 3)) for n in range(1, 9)]
    snapshot = people_of(
        tmp_path,
        [*victim, Commit("z", "Ann Reed", "evil@gmail.com", date(2025, 5, 5))],
        customers=[CustomerRow("C1", "Larder", "larder.example")],
    ).staging.publish({"as_of": "2025-12-31"})

    found = read_own(snapshot, engine, Proofs(("evil@gmail.com",)))
    profile = read_own_profile(snapshot, engine, found, least=0.65)

    assert "ann@larder.example" not in repr(
        (found, profile, known_by_own(snapshot, engine, found, ("evil@gmail.com",)))
    )
    assert profile
    assert profile.commits == 1


def test_stays_of_a_person_partly_guessed_are_those_own_commits_count_for(engine: Engine) -> None:
    partly = read_own_profile(orchard_snapshot(), engine, own(engine, FINN), least=0.65)
    whole = read_own_profile(orchard_snapshot(), engine, own(engine, FINN, FINN_LARDER), least=0.65)

    assert partly
    assert whole
    assert {stay.organization for stay in partly.stays} == {"Cellar AG"}
    assert {stay.organization for stay in whole.stays} == {"Cellar AG", "Larder Ltd"}


def test_profile_of_nobody_is_none(engine: Engine) -> None:
    assert read_own_profile(orchard_snapshot(), engine, Own(), least=0.65) is None


def test_erasing_oneself_concerns_what_is_proved_and_no_guess(engine: Engine) -> None:
    known = known_by_own(orchard_snapshot(), engine, own(engine, FINN), (FINN, "new@mill.de"))

    assert known.addresses == (FINN, "new@mill.de")
    assert known.names == ()


def test_decisions_mean_oneself_by_an_address_of_ones_own(engine: Engine) -> None:
    assert own(engine, FINN).decidable == (FINN,)
    assert Own().decidable == ()
