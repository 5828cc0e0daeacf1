"""The feed of news: by RFC 4287, the same for everybody, its ids for ever."""

import re
import shutil
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from tests.worlds.snapshots import orchard_site

ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "/learn/feed.atom"


@pytest.fixture
def own(tmp_path: Path, settings: Any) -> Path:
    """Serve a copy of the orchard, whose texts may be changed."""
    site = tmp_path / "site"
    shutil.copytree(orchard_site(), site, symlinks=True)
    settings.HONEYFLOW_SITE = site
    return site


def read(client: Client) -> ElementTree.Element:
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)  # noqa: S314 - our own


def texts(feed: ElementTree.Element, name: str) -> list[str]:
    return [each.findtext(f"{ATOM}{name}") or "" for each in feed.findall(f"{ATOM}entry")]


def service(site: Path, slug: str, front: str) -> None:
    (site / "services" / f"{slug}.md").write_text(f"+++\n{front}\n+++\n", encoding="utf-8")


def test_feed_has_what_the_standard_asks_for(client: Client, own: Path) -> None:
    feed = read(client)

    assert feed.tag == f"{ATOM}feed"
    for one in (feed, *feed.findall(f"{ATOM}entry")):
        assert all(one.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert one.find(f"{ATOM}link[@rel='alternate']") is not None or one.find(f"{ATOM}link") is not None
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == f"http://localhost{ADDRESS}"  # type: ignore[union-attr]
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Orchard"
    assert feed.find(f"{ATOM}author/{ATOM}email") is None


def test_feed_names_only_texts_with_a_day_newest_first(client: Client, own: Path) -> None:
    service(own, "support", 'title = "Support & more"\nsummary = "a < b"\nupdated = 2025-03-02')
    service(own, "secret", 'title = "Secret"\nupdated = 2025-03-03\ndraft = true')
    (own / "learn" / "index.md").write_text("+++\ntitle = 'Entry'\nupdated = 2025-03-04\n+++\n", "utf-8")

    feed = read(client)

    assert texts(feed, "title") == ["Support & more", "When to pick"]
    assert texts(feed, "updated") == ["2025-03-02T00:00:00+00:00", "2025-03-01T00:00:00+00:00"]
    assert texts(feed, "summary")[0] == "a &lt; b"
    assert feed.findtext(f"{ATOM}updated") == "2025-03-02T00:00:00+00:00"
    links = [each.find(f"{ATOM}link").get("href") for each in feed.findall(f"{ATOM}entry")]  # type: ignore[union-attr]
    assert links == ["http://localhost/services/support/", "http://localhost/learn/picking/"]


def test_ids_stay_when_texts_days_and_addresses_change(client: Client, own: Path) -> None:
    service(own, "support", 'title = "Support"\nupdated = 2025-03-02')
    before = texts(read(client), "id")
    service(own, "support", 'title = "Gold"\nupdated = 2027-03-02')
    moved = ElementTree.fromstring(client.get(ADDRESS, headers={"host": "testserver"}).content)  # noqa: S314

    assert texts(moved, "id") == before
    assert before[0] == "tag:orchard.example,2026:honeyflow/service/support"
    assert all(re.fullmatch(r"tag:[a-z.]+,\d{4}:[!-~]+", each) for each in before)


@pytest.mark.parametrize("front", ['title = "a\\u0001b"', 'title = "</title><script>"', 'title = "שירות"'])
def test_feed_is_sound_whatever_a_title_holds(client: Client, own: Path, front: str) -> None:
    service(own, "süß und 1", f"{front}\nupdated = 2025-03-02")

    feed = read(client)

    assert len(texts(feed, "title")) == 2
    assert texts(feed, "id")[0].isascii()


def test_feed_without_entries_is_not_of_this_moment(client: Client, own: Path) -> None:
    shutil.rmtree(own / "learn")

    assert read(client).findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert client.get(ADDRESS).content == client.get(ADDRESS).content


def test_feed_is_linked_unless_it_is_off(client: Client, own: Path) -> None:
    link = '<link rel="alternate" type="application/atom+xml"'
    assert link in client.get("/learn/").content.decode()

    with (own / "honeyflow.toml").open("a", encoding="utf-8") as file:
        file.write("\n[learn]\nfeed = false\n")

    text = client.get("/learn/").content.decode()
    assert (link in text, ADDRESS in text) == (False, False)
    assert client.get(ADDRESS).status_code == 404


def test_feed_takes_no_post(client: Client, own: Path) -> None:
    assert client.post(ADDRESS).status_code == 405


def test_feed_is_there_before_any_run(client: Client, nothing_yet: Path) -> None:
    assert client.get(ADDRESS).status_code == 200
