"""From time sheets, commits, reviews and licences to the open share, against answers worked out by hand.

The orchard as it is: open days are those with an accepted commit or review by staff, all derived.
Ada: January 2, 3, 8, 9 (review of P4), 14; February 5; March 25. Ben: January 7; March 3, 6. Cleo: February 3, 10;
March 12, 13. In all 6 + 3 + 5 = 14 of 126 paid.

The orchard with a sheet of Ben's January (a day in the press, half a day of support, a day off: what his commit of the
7th says counts no more), and with the press under a licence that is not open from March on: P14 of the 6th is closed.
Open 6 + 3 + 4 = 13, closed 1, service 0.5, leave 1, unknown 110.5. P13's test and P14 are given to nobody.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period
from honeyflow.ledger.open_share import read_effort
from honeyflow.ledger.read import read_contributions, read_statement
from honeyflow.ledger.records import Direction
from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from honeyflow.store.engines import Engine, open_engine
from honeyflow.store.snapshots import Snapshot
from tests.worlds.orchard import build_orchard
from tests.worlds.snapshots import AS_OF, orchard_snapshot

QUARTER = Period.parse("2025-Q1")
SHEET = """staff_id,date,hours,project,activity
S2,2025-01-07,8,press,Drawing
S2,2025-01-08,4,Larder,Support
S2,2025-01-09,8,Vacation,
"""
CLOSED = """
[[licence]]
repository = "press"
expression = "BUSL-1.1"
from = 2025-03-01
"""


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def clocked(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder: Path = build_orchard(tmp_path_factory.mktemp("clocked") / "site")
    (folder / "timesheet.csv").write_text(SHEET)
    with (folder / "honeyflow.toml").open("a") as site:
        site.write(CLOSED)
    return run_site(load_site(folder), as_of=AS_OF)


def test_open_share_of_the_orchard_is_derived(engine: Engine) -> None:
    share = read_effort(orchard_snapshot(), engine, QUARTER).share

    assert share is not None
    assert (share.paid, share.open, share.unknown, share.sheets) == (126, 14, 112, 0)
    assert (share.lower, share.upper) == (Decimal(14) / 126, 1)


def test_open_share_with_a_sheet_and_a_closed_licence(clocked: Snapshot, engine: Engine) -> None:
    view = read_effort(clocked, engine, QUARTER)

    assert {each.destination.value: float(each.days) for each in view.destinations} == {
        "open": 13, "closed": 1, "service": 0.5, "leave": 1, "unknown": 110.5,
    }  # fmt: skip
    assert view.share is not None
    assert (view.share.sheets, view.share.upper) == (Decimal("2.5"), Decimal("123.5") / 126)
    assert [each.share.open for each in view.months] == [6, 3, 4]


def test_break_of_the_licence_is_told(clocked: Snapshot, engine: Engine) -> None:
    (found,) = read_effort(clocked, engine, QUARTER).breaks

    assert (found.repository, found.on, found.before, found.after, found.breaks) == (
        "press", date(2025, 3, 1), "MIT", "BUSL-1.1", True,
    )  # fmt: skip


def test_statement_shows_the_share_and_closes(clocked: Snapshot, engine: Engine) -> None:
    statement = read_statement(clocked, engine, QUARTER)

    assert statement.refused == ""
    assert statement.open_share is not None
    assert statement.open_share.open == 13
    assert [c.result for c in statement.checks if c.name.startswith("paid days")] == ["closed"]


def test_work_in_what_was_not_open_is_given_to_nobody(clocked: Snapshot, engine: Engine) -> None:
    lines = read_statement(clocked, engine, QUARTER).of(Party.COMPANY, Direction.GAVE)
    total, rows = read_contributions(clocked, engine, QUARTER, "press", party=Party.COMPANY)

    assert {line.commodity.code: line.amount for line in lines if line.commodity.code.startswith("ACE")} == {
        "ACE.design": 3, "ACE.functionality": Decimal("2.5"), "ACE.quality": Decimal("3.5"),
        "ACE.translation": 0, "ACE.documentation": 5,
    }  # fmt: skip
    assert total == len([row for row in rows if row.happened_on < date(2025, 3, 1)])


def test_statement_of_one_project_has_no_share(clocked: Snapshot, engine: Engine) -> None:
    assert read_statement(clocked, engine, QUARTER, "press").open_share is None
