from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.sources.market.amounts import AmountColumn
from honeyflow.sources.market.cells import CellError


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("1234.5", "1234.5"),
        ("1.234,50", "1234.5"),
        ("1,234.50", "1234.5"),
        ("1'234.50", "1234.5"),
        ("1\u202f234,50 €", "1234.5"),
        ("EUR 1.234.567,00", "1234567"),
        ("(120.00)", "-120"),
        ("120.00-", "-120"),
        ("−120,5", "-120.5"),
        ("0.125", "0.125"),
        ("1234.567", "1234.567"),
        ("1,234,567", "1234567"),
        ("12", "12"),
    ],
)
def test_amount_sure_form(text: str, amount: str) -> None:
    assert AmountColumn([text]).read(text).value == Decimal(amount)


@pytest.mark.parametrize(("beside", "amount"), [("99,50", "1234"), ("99.50", "1.234")])
def test_amount_doubtful_read_as_column(beside: str, amount: str) -> None:
    assert AmountColumn(["1.234", beside]).read("1.234").value == Decimal(amount)


@pytest.mark.parametrize("others", [[], ["500"], ["1,50", "1.50"]])
def test_amount_doubtful_without_witness_held(others: list[str]) -> None:
    with pytest.raises(CellError) as caught:
        AmountColumn(["1.234", *others]).read("1.234")
    assert caught.value.rule == "amount-ambiguous"


@pytest.mark.parametrize("text", ["", "abc", "1.2.3", "12,34,56", "=1+1", "1e5", "--5", "²", "9" * 16, "1,2345,678.00"])
def test_amount_wrong_refused(text: str) -> None:
    with pytest.raises(CellError) as caught:
        AmountColumn([text]).read(text)
    assert caught.value.rule == "amount-wrong"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_amount_written_and_read_same(amount: Decimal) -> None:
    german = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert AmountColumn([german]).read(german).value == amount


def test_amount_wrong_cells_prove_nothing() -> None:
    column = AmountColumn(["see note,5", "1.2.34", "1,234"])
    with pytest.raises(CellError, match="thousands or decimals"):
        column.read("1,234")
