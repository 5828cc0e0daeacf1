import json

from typer.testing import CliRunner

from honeyflow.cli.app import build_app
from tests.worlds.snapshots import orchard_site


def show(*options: str) -> str:
    done = CliRunner().invoke(build_app(), ["show", *options, "--site", str(orchard_site()), "--period", "2025-Q1"])
    assert done.exit_code == 0, done.output
    return done.output


def test_show_effort_prints_the_share_with_its_unknown_part() -> None:
    assert "at least 11 %, at most 100 %" in show("effort")


def test_show_exchange_prints_the_share_too() -> None:
    assert "Open share of paid work: at least 11 %, at most 100 %" in show("exchange")


def test_show_effort_as_json_carries_both_bounds_and_the_days() -> None:
    effort = json.loads(show("effort", "--json"))["effort"]

    assert (effort["share"]["open"], effort["share"]["paid"], effort["share"]["upper"]) == ("14", "126", "1")
    assert {each["destination"]: each["days"] for each in effort["destinations"]} == {"open": "14", "unknown": "112"}
