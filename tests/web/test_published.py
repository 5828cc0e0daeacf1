"""The snapshot the pages read: kept while it is current, exchanged when a run publishes another."""

import shutil
from pathlib import Path

import pytest
from tests.worlds.snapshots import orchard_site, orchard_snapshot

from honeyflow.kernel.errors import NoSnapshotError
from honeyflow.site import Site, load_site
from honeyflow.store.engines import Engine
from honeyflow.store.snapshots import Snapshot
from honeyflow.web.published import KEPT_ANSWERS, Published, published_of


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site of this test's own, with the orchard's snapshot."""
    (tmp_path / "data" / "snapshots").mkdir(parents=True)
    shutil.copy(orchard_site() / "honeyflow.toml", tmp_path)
    publish(tmp_path, "1")
    return load_site(tmp_path)


def publish(site: Path, name: str) -> None:
    shutil.copytree(orchard_snapshot().folder, site / "data" / "snapshots" / name)
    (site / "data" / "current").write_text(name + "\n", encoding="utf-8")


class Counting:
    """A read that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []
        self.__qualname__ = "counting"

    def __call__(self, snapshot: Snapshot, engine: Engine, what: object, *, also: object = None) -> str:
        assert engine is not None
        self.asked.append((what, also))
        return f"{snapshot.name} {what}"


def test_the_same_question_is_asked_of_the_engine_once(site: Site) -> None:
    read, published = Counting(), published_of(site)
    answers = [published.ask(read, 1), published.ask(read, 1), published.ask(read, 1, also=2)]

    assert answers == ["1 1", "1 1", "1 1"]
    assert read.asked == [(1, None), (1, 2)]


def test_answers_are_kept_while_the_snapshot_is_current_and_no_longer(site: Site) -> None:
    first = published_of(site)
    again = published_of(site)
    publish(site.folder, "2")
    second = published_of(site)

    assert first is again
    assert (first.snapshot.name, second.snapshot.name) == ("1", "2")
    assert second.ask(Counting(), 1) == "2 1"


def test_the_least_used_answers_go_first(site: Site) -> None:
    read, published = Counting(), published_of(site)
    for number in range(KEPT_ANSWERS + 1):
        published.ask(read, number)
    read.asked.clear()
    published.ask(read, KEPT_ANSWERS)
    published.ask(read, 0)

    assert read.asked == [(0, None)]


def test_before_the_first_run_there_is_nothing_published(site: Site) -> None:
    (site.data / "current").unlink()

    with pytest.raises(NoSnapshotError, match="Do: honeyflow run"):
        published_of(site)


def test_two_sites_do_not_share_answers(site: Site, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(site.folder / "data", other / "data")
    shutil.copy(site.folder / "honeyflow.toml", other)
    held: list[Published] = [published_of(site), published_of(load_site(other)), published_of(site)]

    assert held[0] is held[2]
    assert held[0] is not held[1]
