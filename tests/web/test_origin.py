"""The one question behind a signed link: answered by those who hold it, silent to everybody else."""

import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.test import Client
from tests.worlds.snapshots import orchard_site

from honeyflow.site.origins import ASKED, append_origin, origin_row
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.origins.reading import read_answers
from honeyflow.sources.origins.records import CustomerOrigin
from honeyflow.web.forms import token as page_token
from honeyflow.web.limits import Limit
from honeyflow.web.origin_answer import tidy
from honeyflow.web.origin_form import ANSWERS_A_LINK, ASKS_A_SENDER
from honeyflow.web.origin_link import make_token, read_token

KEY = "k" * 40
NOW = datetime(2025, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def own(tmp_path: Path, settings: object) -> Path:
    """Serve a copy of the orchard, which may be written to, with limits that nobody has used up yet."""
    site = tmp_path / "site"
    shutil.copytree(orchard_site(), site, symlinks=True)
    settings.HONEYFLOW_SITE = site  # type: ignore[attr-defined]
    settings.ALLOWED_HOSTS = ["localhost", "ask.orchard.example", "testserver"]  # type: ignore[attr-defined]
    settings.PUBLIC_HOSTS = ["ask.orchard.example"]  # type: ignore[attr-defined]
    ANSWERS_A_LINK.forget()
    ASKS_A_SENDER.forget()
    return site


@pytest.fixture
def world() -> Client:
    """Ask as a customer does, from far away, under the public name."""
    return Client(headers={"host": "ask.orchard.example"}, REMOTE_ADDR="203.0.113.9")


def link_of(customer_id: str, **more: object) -> str:
    return f"/origin/{make_token(customer_id, configured.SECRET_KEY, **more)}/"  # type: ignore[arg-type]


def answers(site: Path) -> list[tuple[str, str, str, str | None]]:
    told = read_answers(site / "origin_answers.csv", Trouble(""))
    return [(each.customer_id, each.origin, each.how, each.detail) for each in told if isinstance(each, CustomerOrigin)]


def test_link_says_who_is_asked_until_its_day() -> None:
    token = make_token("C/1 ü", KEY, days=3, now=NOW)

    read = read_token(token, KEY, now=NOW + timedelta(days=2))

    assert read
    assert (read.customer_id, read.good_until) == ("C/1 ü", NOW + timedelta(days=3))
    assert re.fullmatch(r"[\w.-]+", token)
    assert read_token(token, KEY, now=NOW + timedelta(days=3)) is None
    assert read_token(token, "x" * 40, now=NOW) is None


@pytest.mark.parametrize("place", range(0, 60, 7))
def test_link_changed_in_any_place_is_no_link(place: int) -> None:
    token = make_token("C1", KEY, now=NOW)
    other = "A" if token[place] != "A" else "B"

    assert read_token(token[:place] + other + token[place + 1 :], KEY, now=NOW) is None


def test_customer_answers_changes_and_repeats_the_answer(world: Client, own: Path) -> None:
    link = link_of("C1")
    form = world.get(link)
    first = world.post(link, {"origin": "software", "detail": "  since\n2020 "})
    world.post(link, {"origin": "software", "detail": "since 2020"})
    world.post(link, {"origin": "partner"})
    shown = world.get(first.headers["Location"]).content.decode()

    assert (form.status_code, first.status_code) == (200, 303)
    assert answers(own) == [("C1", "software", "form", "since 2020"), ("C1", "partner", "form", None)]
    assert "Thank you" in shown
    assert re.search(r'value="partner" required checked', shown)
    assert not form.cookies
    assert form.headers["Cache-Control"] == "no-store"


def test_answer_that_is_none_is_asked_again_and_not_written(world: Client, own: Path) -> None:
    response = world.post(link_of("C1"), {"origin": "magic", "detail": "<b>x"})

    assert response.status_code == 400
    assert "Please choose one" in response.content.decode()
    assert "&lt;b&gt;x" in response.content.decode()
    assert answers(own) == []


def test_links_that_are_forged_late_or_ended_get_one_and_the_same_page(world: Client, own: Path) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=90)
    ended = link_of("C2", now=datetime.now(UTC) - timedelta(hours=1))
    append_origin(own / "origin_answers.csv", origin_row("C2", ASKED))
    forged = f"/origin/{make_token('C1', KEY)}/"

    pages = [
        world.get(each) for each in (link_of("C1", now=long_ago), ended, forged, "/origin/x/", "/market/", "/nowhere")
    ]

    assert [page.status_code for page in pages] == [404] * 6
    assert len({page.content for page in pages}) == 1
    assert world.post(ended, {"origin": "sales"}).status_code == 404
    assert answers(own) == []


@pytest.mark.parametrize("customer_id", ["C1", "C999"])
def test_form_says_nothing_of_any_customer(world: Client, own: Path, customer_id: str) -> None:
    text = world.get(link_of(customer_id)).content.decode()

    assert "Orchard" in text
    assert not [word for word in ("Larder", "Cellar", "C1<", "12,000", "Ada") if word in text]
    assert "<nav" not in text


def test_nothing_else_answers_under_the_public_name(world: Client, own: Path) -> None:
    refused = ["/", "/customers/", "/customers/C1/", "/people/", "/decide/", "/customers/C1/origin/", "/methods/"]

    assert {address: world.get(address).status_code for address in refused} == dict.fromkeys(refused, 404)
    assert world.post("/customers/C1/origin/", {"token": page_token(), "origin": "sales"}).status_code == 404
    assert Client(headers={"host": "localhost"}).get("/customers/").status_code == 200
    style = world.get("/static/honeyflow/base.css")
    style.close()
    assert style.status_code == 200


def test_too_many_answers_by_one_link_are_refused_for_a_while(world: Client, own: Path) -> None:
    link = link_of("C1")

    statuses = [world.post(link, {"origin": ("sales", "other")[n % 2]}).status_code for n in range(12)]

    assert statuses == [303] * 10 + [429] * 2


def test_limit_forgets_after_its_time_and_is_of_each_name() -> None:
    clock = [0.0]
    limit = Limit(2, 10, lambda: clock[0])

    before = [limit.allows(name) for name in ("a", "a", "a", "b")]
    clock[0] = 10.0

    assert (before, limit.allows("a")) == ([True, True, False, True], True)


@pytest.mark.parametrize(
    ("said", "kept"),
    [("=cmd()", "cmd()"), ("+1 fine", "1 fine"), ("a\x1b[31m\tb\u202ec", "a [31m b c"), ("x" * 500, "x" * 200)],
)
def test_what_is_written_is_kept_tame(said: str, kept: str) -> None:
    assert tidy(said) == kept


def test_keeper_tells_it_on_the_customers_page(client: Client, own: Path) -> None:
    page = client.get("/customers/C1/").content.decode()
    word = re.search(r'name="token" value="([^"]+)"', page)
    assert word

    response = client.post("/customers/C1/origin/", {"token": word[1], "origin": "colleague", "detail": "at a fair"})
    back = client.get(response.headers["Location"]).content.decode()

    assert answers(own) == [("C1", "colleague", "page", "at a fair")]
    assert "takes effect at the next" in back


def test_only_our_own_page_and_those_who_may_tell_it(client: Client, own: Path) -> None:
    told = {"origin": "sales", "token": page_token()}

    assert client.post("/customers/C1/origin/", {"origin": "sales", "token": "forged"}).status_code == 403
    assert client.post("/customers/C1/origin/", told, REMOTE_ADDR="203.0.113.9").headers["Location"] == "/sign-in/"
    assert client.get("/customers/C1/origin/").status_code == 405
    assert client.post("/customers/C1/origin/", {**told, "origin": ""}).headers["Location"].endswith("?fault=origin")
    assert '<form method="post"' not in Client().get("/customers/C1/").content.decode()
    assert answers(own) == []
