"""``honeyflow people explain``: in plain words, within 80 columns, as JSON, and for several or nobody."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from honeyflow.cli.app import build_app
from honeyflow.people.reads.profile import UnknownPersonError
from honeyflow.people.records import Identity, Person
from honeyflow.people.tables import IDENTITY, PERSON
from honeyflow.store.files import write_rows
from honeyflow.store.tables import Table
from tests.worlds.snapshots import orchard_site, orchard_snapshot


def said(who: str, *options: str, site: Path | None = None) -> str:
    command = ["people", "explain", who, "--site", str(site or orchard_site()), *options]
    result = CliRunner(env={"COLUMNS": "80"}).invoke(build_app(), command, catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def together(text: str) -> str:
    return " ".join(text.split())


def test_explains_who_where_and_what_is_unknown() -> None:
    text = together(said("Cleo Medlar"))

    assert "5 commits from 2025-02-03 to 2025-03-20, 2 identities." in text
    assert "Cleo Medlar <cleo_medlar@gmail.com>" in text
    assert "2025-02-01 to 2025-03-14 Orchard as employee, stated" in text
    assert "1 commit, 2025-03-20 to 2025-03-20 a private address less than a month after the last stated day" in text


@pytest.mark.parametrize("who", ["Cleo Medlar", "finn@cellar.example", "gil sahin", "press-bot[bot]"])
def test_fits_eighty_columns(who: str) -> None:
    assert max(len(line) for line in said(who).splitlines()) <= 80


def test_program_is_said_to_be_one() -> None:
    assert "a program" in said("press-bot[bot]")


def test_json_holds_the_profiles() -> None:
    (gil,) = json.loads(said("gil_sahin@gmail.com", "--json"))

    assert (gil["name"], gil["bot"], len(gil["identities"])) == ("Gil Şahin", False, 2)


def test_nobody_is_told_what_was_expected_and_what_to_do() -> None:
    with pytest.raises(UnknownPersonError, match=r"saw 'nobody', which nobody bears; expected an e-mail .* Do: take"):
        said("nobody")


@pytest.fixture
def doctored(tmp_path: Path) -> Path:
    """Return a copy of the orchard in which two persons bear one name that steers a terminal."""
    shutil.copy(orchard_site() / "honeyflow.toml", tmp_path)
    shutil.copytree(orchard_snapshot().folder, tmp_path / "data" / "snapshots" / "1")
    (tmp_path / "data" / "current").write_text("1\n", encoding="utf-8")
    name = "Eve \x1b[31m[bold]\u202e"
    identities = [Identity(f"{n}", name, f"eve{n}@x.example", f"{n}", False, "alone", 1.0) for n in (1, 2)]
    put(tmp_path, IDENTITY, [*identities])
    put(tmp_path, PERSON, [Person(f"{n}", name, False, 1) for n in (1, 2)])
    return tmp_path


def put(site: Path, table: Table, rows: list[object]) -> None:
    folder = site / "data" / "snapshots" / "1" / table.name
    shutil.rmtree(folder)
    folder.mkdir()
    write_rows(table, rows, folder / "part-000000.parquet")


def test_several_are_listed_with_how_to_ask_for_one(doctored: Path) -> None:
    text = said("Eve \x1b[31m[bold]\u202e", site=doctored)

    assert "2 persons may be meant by" in text
    assert "One of them: honeyflow people explain 1" in text


@pytest.mark.parametrize("who", ["1", "Eve \x1b[31m[bold]\u202e"])
def test_names_cannot_steer_the_terminal(doctored: Path, who: str) -> None:
    text = said(who, site=doctored)

    assert "Eve \ufffd[31m[bold]\ufffd" in text
    assert not set(text) & {"\x1b", "\u202e"}
