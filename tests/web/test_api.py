"""The API: who may ask, what is answered, and that nothing by address is ever told beside the allowed ones."""

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.backoffice.audiences import NOW, facts, people
from tests.backoffice.conftest import made_site

from honeyflow.backoffice.actions.tokens import add_token, revoke_token
from honeyflow.backoffice.facts_now import FactsNow
from honeyflow.backoffice.models import Complaint, Consent, Entry, Message, Objection, Repeatable, Screening, Token
from honeyflow.backoffice.scopes import Scope
from honeyflow.kernel.errors import NoSnapshotError
from honeyflow.site import Site, load_site
from honeyflow.web.api import tokens
from honeyflow.web.api.facts import served_facts

pytestmark = pytest.mark.django_db
ALL = people(80)
ASKED = {"purpose": "education", "addresses": ALL}


@pytest.fixture(autouse=True)
def counted_anew() -> Iterator[None]:
    tokens.forget()
    yield
    tokens.forget()


@pytest.fixture
def site(tmp_path: Path, settings: Any) -> Site:
    folder = made_site(tmp_path / "site")
    settings.HONEYFLOW_SITE = folder
    return load_site(folder)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, site: Site) -> Any:
    """Let a test say by which facts the server decides."""

    def serve(known: FactsNow) -> None:
        monkeypatch.setattr("honeyflow.web.api.screen.served_facts", lambda _: known)

    serve(facts(ALL[:5]))
    return serve


def bearer(*scopes: Scope, name: str = "news", **told: int) -> str:
    return add_token(name, scopes or tuple(Scope), "command", **told).text  # type: ignore[arg-type]


def send(token: str, path: str, body: object, **headers: str) -> Any:
    told = {"host": "localhost", "authorization": f"Bearer {token}", **headers}
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return Client(headers=told).post(f"/api/v1/{path}", text, content_type="application/json")


def get(token: str, path: str) -> Any:
    return Client(headers={"host": "localhost", "authorization": f"Bearer {token}"}).get(f"/api/v1/{path}")


def test_screen_answers_allowed_addresses_and_one_count(served: Any) -> None:
    answer = send(bearer(), "screen", ASKED)

    assert (answer.status_code, answer.json()) == (200, {"asked": 80, "allowed": ALL[:5]})
    assert not answer.cookies
    assert answer.headers["Cache-Control"] == "no-store"
    assert Entry.objects.get(kind="screening-made").actor == "system:news"


def test_screen_answers_an_address_once_as_it_was_judged(served: Any) -> None:
    asked = [
        *ALL,
        ALL[0].upper(),
        f" {ALL[0]} ",
        "=cmd|' /C calc'!A0",
        "jo@x.example\r\nBcc: al@x.example",
        "ann@ＥＸ.example",
    ]

    answer = send(bearer(), "screen", {"purpose": "education", "addresses": asked}).json()

    assert answer == {"asked": 85, "allowed": ALL[:5]}


@pytest.mark.parametrize(
    ("addresses", "status", "error"),
    [
        (["jo@x.example"], 422, "audience-too-small"),
        (["jo@x.example"] * 60, 422, "audience-too-small"),
        ([f"jo+{n}@x.example" for n in range(60)], 422, "audience-too-small"),
        ([], 422, "not-as-described"),
        (people(10_001), 422, "not-as-described"),
        ([1, 2], 422, "not-as-described"),
        ("jo@x.example", 422, "not-as-described"),
        ([["jo@x.example"]], 422, "not-as-described"),
        (["x" * 321], 422, "not-as-described"),
        (None, 422, "not-as-described"),
    ],
)
def test_screen_refuses_what_is_no_audience(served: Any, addresses: object, status: int, error: str) -> None:
    answer = send(bearer(), "screen", {"purpose": "education", "addresses": addresses})

    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert "@" not in answer.content.decode()


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xff\xfe", b'{"purpose": "education"}', b"[]", b"null", b'"\\ud800"', b"[" * 900]
)
def test_wrong_bodies_get_plain_faults(served: Any, body: bytes) -> None:
    answer = send(bearer(), "screen", body)

    assert answer.status_code in (400, 422)
    assert set(answer.json()) == {"error", "message", "where"}


def test_fields_that_are_not_described_are_refused_and_not_repeated(served: Any) -> None:
    answer = send(bearer(), "screen", {**ASKED, "jo@x.example": 1})

    assert answer.status_code == 422
    assert "jo@" not in answer.content.decode()


def test_huge_body_is_refused_before_it_is_read(served: Any) -> None:
    answer = send(bearer(), "screen", "x" * 4_000_001)

    assert (answer.status_code, answer.json()["error"]) == (413, "too-large")


def test_nearly_the_same_audience_is_refused_to_every_system(served: Any) -> None:
    send(bearer(), "screen", ASKED)

    answer = send(bearer(name="other"), "screen", {**ASKED, "addresses": ALL[1:]})

    assert (answer.status_code, answer.json()["error"]) == (409, "audience-too-alike")


def test_facts_too_old_say_so(served: Any) -> None:
    served(facts(ALL, as_of=NOW - timedelta(days=3)))

    answer = send(bearer(), "screen", ASKED)

    assert (answer.status_code, answer.json()["error"]) == (503, "facts-too-old")
    assert "/" not in answer.json()["message"]  # no path of the server


def test_no_run_yet_says_so(site: Site) -> None:
    assert send(bearer(), "screen", ASKED).json()["error"] == "no-run"
    with pytest.raises(NoSnapshotError):
        served_facts(site)


@pytest.mark.parametrize("sent", ["", "hf_", "hf_forged", "x" * 9000, "hf_é", "hf_a b", "../hf_"])
def test_forged_tokens_are_refused(served: Any, sent: str) -> None:
    answer = send(sent, "screen", ASKED)

    assert (answer.status_code, answer.json()["error"]) == (401, "no-token")
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_changed_revoked_and_expired_tokens_are_refused_alike(served: Any) -> None:
    token = bearer()
    revoked, expired = bearer(name="old"), bearer(name="late", days=1)
    revoke_token("old", "command")
    Token.objects.filter(name="late").update(expires_at=datetime.now(UTC) - timedelta(seconds=1))

    answers = [
        send(each, "screen", ASKED) for each in (f"{token[:-1]}{'A' if token[-1] != 'A' else 'B'}", revoked, expired)
    ]

    assert {each.status_code for each in answers} == {401}
    assert len({each.content for each in answers}) == 1


def test_guessing_tokens_is_slowed_down_and_good_ones_are_not(served: Any) -> None:
    good = bearer()

    answers = [send(f"hf_{n}", "screen", ASKED).status_code for n in range(40)]

    assert answers == [401] * 30 + [429] * 10
    assert send(good, "screen", ASKED).status_code == 200


def test_session_is_no_way_in(served: Any) -> None:
    answer = Client(headers={"host": "localhost"}).get("/api/v1/suppression")

    assert answer.status_code == 401
    assert not answer.cookies


@pytest.mark.parametrize("scope", list(Scope))
def test_token_does_what_its_scope_says_and_nothing_else(served: Any, site: Site, scope: Scope) -> None:
    token, key = bearer(scope), {"idempotency-key": "1"}
    asked = {
        Scope.SCREEN: [send(token, "screen", ASKED)],
        Scope.CONSENTS_WRITE: [
            send(token, "unsubscribes", {"items": [{"address": "jo@x.example"}]}, **key),
            send(token, "complaints", {"addresses": ["jo@x.example"]}, **{"idempotency-key": "2"}),
        ],
        Scope.MESSAGES_WRITE: [
            send(token, "messages", {"purpose": "event", "addresses": ["jo@x.example"]}, **{"idempotency-key": "3"})
        ],
        Scope.SUPPRESSION_READ: [get(token, "suppression")],
        Scope.ORGANIZATIONS_READ: [get(token, "organizations")],
    }

    assert {which for which, answers in asked.items() if all(each.status_code != 403 for each in answers)} == {scope}


def test_too_many_requests_are_told_when_to_come_again(served: Any) -> None:
    token = bearer(per_minute=3)

    answers = [get(token, "suppression") for _ in range(4)]

    assert [each.status_code for each in answers] == [200, 200, 200, 429]
    assert answers[-1].headers["Retry-After"] == "60"


def test_unsubscribe_counts_at_once_and_again_gets_the_same_answer(site: Site) -> None:
    token, body = bearer(), {"items": [{"address": "Jo+x@x.example", "purpose": "event"}, {"address": "al@x.example"}]}

    answers = [send(token, "unsubscribes", body, **{"idempotency-key": "a"}) for _ in range(2)]

    assert [each.json() for each in answers] == [{"taken": 2}] * 2
    assert sorted(Objection.objects.values_list("purpose", flat=True)) == ["", "event"]
    assert "@" not in json.dumps(list(Repeatable.objects.values("body", "answer", "key")))


def test_same_key_with_another_body_or_operation_is_refused(site: Site) -> None:
    token, key = bearer(), {"idempotency-key": "a"}
    send(token, "complaints", {"addresses": ["jo@x.example"]}, **key)

    other = send(token, "complaints", {"addresses": ["al@x.example"]}, **key)
    elsewhere = send(token, "messages", {"purpose": "event", "addresses": ["jo@x.example"]}, **key)

    assert [each.json()["error"] for each in (other, elsewhere)] == ["key-reused"] * 2
    assert Complaint.objects.count() == 1
    assert send(bearer(name="other"), "complaints", {"addresses": ["al@x.example"]}, **key).status_code == 200


def test_replayed_messages_count_once(site: Site) -> None:
    token, body = bearer(), {"purpose": "event", "addresses": ALL}

    for _ in range(3):
        assert send(token, "messages", body, **{"idempotency-key": "sent-1"}).json() == {"taken": 80}

    assert Message.objects.count() == 80


@pytest.mark.parametrize(
    "headers", [{}, {"idempotency-key": ""}, {"idempotency-key": "a" * 101}, {"idempotency-key": "a\tb"}]
)
def test_writing_without_a_key_is_refused(site: Site, headers: dict[str, str]) -> None:
    assert send(bearer(), "complaints", {"addresses": ["jo@x.example"]}, **headers).status_code == 422
    assert not Complaint.objects.exists()


def test_nothing_is_written_when_one_is_no_address(site: Site) -> None:
    answer = send(bearer(), "complaints", {"addresses": ["jo@x.example", "al"]}, **{"idempotency-key": "1"})

    assert (answer.status_code, answer.json()["error"]) == (422, "no-address")
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("path", ["", "nothing", "screen/1", "suppression/1", "tokens/1"])
def test_what_is_no_operation_is_not_found_in_plain_json(site: Site, path: str) -> None:
    answer = get(bearer(), path)

    assert answer.status_code == 404
    assert answer.json()["error"] == "no-operation"


def test_description_and_its_page_need_nothing_from_outside(site: Site) -> None:
    client = Client(headers={"host": "localhost"})

    page = client.get("/api/v1/docs").content.decode()

    assert set(client.get("/api/v1/openapi.json").json()["paths"]) == {
        f"/api/v1/{each}"
        for each in ("screen", "unsubscribes", "complaints", "messages", "suppression", "organizations")
    }
    assert not [each for each in ("<script", "style=", "http:", "https:") if each in page]
    assert "POST /api/v1/screen" in page
    assert "10,000" in page


members = st.sets(st.sampled_from(ALL))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(agreed=members, one=members, other=members, purpose=st.sampled_from(["education", "sales", "event", "service"]))
def test_answer_does_not_depend_on_who_is_in_the_community(
    served: Any, agreed: set[str], one: set[str], other: set[str], purpose: str
) -> None:
    """Two worlds that differ only in who is a member give the same bytes; also when the audience is refused."""
    answers = []
    for world in (one, other):
        Screening.objects.all().delete()
        Token.objects.all().delete()
        tokens.forget()
        token = bearer()
        served(facts(sorted(agreed), sorted(world)))
        for asked in (ALL, ALL[1:], ALL[:40]):
            answer = send(token, "screen", {"purpose": purpose, "addresses": asked})
            answers.append((len(answers) % 3, answer.status_code, answer.content, sorted(answer.headers.items())))

    assert answers[:3] == [(n, *rest) for n, *rest in answers[3:]]


def test_answer_leaves_at_a_tick(served: Any) -> None:
    token = bearer()
    started = time.perf_counter()

    send(token, "screen", ASKED)

    assert time.perf_counter() - started >= 0.01


def test_messages_a_tool_says_it_sent_make_no_consent(site: Site) -> None:
    send(bearer(), "messages", {"purpose": "event", "addresses": ALL}, **{"idempotency-key": "1"})

    assert not Consent.objects.exists()
    assert Entry.objects.filter(kind="message-passed", body__ground="").count() == 80
