"""The statement as it is laid out, for the page and the terminal alike."""

from decimal import Decimal

from honeyflow.kernel.commodity import CONTRIBUTIONS, Commodity, Kind, money
from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period
from honeyflow.ledger.lines import NO_MONEY, NO_STAFF, NOT_BY_PROJECT
from honeyflow.ledger.records import Direction, Line, Statement
from honeyflow.ledger.sections import sections_of


def line(label: str, commodity: Commodity, missing: str = "") -> Line:
    amount = None if missing else Decimal(1)
    return Line(Party.COMPANY, Direction.GAVE, label, commodity, amount, None, "an:account", "method", missing)


def company(*lines: Line) -> tuple[list[tuple[str, list[str]]], str]:
    """Return title and row names of what the company gave, and the hint."""
    section = sections_of(Statement(Period.parse("2026"), None, lines, (), ()))[1]
    gave = section.sides[0]
    return [(group.title, [row.name for row in group.rows]) for group in gave.groups], section.hint


def test_kinds_of_contribution_stand_under_one_title_and_other_lines_alone() -> None:
    groups, hint = company(
        line("wages", money("EUR")),
        line("accepted contributions in design by the community", CONTRIBUTIONS[Kind.DESIGN]),
        line("accepted contributions in quality by the community", CONTRIBUTIONS[Kind.QUALITY]),
    )

    assert groups == [("", ["wages"]), ("accepted contributions by the community", ["design", "quality"])]
    assert hint == ""


def test_what_to_do_about_missing_figures_is_said_once() -> None:
    _, hint = company(
        line("wages", money("EUR"), NO_STAFF),
        line("invoiced", money("EUR"), NO_MONEY),
        line("paid", money("EUR"), NO_MONEY),
        line("members", money("EUR"), NOT_BY_PROJECT),
    )

    assert hint == (
        "Not recorded: list your staff in staff.csv; list your invoices in invoices.csv, then run again. "
        f"{NOT_BY_PROJECT}"
    )
