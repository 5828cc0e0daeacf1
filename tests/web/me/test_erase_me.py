"""“Erase me”: typed out, then gone everywhere, the sign-in too; nobody else, and nothing only guessed."""

from pathlib import Path

import pytest
from django.test import Client
from tests.web.me.conftest import AsPerson, sent, word_of
from tests.worlds.orchard import PEOPLE

from honeyflow.backoffice.actions.credits import Shown, choose_credit
from honeyflow.backoffice.actions.proving import keep_proof
from honeyflow.backoffice.models import Credit, ProvenAddress, User
from honeyflow.kernel.access import Role
from honeyflow.people.tables import IDENTITY
from honeyflow.site import load_site
from honeyflow.store.engines import open_engine, rows_of
from honeyflow.store.snapshots import Snapshot, run_lock

DAN, FINN, FINN_LARDER, GIL, GIL_PRIVATE = (
    PEOPLE[key][1] for key in ("dan", "finn", "finn-larder", "gil", "gil-private")
)
ERASE, PAGE = "/me/erase/", "/me/data/"


def emails(site: Path) -> set[str]:
    engine = open_engine("duckdb")
    snapshot = Snapshot.current(load_site(site).data)
    return {row["email"] for row in rows_of(engine.collect(snapshot.frame(IDENTITY, engine)))}


def erased(client: Client, typed: str) -> tuple[int, str]:
    answer = client.post(ERASE, {"token": word_of(client, PAGE), "typed": typed})
    return answer.status_code, answer.headers["Location"]


def test_typed_out_one_is_gone_everywhere_and_signed_out(as_person: AsPerson, own_orchard: Path) -> None:
    client = as_person(GIL_PRIVATE)
    choose_credit(User.objects.get(email=GIL_PRIVATE), Shown("Gil"))

    assert erased(client, f" {GIL_PRIVATE.upper()} ") == (303, "/erased/")

    assert emails(own_orchard).isdisjoint({GIL, GIL_PRIVATE})
    assert not User.objects.filter(email=GIL_PRIVATE).exists()
    assert not Credit.objects.exists()
    assert client.get("/me/").headers["Location"].startswith("/sign-in/")
    assert "You are erased" in client.get("/erased/").content.decode()
    assert (own_orchard / "erased.csv").exists()


def test_what_is_only_guessed_and_everybody_else_stays(as_person: AsPerson, own_orchard: Path) -> None:
    assert erased(as_person(FINN), FINN)[1] == "/erased/"

    left = emails(own_orchard)
    assert FINN not in left
    assert {FINN_LARDER, DAN, GIL} <= left


def test_proved_address_goes_too(as_person: AsPerson, own_orchard: Path) -> None:
    client = as_person(FINN)
    keep_proof(load_site(own_orchard), User.objects.get(email=FINN), FINN_LARDER, "code")

    assert erased(client, FINN)[1] == "/erased/"

    assert emails(own_orchard).isdisjoint({FINN, FINN_LARDER})
    assert not ProvenAddress.objects.exists()


def test_member_no_commit_knows_is_erased_too(as_person: AsPerson, own_orchard: Path) -> None:
    before = emails(own_orchard)

    assert erased(as_person("new@mill.de"), "new@mill.de")[1] == "/erased/"

    assert not User.objects.filter(email="new@mill.de").exists()
    assert emails(own_orchard) == before


def test_shared_mailbox_loses_its_sign_in_and_nobody_their_work(as_person: AsPerson, own_orchard: Path) -> None:
    address = "root@localhost.localdomain"
    before = emails(own_orchard)

    assert erased(as_person(address), address)[1] == "/erased/"

    assert not User.objects.filter(email=address).exists()
    assert emails(own_orchard) == before
    assert not (own_orchard / "erased.csv").exists()


@pytest.mark.parametrize("typed", ["", "yes", DAN, "finn"])
def test_other_words_erase_nobody(as_person: AsPerson, own_orchard: Path, typed: str) -> None:
    assert erased(as_person(FINN), typed)[1] == "/me/data/?fault=typed#erase"
    assert FINN in emails(own_orchard)


def test_run_under_way_is_told_and_nobody_is_erased(as_person: AsPerson, own_orchard: Path) -> None:
    client = as_person(FINN)
    with run_lock(load_site(own_orchard).data):
        page = sent(client, ERASE, PAGE, typed=FINN)

    assert "a run is under way" in page
    assert User.objects.filter(email=FINN).exists()
    assert not (own_orchard / "erased.csv").exists()


def test_last_keeper_makes_somebody_else_one_first(as_person: AsPerson, own_orchard: Path) -> None:
    as_person(DAN)
    client = as_person("keeper@orchard.example", Role.KEEPER)
    answer = client.post(ERASE, {"token": word_of(client, "/users/"), "typed": "keeper@orchard.example"})

    assert answer.headers["Location"] == "/me/data/?fault=keeper#erase"
    assert User.objects.filter(email="keeper@orchard.example").exists()


def test_page_says_what_goes_and_what_stays(as_person: AsPerson, own_orchard: Path) -> None:
    page = as_person(GIL_PRIVATE).get(PAGE).content.decode()

    assert GIL in page
    assert "Your commits, under a number" in page
    assert DAN not in page
