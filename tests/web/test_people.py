"""Pages about persons and organizations: what they say, whom they say it to, and that names cannot do harm."""

import io
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client, RequestFactory
from tests.web.addresses import BOT, CLEO
from tests.web.conftest import SignedIn
from tests.worlds.snapshots import orchard_site, orchard_snapshot

from honeyflow.kernel.access import Role
from honeyflow.people.organizations.ownership import OrganizationPeriod
from honeyflow.people.records import Identity, Person
from honeyflow.people.tables import IDENTITY, ORGANIZATION_PERIOD, PERSON
from honeyflow.store.files import write_rows
from honeyflow.store.tables import Table
from honeyflow.web.access import on_own_machine
from honeyflow.web.published import Published


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content[:500]
    return response.content.decode()


def names(text: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="/people/[0-9a-f]+/"><bdi>([^<]*)</bdi>', text)


def test_people_are_listed_by_name_and_programs_last(client: Client, orchard: Path) -> None:
    text = text_of(client, "/people/")

    assert names(text) == [
        *("Ada Pomme", "Ben Quince", "Cleo Medlar", "Dan Hazel", "Eva Sorrel", "Finn Rowan", "Gil Şahin"),
        "press-bot[bot]",
    ]
    assert '<span class="tag">program</span>' in text
    assert "@" not in text


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("medlar", ["Cleo Medlar"]),
        ("SAHIN", ["Gil Şahin"]),
        ("gil_sahin@", ["Gil Şahin"]),
        ("larder.", ["Dan Hazel", "Finn Rowan"]),
    ],
)
def test_search_finds_by_part_of_name_or_address(client: Client, orchard: Path, asked: str, found: list[str]) -> None:
    assert names(text_of(client, f"/people/?q={asked}")) == found


def test_search_without_a_hit_says_what_to_try(client: Client, orchard: Path) -> None:
    assert "Nobody has “quux” in a name or address. Try" in text_of(client, "/people/?q=quux")


def test_page_beyond_the_list_leads_back(client: Client, orchard: Path) -> None:
    assert "To the first page" in text_of(client, "/people/?offset=500")


def test_person_shows_stays_identities_and_what_is_unknown(client: Client, orchard: Path) -> None:
    text = text_of(client, f"/people/{CLEO}/")

    assert "Worked for Orchard; of 5 commits, 1 has no known employer." in text
    assert "cleo_medlar@gmail.com" in text
    assert "stated by the company&#x27;s staff list" in text
    assert "after the last stated day (Orchard)" in text
    assert '<a href="/organizations/orchard.example/">Orchard</a>' in text


def test_time_line_has_a_lane_an_organization_and_one_for_the_unknown(client: Client, orchard: Path) -> None:
    text = text_of(client, f"/people/{CLEO}/")

    assert re.findall(r'class="timeline__name"[^>]*>([^<]*)<', text) == ["Orchard", "Unknown"] * 2
    assert text.count("timeline__bar--stated") == 2


def test_program_is_marked_and_works_for_nobody(client: Client, orchard: Path) -> None:
    text = text_of(client, f"/people/{BOT}/")

    assert ">program</span>" in text
    assert "it works for nobody" in text
    assert '<svg class="timeline' not in text


def test_unknown_person_is_not_found(client: Client, orchard: Path) -> None:
    assert "There is no person" in text_of(client, "/people/nobody/", 404)


@pytest.fixture
def small_groups(settings: Any, tmp_path: Path) -> Path:
    """Serve the orchard as a site that names groups of three."""
    text = (orchard_site() / "honeyflow.toml").read_text(encoding="utf-8")
    (tmp_path / "honeyflow.toml").write_text(f"{text}\n[privacy]\nminimum_group = 3\n", encoding="utf-8")
    shutil.copytree(orchard_snapshot().folder, tmp_path / "data" / "snapshots" / "1")
    (tmp_path / "data" / "current").write_text("1\n", encoding="utf-8")
    settings.HONEYFLOW_SITE = tmp_path
    return tmp_path


def test_organization_lists_its_persons_to_the_keeper(client: Client, small_groups: Path) -> None:
    text = text_of(client, "/organizations/orchard.example/")

    assert names(text) == ["Ada Pomme", "Ben Quince", "Cleo Medlar"]
    assert "orchard.example" in text
    assert "3 persons authored" in text
    assert "Persons active a year" in text


def test_organization_names_no_person_to_engineers(signed_in: SignedIn, small_groups: Path) -> None:
    text = text_of(signed_in(Role.ENGINEER), "/organizations/orchard.example/")

    assert "Persons are named to the keeper and to community managers only." in text
    assert not [word for word in ("Pomme", "Quince", "Medlar", "/people/", "a year") if word in text]


def test_organization_below_the_minimum_group_says_why_nobody_is_listed(client: Client, orchard: Path) -> None:
    text = text_of(client, "/organizations/larder.example/")

    assert "fewer than this site&#x27;s minimum group" in text
    assert names(text) == []


def test_organization_below_the_minimum_group_is_not_there_for_engineers(signed_in: SignedIn, orchard: Path) -> None:
    assert "Larder" not in text_of(signed_in(Role.ENGINEER), "/organizations/larder.example/", 404)


def test_organization_that_does_not_exist_is_not_found(client: Client, orchard: Path) -> None:
    text_of(client, "/organizations/nowhere.example/", 404)


def test_employers_lead_to_their_organization(client: Client, small_groups: Path) -> None:
    assert '<a href="/organizations/orchard.example/">Orchard</a>' in text_of(client, "/employers/")


@pytest.mark.parametrize(
    ("asked", "own"),
    [
        ({"HTTP_HOST": "localhost:8000"}, True),
        ({"HTTP_HOST": "127.0.0.1"}, True),
        ({"HTTP_HOST": "[::1]:8000", "REMOTE_ADDR": "::1"}, True),
        ({"HTTP_HOST": "testserver"}, False),
        ({"HTTP_HOST": "localhost", "REMOTE_ADDR": "192.0.2.7"}, False),
        ({"HTTP_HOST": "localhost", "HTTP_X_FORWARDED_FOR": "192.0.2.7"}, False),
    ],
)
def test_own_machine_is_loopback_without_a_proxy(asked: dict[str, Any], own: bool) -> None:
    assert on_own_machine(RequestFactory().get("/", **asked)) is own


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the reads that a page asks for, in order."""
    said: list[str] = []
    ask = Published.ask

    def counted(self: Published, read: Any, *arguments: Any, **options: Any) -> Any:
        said.append(read.__name__)
        return ask(self, read, *arguments, **options)

    monkeypatch.setattr(Published, "ask", counted)
    return said


def test_people_at_one_and_at_three_rows_ask_the_same_questions(
    client: Client, orchard: Path, asked: list[str]
) -> None:
    seen = {}
    for letters in ("medlar", "orchard.example"):
        asked.clear()
        rows = len(names(text_of(client, f"/people/?q={letters}")))
        seen[rows] = tuple(asked)

    assert seen[1] == seen[3]


NASTY = "Eve <script>alert(1)</script>\x1b[31m\u202e"


@pytest.fixture
def nasty(settings: Any, tmp_path: Path) -> Path:
    """Serve the orchard with one person, whose name and address try to do harm."""
    shutil.copy(orchard_site() / "honeyflow.toml", tmp_path)
    shutil.copytree(orchard_snapshot().folder, tmp_path / "data" / "snapshots" / "1")
    (tmp_path / "data" / "current").write_text("1\n", encoding="utf-8")
    email = '"><img src=x onerror=alert(1)>@x.example'
    put(tmp_path, IDENTITY, Identity("eve", NASTY, email, "eve", False, "alone", 1.0))
    put(tmp_path, PERSON, Person("eve", NASTY, False, 1))
    settings.HONEYFLOW_SITE = tmp_path
    return tmp_path


def put(site: Path, table: Table, *rows: object) -> None:
    folder = site / "data" / "snapshots" / "1" / table.name
    shutil.rmtree(folder)
    folder.mkdir()
    write_rows(table, rows, folder / "part-000000.parquet")


@pytest.mark.parametrize("address", ["/people/", "/people/eve/", "/people/?q=%3Cscript%3E"])
def test_names_and_searches_cannot_do_harm(client: Client, nasty: Path, address: str) -> None:
    text = text_of(client, address)

    assert "Eve &lt;script&gt;" in text
    assert not re.search(r"<script>|<img|\x1b|\u202e", text)


def test_organization_shows_former_names_and_owners(client: Client, nasty: Path) -> None:
    rows = [
        ("larder.example", "Pantry", None, None, None, date(2024, 7, 1)),
        ("larder.example", "Larder Ltd", "orchard.example", "Orchard", date(2024, 7, 1), None),
    ]
    put(nasty, ORGANIZATION_PERIOD, *(OrganizationPeriod(*row) for row in rows))

    text = text_of(client, "/organizations/larder.example/")

    assert re.findall(r'<th scope="row">(Pantry|Larder Ltd)</th>', text) == ["Pantry", "Larder Ltd"]
    assert '<td data-name="To">2024-06-30</td>' in text
    assert '<a href="/organizations/orchard.example/">Orchard</a>' in text


def test_person_page_gives_all_that_is_held_as_one_file(client: Client, orchard: Path) -> None:
    answer = client.get(f"/people/{CLEO}/?format=zip")

    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Cache-Control"] == "no-store"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert {"read-me.html", "data.json", "tables/commit.csv"} <= set(archive.namelist())
        assert "cleo@orchard.example" in archive.read("data.json").decode()
    assert client.get(f"/people/{CLEO}/?format=exe").status_code == 404
