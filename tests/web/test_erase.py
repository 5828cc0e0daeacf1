"""Erasing somebody on the pages: what is said first, who may do it, and what is there afterwards."""

import shutil
from pathlib import Path

import pytest
from django.test import Client
from tests.web.addresses import BOT, CLEO
from tests.worlds.snapshots import orchard_site

from honeyflow.site import load_site
from honeyflow.store.snapshots import run_lock
from honeyflow.web.forms import token


@pytest.fixture
def own(tmp_path: Path, settings: object) -> Path:
    """Serve a copy of the orchard, which may be written to."""
    site = tmp_path / "site"
    shutil.copytree(orchard_site(), site, symlinks=True)
    settings.HONEYFLOW_SITE = site  # type: ignore[attr-defined]
    return site


def post(client: Client, **form: str) -> tuple[int, str]:
    response = client.post("/erase/", {"token": token(), "person": CLEO, "sure": "yes", **form})
    return response.status_code, response.headers.get("Location", "")


def test_page_says_what_goes_and_what_is_left_to_clean(client: Client, own: Path) -> None:
    text = client.get(f"/people/{CLEO}/erase/").content.decode()

    assert "cleo_medlar@gmail.com" in text
    assert "<code>staff.csv</code> names them" in text
    assert "5 commits under a number" in text
    assert f'href="/people/{CLEO}/erase/"' in client.get(f"/people/{CLEO}/").content.decode()


def test_person_is_erased_and_their_page_gone(client: Client, own: Path) -> None:
    assert post(client) == (303, "/people/?erased=1")

    people = client.get("/people/?erased=1").content.decode()
    assert "Medlar" not in people
    assert "erased person" in people
    assert "no run brings them back" in people
    assert client.get(f"/people/{CLEO}/").status_code == 404
    assert post(client)[1] == "/people/"


def test_page_of_somebody_erased_lets_nothing_be_decided(client: Client, own: Path) -> None:
    post(client)
    people = client.get("/people/?q=erased").content.decode()
    page = client.get(people.partition('<th scope="row"><a href="')[2].partition('"')[0])
    text = page.content.decode()

    assert "stands for somebody who was erased" in text
    assert "<td>the person was erased</td>" in text
    assert 'action="/decide/"' not in text


def test_decision_about_somebody_erased_is_refused(client: Client, own: Path) -> None:
    post(client)
    form = {"token": token(), "back": "/review/", "kind": "same", "who": "dan@larder.example"}
    answer = client.post("/decide/", {**form, "other": "Cleo@Orchard.example"})

    assert answer.headers["Location"] == "/review/?fault=erased"
    assert "somebody who was erased" in client.get("/review/?fault=erased").content.decode()
    assert not (own / "decisions.csv").exists()


def test_nobody_is_erased_unasked_or_during_a_run(client: Client, own: Path) -> None:
    assert post(client, sure="")[1] == f"/people/{CLEO}/erase/?fault=sure"
    with run_lock(load_site(own).data):
        assert post(client)[1] == f"/people/{CLEO}/erase/?fault=busy"
    assert "a run is under way" in client.get(f"/people/{CLEO}/erase/?fault=busy").content.decode()
    assert not (own / "erased.csv").exists()


def test_program_and_nobody_cannot_be_erased(client: Client, own: Path) -> None:
    assert [client.get(f"/people/{who}/erase/").status_code for who in (BOT, "nobody")] == [404, 404]
    assert post(client, person=BOT)[1] == post(client, person="nobody")[1] == "/people/"


def test_another_machine_or_site_cannot_erase(client: Client, own: Path) -> None:
    assert post(client, token="forged")[0] == 403  # noqa: S106
    assert client.get("/erase/").status_code == 405
    far = client.post("/erase/", {"token": token(), "person": CLEO, "sure": "yes"}, REMOTE_ADDR="203.0.113.9")
    assert far.headers["Location"] == "/sign-in/"
    assert not (own / "erased.csv").exists()
