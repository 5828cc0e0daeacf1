"""Codes that prove an address: right, wrong, late, too many, and that nothing is looked up before."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from honeyflow.backoffice.actions.proving import (
    A_USER_AN_HOUR,
    AN_ADDRESS_A_DAY,
    GOOD_FOR,
    MOST_PROVEN,
    TRIES,
    Fault,
    ProvingError,
    ask_code,
    check_code,
    keep_proof,
    take_proof_back,
)
from honeyflow.backoffice.models import AddressCode, Entry, ProvenAddress, User
from honeyflow.backoffice.queries.proofs import proofs_of
from honeyflow.site import Site

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
OTHER = "ann.reed@home.example"


@pytest.fixture
def ann() -> User:
    return User.objects.create_user("ann@mill.example")


def code_for(site: Site, user: User, address: str = OTHER, at: datetime = NOW) -> str:
    made = ask_code(site, user, address, now=at)
    assert made
    return made[1]


def fault_of(site: Site, user: User, code: str, at: datetime = NOW) -> Fault:
    with pytest.raises(ProvingError) as caught:
        check_code(site, user, code, now=at)
    return caught.value.fault


def test_right_code_proves_the_address_it_was_sent_to(site: Site, ann: User) -> None:
    code = code_for(site, ann, " Ann.Reed@HOME.example ")

    assert check_code(site, ann, f"{code[:4].lower()}-{code[4:]}", now=NOW).address == OTHER
    assert set(proofs_of(ann).addresses) == {ann.email, OTHER}
    assert not AddressCode.objects.exists()


def test_three_wrong_codes_end_it_even_for_the_right_one(site: Site, ann: User) -> None:
    code = code_for(site, ann)

    assert [fault_of(site, ann, "AAAAAAAA") for _ in range(TRIES)] == [Fault.WRONG] * TRIES
    assert fault_of(site, ann, code) is Fault.GONE
    assert not ProvenAddress.objects.exists()


def test_code_dies_after_its_minutes_and_with_the_next_one(site: Site, ann: User) -> None:
    late = code_for(site, ann)
    assert fault_of(site, ann, late, NOW + GOOD_FOR) is Fault.GONE

    old, new = code_for(site, ann), code_for(site, ann, "third@home.example")
    assert fault_of(site, ann, old) is Fault.WRONG
    assert check_code(site, ann, new, now=NOW).address == "third@home.example"


def test_code_of_another_user_proves_nothing(site: Site, ann: User) -> None:
    code = code_for(site, ann)
    bob = User.objects.create_user("bob@mill.example")
    code_for(site, bob)

    assert fault_of(site, bob, code) is Fault.WRONG


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("no address", Fault.ADDRESS),
        ("ann@mill.example", Fault.OWN),
        ("sales@mill.example", Fault.SHARED),
        ("root@localhost.localdomain", Fault.SHARED),
        ("a@b.example,c@d.example", Fault.ADDRESS),
        ("a@b.example\nBcc: c@d.example", Fault.ADDRESS),
    ],
)
def test_no_code_goes_to_what_proves_nobody(site: Site, ann: User, address: str, fault: Fault) -> None:
    with pytest.raises(ProvingError) as caught:
        ask_code(site, ann, address, now=NOW)

    assert caught.value.fault is fault
    assert not Entry.objects.exists()


def test_user_asks_for_so_many_codes_an_hour(site: Site, ann: User) -> None:
    for number in range(A_USER_AN_HOUR):
        code_for(site, ann, f"n{number}@home.example")

    with pytest.raises(ProvingError, match="often"):
        ask_code(site, ann, OTHER, now=NOW)
    assert code_for(site, ann, at=NOW + timedelta(hours=1, seconds=1))


def test_address_gets_so_many_codes_a_day_whoever_asks_and_the_answer_is_the_same(site: Site) -> None:
    users = [User.objects.create_user(f"u{number}@mill.example") for number in range(AN_ADDRESS_A_DAY + 1)]

    made = [ask_code(site, user, OTHER, now=NOW) for user in users]

    assert [each is not None for each in made] == [True] * AN_ADDRESS_A_DAY + [False]
    assert AddressCode.objects.count() == len(users)


def test_asking_looks_nothing_up_of_the_address(site: Site, ann: User) -> None:
    User.objects.create_user("known@home.example")

    def asked(address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            ask_code(site, ann, address, now=NOW)
        return len(queries)

    asked("first@home.example")
    assert asked("known@home.example") == asked("stranger@home.example")


def test_journal_names_nobody_and_no_address(site: Site, ann: User) -> None:
    check_code(site, ann, code_for(site, ann), now=NOW)
    take_proof_back(site, ann, OTHER)

    entries = [(each.kind, each.actor, each.body) for each in Entry.objects.order_by("seq")]
    assert [kind for kind, *_ in entries] == ["address-code-sent", "address-proved", "address-proof-taken-back"]
    assert "@" not in str(entries)


def test_proof_taken_back_counts_no_more(site: Site, ann: User) -> None:
    keep_proof(site, ann, OTHER, "code", now=NOW)

    assert take_proof_back(site, ann, OTHER)
    assert not take_proof_back(site, ann, OTHER)
    assert proofs_of(ann).addresses == (ann.email,)


def test_nobody_proves_without_end(site: Site, ann: User) -> None:
    for number in range(MOST_PROVEN):
        keep_proof(site, ann, f"n{number}@home.example", "code", now=NOW)

    with pytest.raises(ProvingError, match="many"):
        ask_code(site, ann, OTHER, now=NOW)


def test_address_of_a_role_is_told_as_such(site: Site) -> None:
    assert proofs_of(User.objects.create_user("it@mill.example")).anybodys == ("it@mill.example",)
