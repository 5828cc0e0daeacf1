"""Deciding about people on the pages: what is written, what is refused, and what the pages say of it."""

import re
import shutil
from pathlib import Path

import pytest
from django.test import Client
from tests.web.addresses import CLEO
from tests.worlds.orchard import PEOPLE
from tests.worlds.snapshots import orchard_site

from honeyflow.people.identities import identity_id
from honeyflow.people.reads.meant import whom_of
from honeyflow.people.reads.profile import ProfileIdentity
from honeyflow.sources.decisions.reading import read_decisions
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.market.trouble import Trouble
from honeyflow.web.forms import token
from honeyflow.web.pages.person.page import _apart

GIL = identity_id(*PEOPLE["gil"])
A, B = "cleo@orchard.example", "cleo_medlar@gmail.com"


@pytest.fixture
def own(tmp_path: Path, settings: object) -> Path:
    """Serve a copy of the orchard, which may be written to."""
    site = tmp_path / "site"
    shutil.copytree(orchard_site(), site, symlinks=True)
    settings.HONEYFLOW_SITE = site  # type: ignore[attr-defined]
    return site


def kept(site: Path) -> list[Decision]:
    return read_decisions(site / "decisions.csv", Trouble("decisions.csv"))


def identity(name: str, email: str) -> ProfileIdentity:
    told = (whom_of(name, email), whom_of(name, email, alone=True))
    return ProfileIdentity("", name, email, "alone", "", 1.0, None, None, 1, None, None, *told)


def post(client: Client, **form: str) -> tuple[int, str]:
    response = client.post("/decide/", {"token": token(), "back": "/review/", **form})
    return response.status_code, response.headers.get("Location", "")


def test_review_without_questions_says_so(client: Client, own: Path) -> None:
    text = client.get("/review/").content.decode()

    assert "Nothing to decide" in text
    assert "Nothing has been decided yet" in text


def test_decision_is_written_shown_as_waiting_and_taken_back(client: Client, own: Path) -> None:
    first = post(client, kind="different", who=A, other=B)
    shown = client.get(first[1]).content.decode()
    second = post(client, kind="undo", other="2")

    assert first == (303, "/review/?decided=2")
    assert "1 decision since the last run" in shown
    assert re.search(r'name="other" value="2">Undo', shown)
    assert (second, kept(own)) == ((303, "/review/?decided=3"), [])


def test_affiliation_is_corrected_on_the_persons_page(client: Client, own: Path) -> None:
    page = client.get(f"/people/{CLEO}/").content.decode()
    who = re.search(r'name="kind" value="works-for"><input type="hidden" name="who" value="([^"]+)"', page)
    assert who

    post(client, kind="works-for", who=who[1], organization="Mill", first_day="2025-01-01", capacity="contractor")

    (row,) = kept(own)
    assert (row.who, row.organization, str(row.valid_from), row.valid_to, row.capacity) == (
        who[1], "Mill", "2025-01-01", None, "contractor",
    )  # fmt: skip


def test_one_of_several_at_an_address_is_decided_about(client: Client, own: Path) -> None:
    post(client, kind="same", who="Cleo Medlar <root@localhost>", other=B)
    post(client, kind="works-for", who="Cleo Medlar <root@localhost>", organization="Mill")

    assert [each.who for each in kept(own)] == ["Cleo Medlar <root@localhost>"] * 2


def test_persons_page_parts_identities_of_one_address_by_their_names(client: Client, own: Path) -> None:
    page = client.get(f"/people/{GIL}/").content.decode()
    values = re.findall(r'name="other" value="([^"]+)"><button class="button button--quiet" name="kind"', page)
    named = _apart(
        [identity("Ann", "root@localhost"), identity("Bo", "ROOT@localhost"), identity("Ann", "a@x.example")]
    )

    assert values == ["gil_sahin@gmail.com"]
    assert named == [
        ("Ann <root@localhost>", "Bo <ROOT@localhost>"),
        ("Ann <root@localhost>", "a@x.example"),
    ]


@pytest.mark.parametrize(
    ("form", "fault"),
    [
        ({"kind": "same", "who": A, "other": A.upper()}, "address"),
        ({"kind": "same", "who": "Cleo", "other": B}, "address"),
        ({"kind": "works-for", "who": A, "organization": ""}, "organization"),
        ({"kind": "works-for", "who": A, "organization": "Mill", "first_day": "soon"}, "day"),
        (
            {"kind": "works-for", "who": A, "organization": "M", "first_day": "2025-02-01", "last_day": "2025-01-01"},
            "day",
        ),
        ({"kind": "undo", "other": "last"}, "kind"),
        ({"kind": "guess"}, "kind"),
    ],
)
def test_what_cannot_be_decided_is_told_and_nothing_written(
    client: Client, own: Path, form: dict[str, str], fault: str
) -> None:
    status, back = post(client, **form)

    assert (status, back) == (303, f"/review/?fault={fault}")
    assert "Nothing was decided" in client.get(back).content.decode()
    assert not (own / "decisions.csv").exists()


def test_page_of_another_site_cannot_decide(client: Client, own: Path) -> None:
    assert post(client, kind="same", who=A, other=B, token="forged")[0] == 403  # noqa: S106
    assert client.get("/decide/").status_code == 405
    assert post(client, kind="same", who=A, other=B, back="//elsewhere.example/")[1] == "/?decided=2"


def test_another_machine_neither_sees_nor_decides(client: Client, own: Path) -> None:
    far = {"REMOTE_ADDR": "203.0.113.9"}

    seen = client.get("/review/", **far)  # type: ignore[arg-type]
    sent = client.post("/decide/", {"token": token(), "kind": "same", "who": A, "other": B}, **far)  # type: ignore[arg-type]

    assert seen.headers["Location"] == "/sign-in/?next=%2Freview%2F"
    assert sent.headers["Location"] == "/sign-in/"
    assert not (own / "decisions.csv").exists()


def test_what_an_address_of_the_page_says_is_not_shown_as_it_stands(client: Client, own: Path) -> None:
    text = client.get("/review/?decided=<b>2&fault=<script>alert(1)</script>").content.decode()

    assert "<script>alert" not in text
    assert "<b>2" not in text
