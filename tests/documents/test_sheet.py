"""CSV and JSON: exact, and nothing a spreadsheet would run."""

import csv
import io
import json
from decimal import Decimal

import pytest

from honeyflow.documents.sheet import csv_text, exact, json_text


@pytest.mark.parametrize(
    ("amount", "told"),
    [(None, ""), (Decimal("0.000"), "0"), (Decimal("12000.5000"), "12000.5"), (Decimal("1E+3"), "1000")],
)
def test_exact_is_the_whole_amount(amount: Decimal | None, told: str) -> None:
    assert exact(amount) == told


@pytest.mark.parametrize(
    ("cell", "told"),
    [("=cmd()", "'=cmd()"), ("@x", "'@x"), ("+49 1", "'+49 1"), ("-12.5", "-12.5"), ('a "b", c', 'a "b", c')],
)
def test_cell_that_a_spreadsheet_would_run_is_defused(cell: str, told: str) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(("what",), [(cell,)]))))

    assert rows == [["what"], [told]]


def test_json_keeps_amounts_as_texts() -> None:
    assert json.loads(json_text({"amount": Decimal("0.10")})) == {"amount": "0.1"}
