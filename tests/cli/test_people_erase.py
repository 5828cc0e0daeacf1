"""Erasing in the terminal: shown first, asked, done, and refused where it makes no sense."""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from honeyflow.cli.app import build_app
from honeyflow.cli.people_erase import ErasureError
from honeyflow.people.reads.profile import UnknownPersonError
from honeyflow.site import load_site
from honeyflow.site.erased.file import append_tombstones
from honeyflow.site.erased.marks import marks_of_address
from tests.worlds.orchard import PEOPLE
from tests.worlds.snapshots import orchard_site

GIL, NOREPLY = "gil_sahin@gmail.com", PEOPLE["gil"][1]


pytestmark = pytest.mark.django_db  # the shared orchard may have a back office by now


@pytest.fixture
def site(tmp_path: Path) -> Path:
    shutil.copytree(orchard_site(), tmp_path / "site", symlinks=True)
    return tmp_path / "site"


def erase(site: Path, *words: str, answer: str = "") -> Result:
    command = ["people", "erase", *words, "--site", str(site)]
    return CliRunner(env={"COLUMNS": "80"}).invoke(build_app(), command, input=answer, catch_exceptions=False)


def test_what_goes_and_stays_is_shown_before_it_is_asked(site: Path) -> None:
    (site / "decisions.csv").write_text(f"kind,who,other\nsame,{GIL},{NOREPLY}\n")
    (site / "notes.txt").write_text("Gil Şahin, GIL_SAHIN@gmail.com")
    said = erase(site, GIL, answer="n\n")

    assert said.exit_code == 1
    for words in (
        f"<{GIL}>",
        NOREPLY,
        "line 2; their rows",
        "notes.txt, which names them",
        "3 commits, under a number",
    ):
        assert words in said.output
    assert "Nobody was erased." in said.output
    assert not (site / "erased.csv").exists()


def test_who_is_erased_is_gone_and_the_key_is_spoken_of(site: Path) -> None:
    said = erase(site, GIL, answer="y\n").output

    assert "Erased as person 1." in said
    assert "data/erasure-key safe" in said
    with pytest.raises(ErasureError, match=r"erased already, on 20\d\d-"):
        erase(site, GIL, "--yes")


def test_address_that_no_commit_has_is_erased_in_advance(site: Path) -> None:
    said = erase(site, "someone@elsewhere.example", "--yes").output

    assert "nobody in the commits" in said
    assert "Erased as person 1." in said
    assert "Ann Reed <root@localhost>" in erase(site, "Ann Reed <root@localhost>", "--yes").output


def test_one_is_meant_by_name_and_address(site: Path) -> None:
    assert "identities" in erase(site, f"gil  şahin <{NOREPLY.upper()}>", answer="n\n").output


@pytest.mark.parametrize(
    ("who", "error", "seen"),
    [
        (PEOPLE["bot"][1], ErasureError, "a program"),
        ("Nobody Known", UnknownPersonError, "nobody bears"),
        ("root@localhost", ErasureError, "anybody may write from"),
    ],
)
def test_who_cannot_be_erased_is_refused(site: Path, who: str, error: type[Exception], seen: str) -> None:
    with pytest.raises(error, match=seen):
        erase(site, who, "--yes")
    assert not (site / "erased.csv").exists()


def test_doctor_tells_of_a_key_that_is_lost(tmp_path: Path) -> None:
    (tmp_path / "honeyflow.toml").touch()
    append_tombstones(load_site(tmp_path), marks_of_address(GIL), "Ada")
    doctor = ["doctor", "--site", str(tmp_path)]
    before = CliRunner().invoke(build_app(), doctor)
    (tmp_path / "data" / "erasure-key").unlink()
    after = CliRunner().invoke(build_app(), doctor)

    assert (before.exit_code, after.exit_code) == (0, 1)
    assert "1 erased, and the key is there" in before.output
    assert "bring the key back from a backup" in after.output
