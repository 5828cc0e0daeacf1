"""The pages to learn from: what they show, in every state a catalogue can be in, and that nothing is captured."""

import re
import shutil
import socket
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from tests.web.conftest import SignedIn
from tests.worlds.snapshots import orchard_site

from honeyflow.kernel.access import Role
from honeyflow.web import learning

PAGES = ("/learn/", "/learn/picking/", "/services/", "/services/support/", "/services/training/")
ALL = (*PAGES, "/learn/feed.atom")
MOST_BYTES = 200_000


@pytest.fixture
def own(tmp_path: Path, settings: Any) -> Path:
    """Serve a copy of the orchard, whose texts may be changed."""
    site = tmp_path / "site"
    shutil.copytree(orchard_site(), site, symlinks=True)
    settings.HONEYFLOW_SITE = site
    return site


@pytest.fixture
def stranger(signed_in: SignedIn) -> Client:
    """Ask as somebody who is not signed in, from another machine."""
    return signed_in(Role.ANONYMOUS)


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def status_of(client: Client, address: str) -> int:
    answer = client.get(address)
    answer.close()
    return answer.status_code


def held(site: Path) -> dict[str, Any]:
    """Return all rows of all tables of the back office, and every file below the site with its age."""
    rows = {model._meta.label: list(model._default_manager.values()) for model in apps.get_models()}
    files = {str(file): (file.stat().st_mtime_ns, file.stat().st_size) for file in site.rglob("*") if file.is_file()}
    return {"rows": rows, "files": files}


@pytest.fixture
def no_calls(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Watch who is called."""
    called: list[Any] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: called.append(address))
    return called


def test_nothing_is_captured(stranger: Client, own: Path, no_calls: list[Any]) -> None:
    before = held(own)
    for address in ALL:
        answer = stranger.get(address, headers={"referer": "https://search.example/?q=me", "user-agent": "me"})

        assert answer.status_code == 200
        assert not answer.cookies

    assert before["files"]
    assert held(own) == before
    assert no_calls == []


@pytest.mark.parametrize("address", PAGES)
def test_page_has_no_form_no_script_of_its_own_and_no_foreign_or_tracking_address(
    stranger: Client, orchard: Path, address: str
) -> None:
    text = text_of(stranger, address)

    assert not re.findall(r"<(?:form|input|iframe|img|object|embed)\b", text)
    assert re.findall(r'<script src="/static/honeyflow/([a-z.]+)', text) == [
        "theme.js"
    ]  # the frame's, for dark colours
    assert text.count("<script") == 1
    assert not re.findall(r"https?://", text)
    assert not re.findall(r"utm_|[?&](?:ref|src|from|cid|id)=", text)


@pytest.mark.parametrize("address", ALL)
def test_page_is_kept_by_anybody_on_the_way_and_not_sent_twice(stranger: Client, orchard: Path, address: str) -> None:
    first = stranger.get(address)
    second = stranger.get(address, headers={"if-none-match": first.headers["ETag"]})

    assert re.fullmatch(r"public, max-age=\d+", first.headers["Cache-Control"])
    assert (second.status_code, second.content) == (304, b"")
    assert len(first.content) < MOST_BYTES


@pytest.mark.parametrize("address", PAGES)
def test_page_of_somebody_signed_in_is_not_kept(
    signed_in: SignedIn, client: Client, orchard: Path, address: str
) -> None:
    assert client.get(address).headers.get("Cache-Control", "") == ""
    assert signed_in(Role.MEMBER).get(address).headers["Cache-Control"] == "private, no-cache"


def test_everybody_sees_the_same_figures_with_bounds(stranger: Client, signed_in: SignedIn, orchard: Path) -> None:
    said = re.compile(r"Of each 100 working days Orchard pays for, [^<]*")
    seen = {said.search(text_of(each, "/learn/"))[0] for each in (stranger, signed_in(Role.KEEPER))}  # type: ignore[index]

    assert len(seen) == 1
    text = text_of(stranger, "/learn/")
    assert text.count('class="cell cell--') == 100
    assert ("the true figure lies between" in text) == ("at least" in seen.pop())
    assert "press v1.0" in text
    assert re.search(r'<th scope="row" dir="auto">press</th>', text)


def test_without_figures_it_is_said_so(client: Client, bare: Path) -> None:
    text = text_of(client, "/learn/")

    assert "How much of it becomes open source is not known yet" in text
    assert 'class="cell' not in text
    assert "of 100" not in text_of(client, "/services/support/")


def test_entry_leads_to_each_service_and_page(stranger: Client, orchard: Path) -> None:
    text = text_of(stranger, "/learn/")

    assert {"/services/support/", "/services/training/", "/learn/picking/"} <= set(re.findall(r'href="([^"]+)"', text))
    assert text_of(stranger, "/learn/picking/").count("When the stalk comes off by itself.") == 1


def test_menu_and_footer_lead_here(stranger: Client, orchard: Path) -> None:
    text = text_of(stranger, "/methods/")

    assert text.count('href="/learn/"') >= 2


def test_entry_in_own_words(stranger: Client, own: Path) -> None:
    (own / "learn" / "index.md").write_text('+++\ntitle = "The orchard"\nsummary = "S."\n+++\n\nOwn words.', "utf-8")

    text = text_of(stranger, "/learn/")

    assert "The orchard</h1>" in text
    assert "Own words." in text
    assert "/learn/index/" not in text
    assert text_of(stranger, "/learn/index/", 404)


def test_draft_is_told_to_the_keeper_and_shown_to_nobody(stranger: Client, signed_in: SignedIn, own: Path) -> None:
    (own / "learn" / "cider.md").write_text('+++\ntitle = "Secret cider"\ndraft = true\n+++\n', "utf-8")

    assert "Secret cider" not in text_of(stranger, "/learn/") + text_of(stranger, "/learn/feed.atom")
    assert "There is no such page" in text_of(stranger, "/learn/cider/", 404)
    assert "for it is a draft: Secret cider" in text_of(signed_in(Role.KEEPER), "/learn/")


def test_service_says_when_it_helps_and_what_stays(stranger: Client, own: Path) -> None:
    front = (
        'title = "T"\nwhen = "When apples fall."\nstays = "The apples."\nneeds = ["night", "<b>"]\nupdated = 2025-03-02'
    )
    (own / "services" / "support.md").write_text(f"+++\n{front}\n+++\n", "utf-8")

    text = text_of(stranger, "/services/support/")

    assert [
        word for word in ("When apples fall.", "The apples.", "night", "&lt;b&gt;", "2 March 2025") if word not in text
    ] == []
    assert ["When apples fall." in text_of(stranger, each) for each in ("/services/", "/learn/")] == [True, True]


def test_service_with_nothing_but_a_name(stranger: Client, orchard: Path) -> None:
    text = text_of(stranger, "/services/training/")

    assert "on request" in text
    assert [
        word for word in ("When it helps", "What stays", "For your organization", "Last changed") if word in text
    ] == []


@pytest.mark.parametrize("count", [0, 1, 30])
def test_any_number_of_services(stranger: Client, own: Path, count: int) -> None:
    shutil.rmtree(own / "services")
    (own / "services").mkdir()
    for n in range(count):
        (own / "services" / f"s{n}.md").write_text(f'+++\ntitle = "Service {n}"\nprice = {n}\n+++\n', "utf-8")

    entry, listed = text_of(stranger, "/learn/"), text_of(stranger, "/services/")

    assert (entry.count('<li class="panel help">'), listed.count('<li class="panel offer">')) == (count, count)
    assert ("No service is described yet" in entry, "No service is described yet" in listed) == (not count, not count)
    assert "honeyflow init" not in listed  # what the keeper is told


@pytest.mark.parametrize("there", [True, False])
def test_brief_is_offered_where_there_is_such_a_page(
    stranger: Client, orchard: Path, there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("honeyflow.web.learning.brief_address", lambda: "/brief/" if there else "")

    assert ['href="/brief/"' in text_of(stranger, address) for address in PAGES] == [there] * len(PAGES)


def test_pages_are_answered_under_the_public_name_and_lead_to_nothing_else(orchard: Path, settings: Any) -> None:
    settings.ALLOWED_HOSTS, settings.PUBLIC_HOSTS = ["learn.orchard.example"], ["learn.orchard.example"]
    world = Client(headers={"host": "learn.orchard.example"}, REMOTE_ADDR="203.0.113.9")
    led: set[str] = set()
    for address in PAGES:
        text = text_of(world, address)
        led |= set(re.findall(r'(?:href|src)="(/[^"?#]*)', text))
        assert "Sign in" not in text

    assert {*ALL} <= led
    assert {each for each in led if status_of(world, each) != 200} == set()
    assert [status_of(world, each) for each in ("/", "/methods/", "/customer/", "/market/")] == [404] * 4


def test_brief_address_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "reverse", lambda name: f"/{name}/")
    assert learning.brief_address() == "/brief/"


def test_page_without_any_script_shows_the_same(stranger: Client, orchard: Path) -> None:
    text = text_of(stranger, "/services/support/")

    assert "Answers within a day, from the people who build the press." in text
    assert "data-" not in re.sub(r"data-(?:theme-toggle|name|closed)", "", text)
