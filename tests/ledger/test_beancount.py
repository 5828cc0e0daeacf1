"""The books as Beancount's own programs read them."""

import subprocess
import sys
from pathlib import Path

import pytest

from honeyflow.ledger.beancount import account_name, commodity_name, write_beancount
from honeyflow.store.engines import open_engine
from tests.worlds.snapshots import orchard_snapshot


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("books") / "orchard.beancount"
    engine = open_engine("duckdb")
    with file.open("w", encoding="utf-8") as stream:
        write_beancount(orchard_snapshot(), engine, stream, title='The "orchard"')
    engine.close()
    return file


def bean_check(file: Path) -> tuple[int, str]:
    program = Path(sys.executable).with_name("bean-check")
    done = subprocess.run([str(program), str(file)], check=False, capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def test_bean_check_accepts_the_orchard_without_error(book: Path) -> None:
    assert bean_check(book) == (0, "")


def test_bean_check_refuses_a_changed_amount(book: Path, tmp_path: Path) -> None:
    changed = tmp_path / "changed.beancount"
    changed.write_text(
        book.read_text(encoding="utf-8").replace("12000.0000 EUR", "12001.0000 EUR", 1), encoding="utf-8"
    )

    assert bean_check(changed)[0] == 1


def test_books_hold_an_assertion_for_each_month_an_account_changed(book: Path) -> None:
    text = book.read_text(encoding="utf-8")

    assert "2025-04-01 balance Income:Company:Revenue" in text
    assert "-17600" not in text.partition("2025-04-01 balance Income:Company:Revenue")[2].splitlines()[0]


@pytest.mark.parametrize(("code", "name"), [("ACE.design", "ACE.DESIGN"), ("EUR", "EUR"), ("3D", "X3D")])
def test_commodity_name_is_one_beancount_allows(code: str, name: str) -> None:
    assert commodity_name(code) == name


def test_account_of_an_unknown_owner_is_under_equity() -> None:
    assert account_name("guild:some thing") == "Equity:Guild:Some-Thing"
