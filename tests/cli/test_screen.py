"""Screening from the command line, through the real command in a process of its own."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mail.post import post_site

START = "from honeyflow.cli import main; main()"
AGREED = [f"p{n}@x.example" for n in range(5)]
AUDIENCE = [*AGREED, "P1+news@x.example", *(f"q{n}@x.example" for n in range(60))]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return post_site(tmp_path_factory.mktemp("screen") / "site", AGREED)


@pytest.fixture
def site(made: Path, tmp_path: Path) -> Path:
    shutil.copytree(made, tmp_path / "site", symlinks=True)
    return tmp_path / "site"


def said(site: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-c", START, *arguments, "--site", str(site)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, env={**os.environ, "COLUMNS": "200"})
    return done.returncode, done.stdout + done.stderr


def screen(site: Path, addresses: list[str], *more: str) -> tuple[int, str]:
    with (site / "audience.csv").open("w", newline="") as stream:
        rows = [("Name", "E-mail"), *(("=cmd()", each) for each in addresses)]
        csv.writer(stream).writerows(rows)
    asked = ("screen", str(site / "audience.csv"), "--purpose", "event", "--out", str(site / "allowed.csv"))
    return said(site, *asked, *more)


def test_allowed_rows_are_written_and_counts_told(site: Path) -> None:
    code, text = screen(site, [*AUDIENCE, "jo@x.example\r\nBcc: al@x.example", "none"])

    assert code == 0
    assert "68 asked, 5 allowed: 5 rows" in text
    assert "ground" not in text
    assert (site / "allowed.csv").read_text().splitlines() == ["Name,E-mail", *(f"'=cmd(),{each}" for each in AGREED)]


def test_reasons_are_counted_when_asked_for(site: Path) -> None:
    text = screen(site, AUDIENCE, "--reasons")[1]

    assert "nobody at this address agreed to be written to for event" in text
    assert "@" not in text


@pytest.mark.parametrize(
    ("second", "why"),
    [(["jo@x.example"], "saw 1 different addresses; expected 50"), (AUDIENCE[1:], "saw nearly the addresses")],
)
def test_audience_that_would_tell_gets_no_file(site: Path, second: list[str], why: str) -> None:
    screen(site, AUDIENCE)
    (site / "allowed.csv").unlink()

    code, text = screen(site, second)

    assert code == 1
    assert why in text
    assert not (site / "allowed.csv").exists()


def test_guard_explains_one_address(site: Path) -> None:
    text = said(site, "guard", "explain", "p1@x.example", "--purpose", "event")[1]

    assert text.splitlines()[:2] == ["allow: for event", "  allow ground: they agreed to be written to for event"]


def test_tools_own_contacts_come_back_as_opt_outs(site: Path) -> None:
    screen(site, AUDIENCE)
    told = ("--for", str(site / "audience.csv"), "--format", "mailchimp", "--purpose", "event")

    said(site, "suppression", "export", *told, "--out", str(site / "out.csv"))

    rows = (site / "out.csv").read_text().splitlines()
    assert rows == ["Email Address", *(each.lower() for each in AUDIENCE if each not in AGREED)]


def test_token_is_shown_once(site: Path) -> None:
    made = said(site, "tokens", "add", "news", "--scope", "screen", "--scope", "suppression:read")[1]
    token, key = (line for line in made.splitlines() if line.startswith("hf_") or len(line) == 64)

    listed = said(site, "tokens", "list")[1]

    assert len(token) == 46
    assert int(key, 16)
    assert "news" in listed
    assert token not in listed
    assert "expected one of: screen" in said(site, "tokens", "add", "b", "--scope", "all")[1]
    assert "news: revoked at" in said(site, "tokens", "revoke", "news")[1]
