"""The charts' titles say what the charts show."""

from datetime import date
from decimal import Decimal

from honeyflow.documents.history import charts_of
from honeyflow.kernel.period import add_months
from honeyflow.ledger.records import MonthPoint


def history(*keys: str, months: int = 24) -> tuple[MonthPoint, ...]:
    amounts = dict.fromkeys(keys, Decimal(2))
    return tuple(MonthPoint(add_months(date(2024, 1, 1), number), amounts) for number in range(months))


def test_chart_of_the_community_alone_says_how_much_not_that_there_is_nothing() -> None:
    (chart,) = charts_of(history("community.design"))

    assert chart.finding.startswith("24 in the last four quarters")


def test_chart_of_both_parties_says_the_communitys_share() -> None:
    (chart,) = charts_of(history("community.design", "company.design"))

    assert chart.finding.replace("\u2009", "").replace("\u202f", "").startswith("50% from the community")


def test_chart_of_less_than_a_year_says_how_many_quarters() -> None:
    (chart,) = charts_of(history("community.design", months=6))

    assert chart.finding == "12 in the last 2 quarters"
