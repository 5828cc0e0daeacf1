"""Organizations in the terminal: bounds, never counts, and never a person."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from honeyflow.cli.app import build_app
from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from tests.worlds.orchard import build_orchard
from tests.worlds.snapshots import AS_OF, orchard_site


@pytest.fixture(scope="module")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = build_orchard(tmp_path_factory.mktemp("small") / "site")
    with (folder / "honeyflow.toml").open("a", encoding="utf-8") as file:
        file.write("\n[privacy]\nminimum_group = 1\n")
    run_site(load_site(folder), as_of=AS_OF)
    return folder


def shown(site: Path, *more: str) -> str:
    result = CliRunner().invoke(
        build_app(), ["show", "organizations", "--site", str(site), *more], env={"COLUMNS": "200"}
    )
    assert result.exit_code == 0, result.output
    return result.output


def test_show_organizations_tells_bounds_and_what_is_never_told(small_site: Path) -> None:
    text = shown(small_site)

    assert "Larder Ltd" in text
    assert "2+" in text
    assert "Fewer than 1 are never told" in text
    assert "cannot tell; 1 of 10 customers needed" in text


def test_show_organizations_as_json_is_the_same_whatever_period_is_asked(small_site: Path) -> None:
    found = json.loads(shown(small_site, "--json"))

    assert [each["people_least"] for each in found["published"]["organizations"]] == [2, 1]
    assert json.loads(shown(small_site, "--json", "--period", "2025-01", "--project", "press")) == found


def test_show_organizations_of_too_few_people_is_empty() -> None:
    found = json.loads(shown(orchard_site(), "--json"))

    assert (found["published"]["month_on"], found["published"]["organizations"]) == ("2025-03-01", [])


def test_show_organizations_where_none_is_told_says_so_and_what_to_do() -> None:
    text = shown(orchard_site())

    assert "No organization has enough people in the community yet, as published for 2025-03" in text
    assert "[organizations]" in text
    assert "Larder" not in text
