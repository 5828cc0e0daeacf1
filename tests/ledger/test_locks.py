"""Months locked on the orchard, and what happens when the files tell otherwise afterwards."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from honeyflow.cli.app import build_app
from honeyflow.kernel.period import Period
from honeyflow.ledger.locks import CloseRefusedError, MonthClose, months_to_lock, read_closes
from honeyflow.ledger.read import read_entries, read_statement
from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from honeyflow.store.engines import Engine, open_engine
from honeyflow.store.snapshots import Snapshot
from tests.worlds.orchard import INVOICES, build_orchard

JANUARY, FEBRUARY, MARCH = (date(2025, month, 1) for month in (1, 2, 3))
LATE = "I9,C2,training,2025-01-20,2025-01-06,2025-01-07,500.00,EUR,2025-01-28\n"


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = build_orchard(tmp_path / "site")
    run(folder)
    return folder


def run(folder: Path, as_of: date = date(2025, 4, 1)) -> Snapshot:
    return run_site(load_site(folder), as_of=as_of)


def close(folder: Path, *words: str) -> str:
    return str(CliRunner().invoke(build_app(), ["close", *words, "--site", str(folder)], catch_exceptions=False).output)


def revenue(folder: Path, engine: Engine, month: str) -> Decimal:
    snapshot = Snapshot.current(load_site(folder).data)
    _, rows = read_entries(snapshot, engine, Period.parse(month), account="company:revenue", commodity="EUR")
    return sum((row.amount for row in rows), Decimal(0))


def tell_late(folder: Path) -> None:
    (folder / "invoices.csv").write_text(INVOICES + LATE, encoding="utf-8")


def test_locked_month_keeps_its_figures_and_the_first_open_month_takes_the_correction(
    site: Path, engine: Engine
) -> None:
    close(site, "lock", "2025-02", "--until", "--by", "Ada")
    tell_late(site)
    run(site)

    assert [revenue(site, engine, month) for month in ("2025-01", "2025-02")] == [12000, 6600]
    assert revenue(site, engine, "2025-03") == -1000 + 500


def test_correction_names_the_month_and_the_record(site: Path, engine: Engine) -> None:
    close(site, "lock", "2025-01", "--until")
    tell_late(site)

    _, rows = read_entries(run(site), engine, Period.parse("2025-02"), account="company:revenue")

    words = "Correction of 2025-01, locked: told since: Invoiced: training, customer C2"
    found = [row for row in rows if row.narration == words]
    assert [(row.amount, row.source, row.locator) for row in found] == [(500, "invoices.csv", "row 6")]


def test_correction_posted_in_a_month_locked_later_is_not_posted_again(site: Path, engine: Engine) -> None:
    close(site, "lock", "2025-01", "--until")
    tell_late(site)
    run(site)
    close(site, "lock", "2025-02")
    run(site)

    assert [revenue(site, engine, month) for month in ("2025-01", "2025-02", "2025-03")] == [12000, 7100, -1000]


def test_record_taken_back_after_its_correction_is_corrected_again(site: Path, engine: Engine) -> None:
    close(site, "lock", "2025-01", "--until")
    tell_late(site)
    run(site)
    close(site, "lock", "2025-02")
    (site / "invoices.csv").write_text(INVOICES, encoding="utf-8")
    run(site)

    assert [revenue(site, engine, month) for month in ("2025-01", "2025-02", "2025-03")] == [12000, 7100, -1500]


def test_corrections_wait_while_no_month_is_open(site: Path, engine: Engine) -> None:
    close(site, "lock", "2025-03", "--until")
    tell_late(site)
    waiting = run(site)
    later = run(site, date(2025, 5, 2))

    assert waiting.manifest["tables"]["entry"] < later.manifest["tables"]["entry"]
    assert revenue(site, engine, "2025-04") == 500


def test_books_close_with_locks_and_say_so(site: Path, engine: Engine) -> None:
    close(site, "lock", "2025-02", "--until", "--by", "Ada")
    tell_late(site)
    snapshot = run(site)

    months = {each.month_on: each for each in read_closes(snapshot, engine)}
    statement = read_statement(snapshot, engine, Period.parse("2025-Q1"))

    assert [months[month].locked_by for month in (JANUARY, FEBRUARY, MARCH)] == ["Ada", "Ada", ""]
    assert months[MARCH].corrections > 0
    assert statement.refused == ""
    assert any("2025-01 and 2025-02 are locked" in note for note in statement.notes)


def test_unlocked_month_holds_what_the_records_say(site: Path, engine: Engine) -> None:
    close(site, "lock", "2025-02", "--until")
    tell_late(site)
    run(site)
    close(site, "unlock", "2025-01", "--reason", "a late invoice")
    run(site)

    assert [revenue(site, engine, month) for month in ("2025-01", "2025-02", "2025-03")] == [12500, 6600, -1000]


def test_lock_whose_kept_postings_are_changed_holds_no_longer(site: Path, engine: Engine) -> None:
    close(site, "lock", "2025-02", "--until")
    next((site / "closes").glob("2025-01-*.parquet")).unlink()
    snapshot = run(site)

    locked = [each.month_on for each in read_closes(snapshot, engine) if each.locked]

    assert locked == [date(2024, month, 1) for month in range(6, 13)]


def test_lock_of_a_month_with_open_ones_before_it_is_refused(site: Path, engine: Engine) -> None:
    closes = read_closes(Snapshot.current(load_site(site).data), engine)

    with pytest.raises(CloseRefusedError, match="9 months before it are open"):
        months_to_lock(closes, MARCH, until=False)


def test_lock_of_a_month_that_does_not_close_is_refused_with_the_reason() -> None:
    from honeyflow.ledger.close import CloseCheck

    check = CloseCheck(MARCH, "cash", "failed", "5", "7")

    with pytest.raises(CloseRefusedError, match="2025-03 cash: saw 5, expected 7"):
        months_to_lock([MonthClose(MARCH, "failed", (check,))], MARCH, until=True)
