from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.sources.market.cells import CellError
from honeyflow.sources.market.dates import DateColumn


@pytest.mark.parametrize(
    "text",
    [
        "2024-12-31",
        "2024-12-31T00:00:00Z",
        "2024/12/31",
        "31.12.2024",
        "12/31/2024",
        "31/12/2024",
        "31-12-2024",
        "45657",
    ],
)
def test_date_sure_form(text: str) -> None:
    assert DateColumn([text]).read(text) == date(2024, 12, 31)


@pytest.mark.parametrize(("beside", "expected"), [("12/31/2024", date(2024, 3, 4)), ("31/12/2024", date(2024, 4, 3))])
def test_date_doubtful_read_as_column(beside: str, expected: date) -> None:
    assert DateColumn(["03/04/2024", beside]).read("03/04/2024") == expected


@pytest.mark.parametrize("others", [[], ["2024-12-31", "31.12.2024"], ["12/31/2024", "31/12/2024"]])
def test_date_doubtful_without_witness_held(others: list[str]) -> None:
    with pytest.raises(CellError) as caught:
        DateColumn(["03/04/2024", *others]).read("03/04/2024")
    assert caught.value.rule == "date-ambiguous"


def test_date_same_day_and_month_sure() -> None:
    assert DateColumn(["05/05/2024"]).read("05/05/2024") == date(2024, 5, 5)


@pytest.mark.parametrize(
    "text", ["soon", "2024-02-30", "31/31/2024", "31.12.24", "0024-01-01", "9999-01-01", "12345678"]
)
def test_date_wrong_refused(text: str) -> None:
    with pytest.raises(CellError) as caught:
        DateColumn([text]).read(text)
    assert caught.value.rule == "date-wrong"


@given(st.dates(min_value=date(1970, 1, 1), max_value=date(2099, 12, 31)))
def test_date_column_never_turns_a_date(day: date) -> None:
    text = f"{day:%m/%d/%Y}"
    assert DateColumn([text, "12/31/2024"]).read(text) == day
