from pathlib import Path

import pytest
from tests.sources.market.files import INVOICE_HEADER, read

from honeyflow.kernel.finding import Severity

WHOLE = f"{INVOICE_HEADER}I1,C1,support,2025-01-10,,,100.00,EUR,\nI2,C1,support,2025-01-10,,,200.00,EUR,\n"


@pytest.mark.parametrize("end", ["I3,C1,supp", 'I3,C1,"supp', 'I3,C1,"support",2025-01-10,,,30'])
def test_invoices_cut_within_a_row_keeps_what_is_whole(tmp_path: Path, end: str) -> None:
    got = read(tmp_path, invoices=WHOLE + end)
    assert [line["invoice_id"] for line in got.invoice_line] == ["I1", "I2"]
    found = got.finding("file-cut")
    assert (found.evidence.locator, found.severity) == ("row 4", Severity.SERIOUS)


def test_invoices_without_a_last_line_end_but_whole_is_read(tmp_path: Path) -> None:
    got = read(tmp_path, invoices=WHOLE.rstrip("\n"))
    assert (len(got.invoice_line), got.rules("invoices.csv")) == (2, [])
