"""A member's work from clones: worked out by hand on the orchard, and on clones with a fault."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.finding import Severity
from honeyflow.outreach.briefs.offer import Project
from honeyflow.outreach.briefs.public import PublicWork, read_public_work
from honeyflow.outreach.briefs.work import Counted, work_json
from tests.sources.git.workshop import Workshop, run_git
from tests.worlds.snapshots import orchard_site

TODAY = date(2025, 4, 1)


def orchard(*addresses: str, **told: Any) -> PublicWork:
    folder = orchard_site() / "repositories"
    return read_public_work([str(folder / "press.git"), str(folder / "almanac.git")], addresses, today=TODAY, **told)


def test_work_of_a_maintainer_by_hand() -> None:
    work = orchard("ada@orchard.example").work

    assert (work.name, work.source, work.first_on, work.last_on) == (
        "Ada Pomme",
        "git, read on 2025-04-01",
        date(2025, 1, 2),
        date(2025, 3, 25),
    )
    assert work.accepted == 6  # P1, P2, P5, P9, A1, A9: the merge P10 is none
    assert work.projects == (Counted("press", 4), Counted("almanac", 2))
    assert dict(work.contributions) == {
        Kind.FUNCTIONALITY: 3,  # P1, P5, P9
        Kind.QUALITY: 3,  # P2, P5, and P4 reviewed
        Kind.DOCUMENTATION: 1,  # A1
        Kind.DESIGN: 1,  # A9
    }
    assert (work.reviews, work.others_helped) == (1, 1)
    assert work.releases is not None
    assert (work.releases.count, work.releases.latest) == (1, "v1.0")


def test_co_author_and_reporter_are_credited() -> None:
    work = orchard("DAN@larder.example ").work

    assert work.accepted == 2  # P4 written, P5 written with Ada; P16 was not accepted
    assert (work.reviews, work.others_helped) == (1, 1)  # A7 reported


def test_mailmap_makes_two_addresses_one() -> None:
    work = orchard("gil_sahin@gmail.com").work

    assert (work.name, work.accepted) == ("Gil Şahin", 3)


def test_several_addresses_are_one_member_and_others_of_the_name_are_told() -> None:
    both = orchard("cleo@orchard.example", "cleo_medlar@gmail.com")
    one = orchard("cleo@orchard.example")

    assert both.work.accepted == one.work.accepted + 1
    assert [each for each in both.findings if each.rule == "work-elsewhere"] == []
    (told,) = [each for each in one.findings if each.rule == "work-elsewhere"]
    assert "1 by your name under cleo_medlar@gmail.com" in told.seen


def test_no_address_is_in_the_work() -> None:
    assert "@" not in work_json(orchard("ada@orchard.example").work)


def test_nothing_of_this_address_is_said_and_no_figure() -> None:
    done = orchard("zoe@orchard.example")

    assert not done.work.recorded
    assert done.work.releases is None
    assert [each.rule for each in done.findings] == ["work-not-found"]


def test_commits_of_the_companys_projects_have_their_addresses() -> None:
    project = Project("press", commit_url="https://f.example/press/commit/{commit}")
    examples = orchard("ada@orchard.example", projects=[project]).work.examples

    assert {each.project for each in examples if each.url} == {"press"}
    assert all(each.url == f"https://f.example/press/commit/{each.sha}" for each in examples if each.url)
    assert [each.on for each in examples] == sorted((each.on for each in examples), reverse=True)


def test_clone_is_known_by_where_it_came_from(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "mine.git")
    workshop.commit({b"src/http/a.py": b"1\n"})
    run_git(workshop.folder, "config", "remote.origin.url", "git@github.com:weft/weft.git")
    project = Project("weft", repository="https://github.com/weft/weft")
    work = read_public_work(
        [str(workshop.folder)], ["ada@orchard.example"], today=date(2026, 1, 1), projects=[project]
    ).work

    assert work.projects == (Counted("weft", 1),)
    assert work.areas == (Counted("weft/http", 1),)
    assert work.examples[0].url.startswith("https://github.com/weft/weft/commit/")


@pytest.mark.parametrize(
    ("where", "seen"),
    [("nowhere", "no such folder"), ("file", "a file"), ("empty", "without a git"), ("https://f.example/x", "address")],
)
def test_what_is_no_clone_is_a_finding_and_the_rest_is_read(tmp_path: Path, where: str, seen: str) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "empty").mkdir()
    place = where if where.startswith("https") else str(tmp_path / where)
    press = str(orchard_site() / "repositories" / "press.git")
    done = read_public_work([place, press], ["ada@orchard.example"], today=TODAY)

    assert done.work.accepted == 4
    (fault,) = [each for each in done.findings if each.severity is Severity.SERIOUS]
    assert seen in fault.seen


def test_repository_without_a_commit_is_told(tmp_path: Path) -> None:
    done = read_public_work([str(Workshop(tmp_path / "new.git").folder)], ["ada@orchard.example"], today=TODAY)

    assert {each.rule for each in done.findings} == {"repository-empty", "work-not-found"}


def test_impossible_clock_counts_on_no_day(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path / "odd.git")
    workshop.commit({b"a": b"1"}, when="99999999999 +0000")
    workshop.commit({b"a": b"2"}, when="1700000000 +0000")
    work = read_public_work([str(workshop.folder)], ["ada@orchard.example"], today=TODAY).work

    assert (work.accepted, work.first_on) == (1, date(2023, 11, 14))


def test_work_is_one_object_of_the_schema() -> None:
    told = json.loads(work_json(orchard("ada@orchard.example").work))

    assert told["schema"] == "honeyflow/work/1"
    assert len(told["examples"]) <= 12
