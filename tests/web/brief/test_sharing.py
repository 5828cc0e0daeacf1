"""Releasing by a link: who has it reads, nobody else does, and nothing tells whose it is."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from tests.web.brief.drafts import WORDS, planted_text
from tests.web.conftest import SignedIn

from honeyflow.backoffice.actions import share_brief as sharing
from honeyflow.backoffice.actions.share_brief import NotSharedError, drop_expired, open_shared, share_brief
from honeyflow.backoffice.models import Entry, SharedBrief
from honeyflow.kernel.access import Role
from honeyflow.web.brief import sharing as views
from honeyflow.web.forms import token
from honeyflow.web.visitor import Visitor

PAGE = b"<!doctype html><p>quillwort</p>"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def released(client: Client, days: str = "30") -> Any:
    """Release as the page does: with the word of its own form."""
    page = client.get("/brief/").content.decode()
    word = page.partition('data-token="')[2].partition('"')[0]
    return client.post("/brief/release/", {"token": word, "days": days, "draft": planted_text()})


def whole_database() -> str:
    """Return all rows of all tables, as text and, for bytes, as letters."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names()
        rows = [cursor.execute(f"SELECT * FROM {table}").fetchall() for table in tables]  # noqa: S608
    return " ".join(
        cell.decode("latin-1") if isinstance(cell, bytes) else str(cell) for t in rows for r in t for cell in r
    )


def test_link_shows_the_page_to_who_has_it(signed_in: SignedIn, client: Client, orchard: Path) -> None:
    told = released(signed_in(Role.MEMBER)).json()
    answer = client.get(told["path"])

    assert answer.status_code == 200
    assert WORDS[0] in answer.content.decode()
    assert (answer.headers["Cache-Control"], answer.headers["Referrer-Policy"]) == ("no-store", "no-referrer")
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.cookies == {}


def test_database_tells_neither_text_nor_link_nor_whose_it_is(signed_in: SignedIn, orchard: Path) -> None:
    client = signed_in(Role.MEMBER)
    entries = Entry.objects.count()
    told = released(client).json()
    kept = whole_database()

    assert SharedBrief.objects.count() == 1
    assert [word for word in (*WORDS, told["secret"], told["take_back"]) if word in kept] == []
    assert {field.name for field in SharedBrief._meta.get_fields()} == {"number", "sealed", "take_back", "last_on"}
    assert Entry.objects.count() == entries
    SharedBrief.objects.update(take_back="quillwort-on-purpose")
    assert "quillwort-on-purpose" in whole_database()


def test_rows_of_different_briefs_have_one_length() -> None:
    share_brief(b"short", 7)
    share_brief(b"long" * 5000, 7)

    assert len({len(bytes(row.sealed)) for row in SharedBrief.objects.all()}) == 1


def test_wrong_expired_and_taken_back_links_get_one_answer(client: Client, orchard: Path) -> None:
    old = share_brief(PAGE, 7, now=datetime.now(UTC) - timedelta(days=9))
    gone = share_brief(PAGE, 7)
    client.post("/shared/take-back/", {"secret": gone.secret, "take_back": gone.take_back})
    answers = [client.get(f"/shared/{secret}/") for secret in ("wrong", old.secret, gone.secret)]

    assert {(each.status_code, each.content) for each in answers} == {(404, answers[0].content)}
    assert SharedBrief.objects.count() == 0


def test_only_its_word_takes_a_link_back_and_the_answer_is_the_same(client: Client, orchard: Path) -> None:
    shared = share_brief(PAGE, 7)
    wrong = client.post("/shared/take-back/", {"secret": shared.secret, "take_back": "wrong"})
    assert open_shared(shared.secret) == PAGE
    right = client.post("/shared/take-back/", {"secret": shared.secret, "take_back": shared.take_back})

    assert wrong.content == right.content
    assert open_shared(shared.secret) is None


def test_link_is_good_on_its_last_day_and_not_after() -> None:
    shared = share_brief(PAGE, 7, now=NOW)

    assert open_shared(shared.secret, now=NOW + timedelta(days=7)) == PAGE
    assert open_shared(shared.secret, now=NOW + timedelta(days=8)) is None
    assert SharedBrief.objects.count() == 0


def test_row_that_was_changed_opens_nothing() -> None:
    shared = share_brief(PAGE, 7)
    row = SharedBrief.objects.get()
    row.sealed = bytes(row.sealed)[:-1] + b"x"
    row.save()

    assert open_shared(shared.secret) is None


def test_what_is_expired_goes_at_the_start(orchard: Path) -> None:
    share_brief(PAGE, 7, now=NOW)
    drop_expired((NOW + timedelta(days=8)).date())

    assert SharedBrief.objects.count() == 0


@pytest.mark.parametrize(("page", "days"), [(PAGE, 0), (PAGE, 365), (b"x" * (sharing.LARGEST + 1), 7)])
def test_strange_times_and_sizes_are_refused(page: bytes, days: int) -> None:
    with pytest.raises(NotSharedError):
        share_brief(page, days)


def test_link_is_made_by_who_signed_in_from_our_own_page_alone(
    signed_in: SignedIn, client: Client, orchard: Path
) -> None:
    member = signed_in(Role.MEMBER)
    forged = member.post("/brief/release/", {"token": token(Visitor(seal="x")), "days": "7", "draft": "{}"})
    stranger = signed_in(Role.ANONYMOUS).post("/brief/release/", {"days": "7", "draft": "{}"})

    assert (forged.status_code, stranger.status_code) == (403, 302)
    assert SharedBrief.objects.count() == 0


def test_links_within_an_hour_are_limited(signed_in: SignedIn, orchard: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "LINKS_A_USER", views.Limit(1, 3600))
    client = signed_in(Role.MEMBER)

    assert [released(client).status_code for _ in range(2)] == [200, 429]


def test_strange_number_of_days_is_said(signed_in: SignedIn, orchard: Path) -> None:
    answer = released(signed_in(Role.MEMBER), days="365")

    assert (answer.status_code, "7, 30, 90" in answer.json()["message"]) == (422, True)


def test_backup_holds_no_released_brief(tmp_path: Path) -> None:
    from honeyflow.runs.backup import _database_copy

    class Site:
        data = tmp_path

    with sqlite3.connect(tmp_path / "backoffice.sqlite3") as live:
        live.execute("CREATE TABLE backoffice_sharedbrief (number TEXT, sealed BLOB)")
        live.execute("INSERT INTO backoffice_sharedbrief VALUES ('n', 'quillwort')")
    live.close()
    with _database_copy(Site()) as kept:  # type: ignore[arg-type]
        data = kept[0][0].read_bytes()

    assert b"quillwort" not in data
    assert b"quillwort" in (tmp_path / "backoffice.sqlite3").read_bytes()
