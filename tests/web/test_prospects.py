"""The market side's pages of organizations: what they tell, what they never do, and how they look in a browser."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Page
from tests.worlds.orchard import PEOPLE, build_orchard
from tests.worlds.snapshots import AS_OF

from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from honeyflow.web import introductions as seam

LIST, LARDER = "/market/organizations/", "/market/organizations/larder.example/"


@pytest.fixture(scope="module")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the orchard with a minimum group of one, so that its few people make organizations."""
    folder = build_orchard(tmp_path_factory.mktemp("small") / "site")
    with (folder / "honeyflow.toml").open("a", encoding="utf-8") as file:
        file.write("\n[privacy]\nminimum_group = 1\n")
    run_site(load_site(folder), as_of=AS_OF)
    return folder


@pytest.fixture
def small(settings: Any, small_folder: Path) -> Path:
    settings.HONEYFLOW_SITE = small_folder
    return small_folder


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_list_tells_bounds_relation_and_month(client: Client, small: Path) -> None:
    text = text_of(client, LIST)

    assert "As published for <strong>March 2025</strong>" in text
    assert text.index("Larder Ltd") < text.index("Cellar AG")
    assert "2 or more" in text
    assert '<span class="tag tag--customers">customer</span>' in text
    assert "cannot tell" in text


def test_organization_tells_kinds_projects_and_its_history(client: Client, small: Path) -> None:
    text = text_of(client, LARDER)

    assert '<li class="mark mark--told">functionality<' in text
    assert "translation<span" in text
    assert '<li class="mark mark--told">press</li>' in text
    assert '<td class="num">2</td>' in text


def test_figures_open_to_their_method_and_never_to_records_or_people(client: Client, small: Path) -> None:
    for address in (LIST, LARDER):
        main = text_of(client, address).partition('<main id="main"')[2].partition("</main>")[0]
        assert 'href="/methods/market-organizations/"' in main
        assert not [
            part
            for part in ("/records/", "/people/", "/organizations/larder.example/?", "/employers/")
            if f'"{part}' in main
        ]


@pytest.mark.parametrize("address", [LIST, LARDER, "/market/organizations/orchard.example/"])
def test_pages_hold_nothing_of_any_person(client: Client, small: Path, address: str) -> None:
    text = text_of(client, address).casefold()

    planted = {word.casefold() for name, email in PEOPLE.values() for word in (*name.split(), email) if len(word) > 3}
    planted.discard("press-bot[bot]")
    assert "dan hazel" not in text
    assert not [word for word in planted if word in text]
    assert text_of(client, "/people/?q=hazel").casefold().count("hazel") > 0  # the person is there to leak


def test_organizations_not_told_are_all_alike(client: Client, orchard: Path) -> None:
    few, none, keeper = "larder.example", "nobody.example", "orchard.example"
    texts = {text_of(client, f"/market/organizations/{key}/").replace(key, "") for key in (few, none, keeper)}

    assert len(texts) == 1
    assert "This page does not tell which" in texts.pop()


def test_list_without_any_says_what_is_needed(client: Client, orchard: Path) -> None:
    text = text_of(client, LIST)

    assert "No organization has enough people" in text
    assert "once 7 of its people took part" in text


def test_address_cannot_narrow_what_is_told(client: Client, small: Path) -> None:
    asked = text_of(client, f"{LIST}?period=2025-01&project=press&relation=customer")

    assert asked.partition('<main id="main"')[2] == text_of(client, LIST).partition('<main id="main"')[2]


def test_introduction_is_shown_where_a_champion_offered_one(
    client: Client, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Offered:
        def available(self, organization_id: str) -> bool:
            return organization_id == "larder.example"

    assert "<strong>yes</strong>" not in text_of(client, LIST)
    for page in ("prospects", "prospect"):
        monkeypatch.setattr(f"honeyflow.web.pages.{page}.page.introductions", Offered)
    assert not seam.introductions().available("larder.example")

    assert text_of(client, LIST).count("<strong>yes</strong>") == 1
    assert "a champion there offered to make one" in text_of(client, LARDER)


def test_snapshot_of_an_older_version_says_what_to_do(
    client: Client, tmp_path: Path, settings: Any, small: Path
) -> None:

    site = tmp_path / "site"
    shutil.copytree(small, site, symlinks=True)
    settings.HONEYFLOW_SITE = site
    shutil.rmtree(next((site / "data" / "snapshots").iterdir()) / "market_publication")

    assert "Nothing is published yet" in text_of(client, LIST)
    assert "This page does not tell which" in text_of(client, LARDER)


@pytest.mark.slow
@pytest.mark.parametrize("address", [LIST, LARDER])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [(1440, 900), (360, 740)])
def test_page_is_accessible_and_fits(
    page: Page, server: str, small: Path, address: str, scheme: str, size: tuple[int, int]
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(server + address)

    results = Axe().run(page)

    assert results.violations_count == 0, results.generate_report()
    assert int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth")) <= 0
