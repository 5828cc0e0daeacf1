"""Files of a brief by the web: made of what is sent, whoever asks, and nothing said of it in the log."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from tests.web.brief.drafts import WORDS, planted_text
from tests.web.conftest import SignedIn

from honeyflow.backoffice.models import Entry
from honeyflow.kernel.access import Role
from honeyflow.outreach.briefs.format import Format
from honeyflow.outreach.briefs.registry import formats
from honeyflow.web.brief import making

FORMATS = sorted(formats.all())


def post(client: Client, address: str, text: str, **more: Any) -> Any:
    return client.post(address, text, content_type="application/json", **more)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_made(client: Client, orchard: Path, name: str) -> None:
    answer = post(client, f"/brief/make/{name}/", planted_text())

    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert answer.headers["Content-Type"] == formats.get(name).media_type
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "attachment" in answer.headers["Content-Disposition"]
    assert len(answer.content) > 500


def test_findings_name_their_fields(client: Client, orchard: Path) -> None:
    told = post(client, "/brief/check/", '{"member": {"name": 7}, "assumptions": {"taken_high": "7"}}').json()

    assert {each["where"] for each in told["findings"]} == {"member.name", "assumptions.taken_high"}
    assert {"already", "ask"} <= {each["key"] for each in told["sections"]}


@pytest.mark.parametrize(
    "text", ["", "nonsense", "[1, 2]", '{"waits": "x", "services": {"a": 1}}', "\ufffe", "{" * 100_000]
)
def test_nonsense_still_makes_a_brief(client: Client, orchard: Path, text: str) -> None:
    answer = post(client, "/brief/make/text/", text)

    assert answer.status_code == 200


def test_draft_that_is_too_large_is_refused(client: Client, orchard: Path) -> None:
    answer = post(client, "/brief/make/text/", " " * (making.LARGEST + 1))

    assert (answer.status_code, "too large" in answer.json()["message"]) == (413, True)


def test_format_that_is_not_made_is_said_to_be(client: Client, orchard: Path) -> None:
    answer = post(client, "/brief/make/papyrus/", "{}")

    assert (answer.status_code, "pdf" in answer.json()["message"]) == (404, True)


def test_get_makes_nothing(client: Client, orchard: Path) -> None:
    assert client.get("/brief/make/text/").status_code == 405


def test_asking_too_often_is_refused(client: Client, orchard: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "ASKS_A_SENDER", making.Limit(1, 3600))
    codes = [post(client, "/brief/make/text/", "{}").status_code for _ in range(2)]

    assert codes == [200, 429]


@pytest.mark.parametrize("address", ["/brief/make/text/", "/brief/check/", "/shared/take-back/"])
def test_session_of_who_is_signed_in_is_not_read(
    signed_in: SignedIn, orchard: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    client = signed_in(Role.MEMBER)
    assert client.get("/sign-in/you/").status_code == 200
    read: list[object] = []
    monkeypatch.setattr(SessionStore, "load", lambda self: read.append(self) or {})
    answer = post(client, address, "{}")

    assert (answer.status_code, read, answer.cookies) == (200, [], {})


def test_error_while_rendering_leaves_no_word_in_the_log_and_none_in_the_answer(
    client: Client,
    orchard: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    def fails(brief: Any) -> bytes:
        raise ValueError(f"cannot draw {brief.member} at {brief.employer}")

    monkeypatch.setattr(formats, "all", lambda: {"bad": Format("bad", "x", "text/plain", "Bad", fails)})
    with caplog.at_level(logging.DEBUG):
        answer = post(client, "/brief/make/bad/", planted_text())
    said = caplog.text + "".join(capfd.readouterr()) + answer.content.decode()

    assert answer.status_code == 500
    assert "ValueError at test_making.py" in caplog.text
    assert [word for word in WORDS if word in said] == []
    assert not Entry.objects.exists()


def test_offer_is_the_same_for_everybody_and_may_be_kept(client: Client, signed_in: SignedIn, orchard: Path) -> None:
    one, other = client.get("/brief/offer.json"), signed_in(Role.MEMBER).get("/brief/offer.json")

    assert one.content == other.content
    assert json.loads(one.content)["schema"] == "honeyflow/services/2"


def test_page_before_the_first_run_and_under_a_public_name_is_shown(
    client: Client, nothing_yet: Path, settings: Any
) -> None:
    settings.PUBLIC_HOSTS = ["brief.example"]
    settings.ALLOWED_HOSTS = ["brief.example", "localhost"]

    for host in ("localhost", "brief.example"):
        assert client.get("/brief/", headers={"host": host}).status_code == 200
        assert client.get("/brief/offer.json", headers={"host": host}).status_code == 200
        assert client.get("/methods/", headers={"host": "brief.example"}).status_code == 404
