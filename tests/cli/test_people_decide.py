"""Deciding in the terminal: what is written, refused, shown, and taken back."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from honeyflow.cli.app import build_app
from honeyflow.cli.people_decide import DecisionError
from honeyflow.site import load_site
from honeyflow.site.decisions import ErasedPersonError
from honeyflow.site.erased.file import append_tombstones
from honeyflow.site.erased.marks import marks_of_address
from honeyflow.sources.decisions.reading import read_decisions
from honeyflow.sources.market.trouble import Trouble
from tests.worlds.snapshots import orchard_site


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "honeyflow.toml").write_text('[company]\nname = "Orchard"\n')
    return tmp_path


def decide(site: Path, *words: str) -> str:
    command = ["people", *words, "--site", str(site)]
    return CliRunner(env={"COLUMNS": "80"}).invoke(build_app(), command, catch_exceptions=False).output


def kept(site: Path) -> list[tuple[int, str, str, str | None]]:
    found = read_decisions(site / "decisions.csv", Trouble("decisions.csv"))
    return [(each.line, each.kind, each.who, each.other or each.organization) for each in found]


def test_decisions_are_kept_and_one_is_taken_back(site: Path) -> None:
    decide(site, "same", "dan@x.example", "d@gmail.com", "--by", "Ada", "--note", 'said "yes", by mail')
    decide(site, "works-for", "d@gmail.com", "Larder, Inc", "--from", "2024-01-01", "--to", "2024-02-01")
    said = decide(site, "undo", "2")

    assert kept(site) == [(3, "works-for", "d@gmail.com", "Larder, Inc")]
    assert "line 4" in said


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (("same", "Dan", "d@gmail.com"), "'Dan'"),
        (("same", "d@gmail.com", "D@gmail.com"), "the same address twice"),
        (("works-for", "d@gmail.com", "Larder", "--as", "boss"), "'boss' as capacity"),
        (("works-for", "d@x.example", "Larder", "--from", "2024-02-01", "--to", "2024-01-01"), "a period from"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_written(site: Path, words: tuple[str, ...], seen: str) -> None:
    with pytest.raises(DecisionError, match=seen):
        decide(site, *words)

    assert not (site / "decisions.csv").exists()


def test_one_of_several_at_an_address_is_decided_about(site: Path) -> None:
    decide(site, "same", "Dan Hazel <root@localhost>", "Dan H <root@localhost>")
    decide(site, "different", "Dan Hazel <root@localhost>", "eva@x.example")
    decide(site, "works-for", "Dan Hazel <root@localhost>", "Larder")

    assert [row[2] for row in kept(site)] == ["Dan Hazel <root@localhost>"] * 3
    with pytest.raises(DecisionError, match="twice"):
        decide(site, "same", "Dan Hazel <root@localhost>", "dan  hazel <ROOT@localhost>")


def test_decision_about_somebody_erased_is_refused_and_says_when_and_what_to_do(site: Path) -> None:
    append_tombstones(load_site(site), marks_of_address("dan@x.example"), "Ada")

    with pytest.raises(ErasedPersonError, match=r"erased on 20\d\d-.*take the rows of person 1 out of erased\.csv"):
        decide(site, "same", "eva@x.example", "Dan <DAN@x.example>")
    assert not (site / "decisions.csv").exists()


def test_review_says_what_to_decide_and_how() -> None:
    text = decide(orchard_site(), "review")

    assert "pairs that may be one person" in text
    assert "decisions in force at the last run" in text


def test_review_for_machines_has_questions_and_decisions() -> None:
    assert sorted(json.loads(decide(orchard_site(), "review", "--json"))) == ["decided", "questions"]
