"""Every command, view and exported table × every role, against the tables written out here by hand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import typer
from typer.testing import CliRunner

from honeyflow.cli.app import build_app
from honeyflow.cli.commands.show import views
from honeyflow.cli.rights import NotAllowedError
from honeyflow.kernel.access import Right, Role, may
from honeyflow.runs.tables import ALL_TABLES
from tests.worlds.snapshots import orchard_site

K, C, E, M, F = Role.KEEPER, Role.COMMUNITY, Role.ENGINEER, Role.MARKET, Role.FINANCE
ALL = set(Role)
COMMANDS: dict[str, set[Role]] = {
    **{key: {K} for key in ("init", "run", "serve", "doctor", "demo")},
    **dict.fromkeys(("show", "export"), ALL),
    **{key: {K, M, F} for key in ("origin link", "origin tell", "statement customer")},
    **{key: {K, C, E, M, F} for key in ("statement exchange", "statement community")},
    **{key: {K, C} for key in (f"people {each}" for each in ("explain", "review", "changes", "same", "different"))},
    **{key: {K, C} for key in (f"people {each}" for each in ("works-for", "undo", "erase"))},
    **{key: {K, F} for key in (f"close {each}" for each in ("status", "lock", "unlock"))},
    **{key: {K} for key in ("backup", "restore", "audit rebuild", "privacy record", "privacy assessment")},
    "privacy access": {K, C},
    "privacy notice": ALL,
    "check": ALL,
    **dict.fromkeys((f"brief {each}" for each in ("start", "make", "work")), ALL),
    **{key: {K, C} for key in (f"audit {each}" for each in ("verify", "proof", "export", "head", "key"))},
    **{key: {K, C} for key in (f"consent {each}" for each in ("give", "withdraw", "object", "list", "import"))},
    **{key: {K, C, M} for key in ("screen", "suppression export")},
    **{key: {K, C} for key in ("guard explain", "tokens list", "tokens revoke")},
    **{key: {K, C} for key in (f"mail {each}" for each in ("held", "release", "drop"))},
    "tokens add": {K},
    **{key: {K} for key in (f"users {each}" for each in ("list", "add", "role", "remove", "link"))},
}
VIEWS: dict[str, set[Role]] = {
    **{key: {K, C, E, M, F} for key in ("exchange", "gains", "needs", "organizations")},
    **{key: {K, C, E} for key in ("community", "employers")},
    "effort": {K, E, F},
    "market": {K, M, F},
    "close": {K, F},
    "findings": {K, C},
}
PERSONS = "commit commit_trailer mailmap file_statement listed_affiliation listed_domain listed_alias decision identity"
PERSONS += " person match_review affiliation affiliation_chance organization organization_period commit_employers"
PERSONS += " people_change contribution contributor_month staff_day finding"
PERSONS += " customer_contact address_fact presence_state"
BOOKS = "bank_balance expense funding exchange_rate period_lock staff wage time_entry close_check beancount"
MARKET = "customer invoice_line payment subscription customer_origin origin_asked market_move market_month"
TABLES: dict[str, set[Role]] = {
    **{key: {K, C} for key in PERSONS.split()},
    **{key: {K, C, E} for key in ["repository", "commit_file", "licence", "release", "contributor_move"]},
    **{key: {K, F} for key in BOOKS.split()},
    **{key: {K} for key in ["entry", "posting", "balance", "locked_posting"]},
    **{key: {K, M, F} for key in [*MARKET.split(), "customer_move", "service_day"]},
    **{key: {K, C, E, M, F} for key in ["need", "market_organization", "market_publication"]},
    "effort": {K, E, F},
}


def leaves(command: Any, path: str = "") -> Iterator[tuple[str, click.Command]]:
    for name, each in getattr(command, "commands", {}).items():
        here = f"{path} {name}".strip()
        yield from leaves(each, here) if getattr(each, "commands", None) else [(here, each)]


LEAVES = dict(leaves(typer.main.get_command(build_app())))


def test_every_command_declares_one_right_and_is_in_the_table() -> None:
    assert [name for name, each in LEAVES.items() if not isinstance(getattr(each.callback, "right", None), Right)] == []
    assert set(LEAVES) == set(COMMANDS)


@pytest.mark.parametrize("role", Role)
def test_command_is_refused_to_those_without_its_right(monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    monkeypatch.setenv("HONEYFLOW_ROLE", role.value)
    for name, roles in COMMANDS.items():
        callback: Any = LEAVES[name].callback
        assert may(role, callback.right) is (role in roles), name
        if role not in roles:
            with pytest.raises(NotAllowedError, match="HONEYFLOW_ROLE"):
                callback()


def shown(role: Role, *arguments: str) -> bool:
    """Call a command as a shell of that role does, and return whether it was allowed."""
    told = {"HONEYFLOW_ROLE": role.value}
    done = CliRunner().invoke(build_app(), [*arguments, "--site", str(orchard_site())], env=told)
    if not isinstance(done.exception, NotAllowedError):
        assert done.exit_code == 0, (arguments, done.exception)
    return done.exit_code == 0


@pytest.mark.parametrize("role", Role)
def test_view_is_shown_to_those_who_may_see_its_page(role: Role) -> None:
    assert set(VIEWS) == set(views.all())
    assert {name for name in VIEWS if shown(role, "show", name)} == {n for n, roles in VIEWS.items() if role in roles}


@pytest.mark.parametrize("role", Role)
def test_table_is_exported_to_those_in_the_table(tmp_path: Path, role: Role) -> None:
    assert set(TABLES) == {*ALL_TABLES, "beancount"}
    got = {name for name in TABLES if shown(role, "export", name, str(tmp_path / f"{name}.csv"))}

    assert got == {name for name, roles in TABLES.items() if role in roles}


def test_market_gets_whole_quarters_of_all_projects() -> None:
    done = CliRunner().invoke(
        build_app(),
        ["show", "exchange", "--period", "2025-02", "--site", str(orchard_site())],
        env={"HONEYFLOW_ROLE": "market"},
    )

    assert "2025-Q1" in done.output
    assert not shown(Role.MARKET, "show", "exchange", "--project", "press")


def test_books_for_finance_leave_the_community_out_and_still_balance(tmp_path: Path) -> None:
    from beancount import loader

    file = tmp_path / "books.beancount"
    assert shown(Role.FINANCE, "export", "beancount", str(file))

    text = file.read_text(encoding="utf-8")
    assert "ACE." not in text
    assert "PERSON" not in text
    assert loader.load_file(str(file))[1] == []
