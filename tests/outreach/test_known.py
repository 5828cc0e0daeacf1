"""What a snapshot knows of addresses, from git repositories and files to the guard's answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from honeyflow.outreach.addresses import Address, read_address
from honeyflow.outreach.customer_ends import customer_ends
from honeyflow.outreach.facts import FactSources
from honeyflow.outreach.known import NEVER, of_contacts, of_identities, of_staff
from honeyflow.outreach.memory import MemoryFacts
from honeyflow.outreach.read import SnapshotFacts, read_known_facts
from honeyflow.outreach.records import ContractContact, Outcome, Provenance, Purpose, Request
from honeyflow.outreach.screening import screen
from honeyflow.outreach.tables import ADDRESS_FACT
from honeyflow.site.outreach import Outreach
from honeyflow.store.engines import Engine, open_engine, rows_of
from tests.worlds.snapshots import orchard_snapshot

GIT, CONTACT, STAFF = Provenance.GIT, Provenance.CUSTOMER_CONTACT, Provenance.STAFF
ALLOW, HOLD, DENY = Outcome


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def known(engine: Engine) -> SnapshotFacts:
    return read_known_facts(orchard_snapshot(), engine)


def address(text: str) -> Address:
    found = read_address(text)
    assert isinstance(found, Address)
    return found


def test_orchards_addresses_are_known_by_where_they_were_seen(engine: Engine) -> None:
    rows = list(rows_of(engine.collect(orchard_snapshot().frame(ADDRESS_FACT, engine))))

    seen = {(row["email"], row["provenance"]) for row in rows}
    assert seen >= {("dan@larder.example", GIT), ("dan@larder.example", CONTACT), ("ada@orchard.example", STAFF)}
    assert {email for email, provenance in seen if provenance == CONTACT} == {
        *("dan@larder.example", "purchasing@larder.example", "it@cellar.example"),
    }
    dan = next(row for row in rows if (row["email"], row["provenance"]) == ("dan@larder.example", GIT))
    assert dan["last_seen_on"] == date(2025, 3, 21)
    assert {row["email"] for row in rows if row["role_account"]} == {"it@cellar.example", "purchasing@larder.example"}


def test_contact_knows_until_when_its_customer_is_one(known: SnapshotFacts) -> None:
    found = known.look_up(
        [address(text) for text in ("DAN@larder.example", "it@cellar.example", "dan+x@larder.example")]
    )

    assert found["dan@larder.example"].contacts == (
        ContractContact("C1", "technical", None, None, "IE", date(2026, 1, 1)),
    )
    cellar = ContractContact("C2", "technical", date(2025, 2, 1), date(2025, 7, 1), "DE", date(2025, 8, 1))
    assert found["it@cellar.example"].contacts == (cellar,)
    assert found["dan+x@larder.example"].contacts == ()
    assert found["dan+x@larder.example"].provenances == {GIT, CONTACT}


def test_staff_is_who_is_employed_on_the_day_of_the_run(known: SnapshotFacts) -> None:
    found = known.look_up([address("ada@orchard.example"), address("cleo@orchard.example")])

    assert {exact: each.staff for exact, each in found.items()} == {
        "ada@orchard.example": True,
        "cleo@orchard.example": False,
    }


def test_orchard_allows_its_customers_contacts_and_nobody_else_of_the_community(known: SnapshotFacts) -> None:
    at = datetime(2025, 4, 2, tzinfo=UTC)
    texts = ["dan@larder.example", "it@cellar.example", "eva_sorrel@gmail.com", "finn.rowan@larder.example"]
    sources = FactSources(replace(known, as_of=at), MemoryFacts(at))
    limits = Outreach(minimum_batch=2)

    answers = {
        purpose: list(screen(texts, Request(purpose, at), sources, limits, key=b"key").outcomes) for purpose in Purpose
    }

    contractual = [ALLOW, ALLOW, DENY, DENY]
    assert {purpose for purpose, told in answers.items() if told == contractual} == {"service", "security-notice"}
    assert {tuple(told) for told in answers.values()} == {tuple(contractual), (DENY,) * 4}


def test_identities_of_one_address_and_person_are_one_row_with_the_last_day() -> None:
    rows = [
        {"email": "Jo@x.example", "person_id": "P1", "last_on": date(2025, 1, 1)},
        {"email": "jo@X.example", "person_id": "P1", "last_on": date(2025, 2, 1)},
        {"email": "jo@x.example", "person_id": "P2", "last_on": None},
        {"email": "root@localhost", "person_id": "P3", "last_on": None},
        {"email": "erased-1@erased.invalid", "person_id": "P4", "last_on": None},
    ]

    found = [(each.email, each.owner_id, each.last_seen_on) for each in of_identities(rows)]

    assert found == [("jo@x.example", "P1", date(2025, 2, 1)), ("jo@x.example", "P2", None)]


def test_contact_of_nobody_who_ever_bought_is_of_no_customer() -> None:
    row = {
        "customer_id": "C9",
        "email": "al@x.example",
        "role": "",
        **dict.fromkeys(("valid_from", "valid_to", "country")),
    }

    assert [each.customer_until for each in of_contacts([row], {})] == [NEVER]
    assert [each.customer_until for each in of_contacts([row], {"C9": None})] == [None]


def test_addresses_of_staff_are_apart() -> None:
    row = {
        "staff_id": "S1",
        "emails": "a@x.example b@x.example a@x.example",
        "started_on": date(2025, 1, 1),
        "ended_on": None,
    }

    assert [(each.email, each.owner_id) for each in of_staff([row])] == [("a@x.example", "S1"), ("b@x.example", "S1")]


def test_customer_ends_with_the_later_of_service_and_subscription() -> None:
    served = [{"customer_id": "C1", "end": date(2025, 5, 1)}, {"customer_id": "C2", "end": date(2025, 5, 1)}]
    plans = [
        {"customer_id": "C1", "ended_on": date(2025, 3, 1)},
        {"customer_id": "C2", "ended_on": None},
        {"customer_id": "C2", "ended_on": date(2026, 1, 1)},
        {"customer_id": "C3", "ended_on": date(2025, 2, 1)},
    ]

    assert customer_ends(served, plans) == {"C1": date(2025, 5, 1), "C2": None, "C3": date(2025, 2, 1)}
