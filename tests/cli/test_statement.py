"""``honeyflow statement`` and ``honeyflow export services``."""

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from honeyflow.cli.app import build_app
from honeyflow.documents.errors import RefusedError
from honeyflow.kernel.errors import HoneyflowError, UnknownNameError
from tests.worlds.snapshots import orchard_site


def run(*command: str) -> Result:
    return CliRunner().invoke(build_app(), [*command, "--site", str(orchard_site())], catch_exceptions=False)


@pytest.mark.parametrize(
    ("command", "name", "begins"),
    [
        (("exchange",), "x.pdf", b"%PDF"),
        (("exchange", "--project", "press"), "x.csv", b"party,"),
        (("customer", "C1"), "x.pdf", b"%PDF"),
        (("customer", "Larder Ltd"), "x.json", b"{"),
        (("community",), "x.html", b"<!doctype html>"),
        (("community",), "x.htm", b"<!doctype html>"),
    ],
)
def test_statement_is_written_in_the_format_of_its_ending(
    tmp_path: Path, command: tuple[str, ...], name: str, begins: bytes
) -> None:
    result = run("statement", *command, "--period", "2025-Q1", "--out", str(tmp_path / name))

    assert result.exit_code == 0
    assert (tmp_path / name).read_bytes().startswith(begins)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_statement_without_a_file_is_written_under_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    run("statement", "customer", "C1", "--period", "2025-Q1")

    assert [file.name for file in tmp_path.iterdir()] == ["statement-C1-2025-Q1.pdf"]


def test_statement_is_printed_for_a_dash() -> None:
    told = json.loads(run("statement", "exchange", "--period", "2025", "--format", "json", "--out", "-").output)

    assert told["period"]["name"] == "2025"


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("customer", "C9"), "customer: saw 'C9'"),
        (("exchange", "--format", "xls"), "format: saw 'xls'; expected one of: pdf, csv, json"),
        (("exchange", "--project", "cider"), "project: saw 'cider'"),
        (("exchange", "--period", "soon"), "period: saw 'soon'"),
    ],
)
def test_what_does_not_exist_is_said_with_what_does(command: tuple[str, ...], said: str) -> None:
    with pytest.raises(UnknownNameError, match=said):
        run("statement", *command)


def test_place_that_cannot_be_written_to_is_said(tmp_path: Path) -> None:
    with pytest.raises(HoneyflowError, match="expected a place to write to"):
        run("statement", "community", "--out", str(tmp_path / "nowhere" / "x.html"))


def test_month_that_does_not_close_is_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("honeyflow.ledger.money_read._refusal", lambda *_: "2025-03: cash: saw 1; expected 2.")

    with pytest.raises(RefusedError, match="2025-03: cash"):
        run("statement", "customer", "C1", "--period", "2025-Q1", "--out", str(tmp_path / "x.pdf"))
    assert list(tmp_path.iterdir()) == []


def test_services_are_exported_as_json(tmp_path: Path) -> None:
    run("export", "services", str(tmp_path / "services.json"))

    told = json.loads((tmp_path / "services.json").read_text(encoding="utf-8"))
    assert [service["slug"] for service in told["services"]] == ["support", "training"]
