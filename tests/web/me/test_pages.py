"""A member's pages: what is theirs is there, what is anybody else's is in no byte of any answer."""

import io
import json
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from tests.web.me.conftest import AsPerson
from tests.worlds.orchard import PEOPLE

from honeyflow.kernel.access import Role

DAN, FINN, FINN_LARDER = (PEOPLE[key][1] for key in ("dan", "finn", "finn-larder"))
MY_PAGES = ("/me/", "/me/data/", "/me/consents/", "/me/recognition/", "/me/introductions/", "/me/work.json")
ZIP = "/me/data/?format=zip"


def everything(client: Client) -> str:
    """Return all that the pages of one member say, the files of the archive too."""
    answers = [client.get(page) for page in MY_PAGES]
    assert [each.status_code for each in answers] == [200] * len(MY_PAGES)
    with zipfile.ZipFile(io.BytesIO(client.get(ZIP).content)) as archive:
        files = [archive.read(name).decode() for name in archive.namelist()]
    return "\n".join([*(each.content.decode() for each in answers), *files])


def text(client: Client, page: str) -> str:
    return client.get(page).content.decode()


@pytest.mark.parametrize("who", ["dan", "eva", "finn", "gil", "cleo"])
def test_nothing_of_anybody_else_is_in_any_byte(as_person: AsPerson, orchard: Path, who: str) -> None:
    name = PEOPLE[who][0]
    said = everything(as_person(PEOPLE[who][1])).casefold()

    own = {email for each, email in PEOPLE.values() if each.casefold() == name.casefold()}
    others = [pair for key, pair in PEOPLE.items() if pair[0] != name and not key.startswith(who) and key != "bot"]
    assert {word for other in others for word in other if word.casefold() in said} == set()
    assert PEOPLE[who][1].casefold() in said
    assert own


def test_address_only_guessed_to_be_theirs_is_in_no_byte(as_person: AsPerson, orchard: Path) -> None:
    said = everything(as_person(FINN))

    assert "finn.rowan" not in said
    assert "Larder" not in said
    assert "Also counted as you, by a guess: 1" in said
    assert "Let off steam" not in said


def test_page_tells_kinds_help_releases_and_examples(as_person: AsPerson, orchard: Path) -> None:
    page = text(as_person(DAN), "/me/")

    for words in ("Dan Hazel", "2 accepted commits in 1 project", "Reports", "press v1.0", "Press pears too", "Larder"):
        assert words in page


@pytest.mark.parametrize("page", ["/me/", "/me/data/", "/me/recognition/"])
def test_member_with_nothing_recorded_is_told_what_to_do(as_person: AsPerson, orchard: Path, page: str) -> None:
    said = text(as_person("new@mill.de"), page)

    assert "Larder" not in said
    if page == "/me/":
        assert "No work is recorded for new@mill.de" in said
        assert "git config user.email" in said


@pytest.mark.parametrize("address", ["root@localhost.localdomain", "it@larder.example"])
def test_shared_mailbox_is_told_as_such_and_shows_nobodys_data(
    as_person: AsPerson, orchard: Path, address: str
) -> None:
    said = text(as_person(address), "/me/")

    assert "Several people write from it, or anybody may" in said
    assert "accepted commit" not in said


def test_work_as_a_file_is_of_the_schema_and_kept_by_nobody(as_person: AsPerson, orchard: Path) -> None:
    answer = as_person(DAN).get("/me/work.json")
    told = json.loads(answer.content)

    assert answer.headers["Cache-Control"] == "no-store"
    assert (told["schema"], told["name"], told["as_of"]) == ("honeyflow/work/1", "Dan Hazel", "2025-04-01")
    assert {each["kind"]: each["count"] for each in told["contributions"]} == {"functionality": 2, "quality": 2}
    assert (told["reviews"], told["others_helped"], told["years"]) == (1, 1, [{"year": 2025, "count": 2}])
    assert told["releases"] == {"count": 1, "latest": "v1.0"}
    assert "@" not in answer.content.decode()


def test_work_of_nobody_is_empty(as_person: AsPerson, orchard: Path) -> None:
    told = as_person("new@mill.de").get("/me/work.json").json()

    assert (told["contributions"], told["years"], told["examples"]) == ([], [], [])


def test_keeper_of_the_own_machine_is_nobody_here(client: Client, orchard: Path) -> None:
    for page in MY_PAGES[:-1]:
        assert "Nobody is signed in here" in text(client, page), page
    assert client.get(ZIP).status_code in (200, 404)


def test_pages_answer_before_anything_is_published(as_person: AsPerson, nothing_yet: Path) -> None:
    client = as_person(DAN)
    assert [client.get(page).status_code for page in MY_PAGES] == [200] * len(MY_PAGES)


def test_access_file_holds_own_commits_and_says_why_they_are_held(as_person: AsPerson, orchard: Path) -> None:
    answer = as_person(DAN).get(ZIP)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        told = json.loads(archive.read("data.json"))

    tables = {each["table"]: each for each in told["tables"]}
    assert len(tables["commit"]["rows"]) == 2
    assert tables["commit"]["purpose"]
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("role", [Role.MARKET, Role.FINANCE, Role.CUSTOMER, Role.ENGINEER])
def test_whoever_signs_in_sees_their_own_and_no_more(as_person: AsPerson, orchard: Path, role: Role) -> None:
    said = text(as_person("stranger@mill.de", role), "/me/")

    assert "No work is recorded" in said
    assert "Dan Hazel" not in said


def test_first_page_of_a_member_is_their_own(as_person: AsPerson, orchard: Path) -> None:
    assert 'class="brand" href="/me/"' in text(as_person(DAN), "/me/")
