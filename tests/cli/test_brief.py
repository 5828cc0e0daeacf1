"""``honeyflow brief``: from clones and services.json to files, without a site, a server or the network."""

import json
import socket
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from honeyflow.cli.app import build_app
from honeyflow.cli.brief_files import BriefFileError
from honeyflow.outreach.briefs.registry import formats
from tests.outreach.briefs.cases import BUSY, OFFER
from tests.worlds.snapshots import orchard_site


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is no site, with a services.json; no connection can be made from it."""

    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    (tmp_path / "services.json").write_text(json.dumps(OFFER), encoding="utf-8")
    (tmp_path / "requirements.txt").write_text("weft==2.3.1\nother==1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(socket.socket, "connect", refuse)
    return tmp_path


def brief(*arguments: str) -> Result:
    return CliRunner().invoke(build_app(), ["brief", *arguments])


def press() -> list[str]:
    return ["--repository", str(orchard_site() / "repositories" / "press.git")]


def fault(done: Result) -> str:
    assert isinstance(done.exception, BriefFileError), done.output
    return str(done.exception)


def test_start_then_make_writes_every_format(here: Path) -> None:
    start = brief("start", "--me", "ada@orchard.example", *press(), "--services", "services.json", "--uses", ".")
    done = brief("make", "draft.toml", "--services", "services.json", "-o", "out")

    assert (start.exit_code, done.exit_code) == (0, 0), (start.exception, done.exception)
    assert "2 components read, 1 of Weftwise's projects" in start.output
    assert sorted(each.name for each in (here / "out").iterdir()) == sorted(
        f"Ada-Pomme-Weftwise.{each.ending}" for each in formats.all().values()
    )
    assert "Ada Pomme: the case for working with Weftwise" in done.output
    assert "add  waits: what you wait for" in done.output
    assert "ada@orchard.example" not in (here / "draft.toml").read_text(encoding="utf-8")


def test_make_writes_nothing_but_what_it_is_told_to(here: Path) -> None:
    (here / "draft.json").write_text(json.dumps(BUSY), encoding="utf-8")
    before = set(here.rglob("*"))
    brief("make", "draft.json", "--services", "services.json", "--format", "text,markdown")

    assert {each.name for each in set(here.rglob("*")) - before} == {
        "Cleo-Marsh-Weftwise.txt",
        "Cleo-Marsh-Weftwise.md",
    }


def test_make_without_an_offer_says_what_is_missing(here: Path) -> None:
    (here / "draft.json").write_text(json.dumps(BUSY), encoding="utf-8")
    done = brief("make", "draft.json", "--format", "text")

    assert done.exit_code == 0
    assert "add  services.json" in done.output
    assert "look draft.json:services: saw 'support'" in done.output


def test_work_writes_what_the_pages_read(here: Path) -> None:
    done = brief("work", "--me", "ada@orchard.example", *press())
    told: dict[str, Any] = json.loads((here / "work.json").read_text(encoding="utf-8"))

    assert done.exit_code == 0
    assert "4 accepted changes, 1 reviews" in done.output
    assert told["schema"] == "honeyflow/work/1"


def test_start_with_nothing_known_is_a_sound_draft(here: Path) -> None:
    done = brief("start", "--name", "نور حسن", "-o", "mine/draft.toml")
    made = brief("make", "mine/draft.toml", "--format", "text", "-o", "out")

    assert (done.exit_code, made.exit_code) == (0, 0), (done.exception, made.exception)
    assert [each.name for each in (here / "out").iterdir()] == ["نور-حسن.txt"]


def test_files_that_are_there_stay(here: Path) -> None:
    (here / "draft.toml").write_text("mine", encoding="utf-8")

    assert "--force" in fault(brief("start"))
    assert (here / "draft.toml").read_text(encoding="utf-8") == "mine"
    assert brief("start", "--force").exit_code == 0


def test_make_writes_all_or_none_over_files_that_are_there(here: Path) -> None:
    (here / "draft.json").write_text(json.dumps(BUSY), encoding="utf-8")
    (here / "Cleo-Marsh-Weftwise.txt").write_text("mine", encoding="utf-8")
    make = ("make", "draft.json", "--services", "services.json", "--format", "markdown,text")

    assert "Cleo-Marsh-Weftwise.txt: saw a file that is there" in fault(brief(*make))
    assert not (here / "Cleo-Marsh-Weftwise.md").exists()
    assert brief(*make, "--force").exit_code == 0
    assert (here / "Cleo-Marsh-Weftwise.txt").read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize(
    ("name", "content", "seen"),
    [
        ("missing.json", None, "No such file"),
        ("broken.json", b"{", "expected JSON"),
        ("page.json", b"<html>", "expected JSON or TOML"),
        ("latin.json", b'{"company": "Caf\xe9"}', "no UTF-8"),
        ("https://f.example/services.json", None, "nothing is fetched"),
    ],
)
def test_services_that_cannot_be_read_stop_with_what_to_do(
    here: Path, name: str, content: bytes | None, seen: str
) -> None:
    if content is not None:
        (here / name).write_bytes(content)

    assert seen in fault(brief("start", "--services", name))


def test_draft_with_a_slip_names_its_line(here: Path) -> None:
    (here / "draft.toml").write_text('language = "de"\nrisk = oops\n', encoding="utf-8")

    assert "line 2" in fault(brief("make", "draft.toml"))


def test_repository_without_an_address_asks_for_one(here: Path) -> None:
    assert "--me" in fault(brief("start", *press()))


def test_repository_that_is_none_is_said_and_the_draft_written(here: Path) -> None:
    done = brief("start", "--me", "ada@orchard.example", "--repository", "nowhere")

    assert done.exit_code == 0
    assert "no such folder" in done.output
    assert (here / "draft.toml").exists()


def test_unknown_format_lists_the_known(here: Path) -> None:
    (here / "draft.json").write_text("{}", encoding="utf-8")
    done = brief("make", "draft.json", "--format", "papyrus")

    assert "markdown" in str(done.exception)
