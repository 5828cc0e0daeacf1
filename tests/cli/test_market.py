from decimal import Decimal

import pytest
from rich.console import Console

from honeyflow.cli.views.market import Figure, Market, render
from honeyflow.ledger.market.origins import Origins


@pytest.mark.parametrize(("flow", "runway"), [(250, "no end"), (None, "not recorded")])
def test_runway_has_no_end_while_cash_grows(flow: int | None, runway: str) -> None:
    cash_flow = Figure("cash-flow", "USD", "", "amount", None if flow is None else Decimal(flow), None)
    figures = (cash_flow, Figure("runway", "USD", "", "months", None, None))
    console = Console(record=True, width=80)

    render(Market("2025", figures, (), Origins(0, 0, 0, 0, ())), console)

    (line,) = [each for each in console.export_text().splitlines() if "runway" in each]
    assert line.split("USD")[1].strip().startswith(runway)
