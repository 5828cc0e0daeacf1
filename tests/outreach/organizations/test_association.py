"""What goes together with being a customer, worked out by hand; below ten organizations nothing but their number."""

from datetime import date
from decimal import Decimal

import pytest

from honeyflow.kernel.period import add_months
from honeyflow.outreach.organizations.association import Association, Bought, associate
from honeyflow.outreach.organizations.intervals import middle_of
from honeyflow.outreach.organizations.records import MarketOrganization
from tests.outreach.organizations.histories import Act, publish

START, END = date(2020, 1, 1), date(2024, 12, 1)


def told(name: str, month: date) -> MarketOrganization:
    return MarketOrganization(month, name, name, "prospect", 5, None, None, month.year, "", "")


def customers(prefix: str, count: int, *, stays: int, amount: int = 100) -> list[Bought]:
    first = date(2022, 1, 1)
    return [Bought(f"{prefix}{n}", first, n < stays, Decimal(amount + n)) for n in range(count)]


def found(with_: int, without: int) -> Association:
    rows = [told(f"a{n}", add_months(date(2022, 1, 1), -n - 1)) for n in range(with_)]
    rows += [told(f"b{n}", date(2023, 1, 1)) for n in range(without)]  # there only after the first invoice
    bought = [*customers("a", with_, stays=11, amount=500), *customers("b", without, stays=12)]
    return associate(rows, bought, month=END, start=START, currency="EUR")


def test_association_counts_only_who_was_told_before_the_first_invoice() -> None:
    told_all = found(12, 24)

    assert (told_all.customers, told_all.before) == (36, 12)
    assert told_all.share is not None
    assert (round(told_all.share.low, 3), round(told_all.share.high, 3)) == (0.202, 0.497)
    assert told_all.lag is not None
    assert (told_all.lag.median, told_all.lag.low, told_all.lag.high) == (6.5, 3, 10)


def test_association_compares_who_stayed_and_what_was_invoiced_with_intervals() -> None:
    told_all = found(12, 24)

    assert told_all.still_with is not None
    assert told_all.difference is not None
    assert (told_all.still_with.count, round(told_all.difference.value, 3)) == (11, 0.417)
    assert told_all.difference.low > 0
    assert told_all.paid_with is not None
    assert told_all.paid_without is not None
    assert (told_all.paid_with.median, told_all.paid_without.median) == (505, 105.5)


@pytest.mark.parametrize(("with_", "without"), [(9, 40), (40, 9), (0, 0), (3, 3)])
def test_association_below_ten_organizations_cannot_tell(with_: int, without: int) -> None:
    told_few = found(with_, without)

    assert (told_few.still_with, told_few.difference, told_few.paid_with) == (None, None, None)
    assert (told_few.share is None) == (with_ + without < 10)
    assert (told_few.lag is None) == (with_ < 10)


def test_customers_from_before_anything_was_published_are_left_out() -> None:
    early = [Bought(f"c{n}", START, True, Decimal(1)) for n in range(20)]

    assert associate([], early, month=END, start=START, currency="EUR").customers == 0


def test_median_of_too_few_has_no_interval() -> None:
    with pytest.raises(ValueError, match="6 or more"):
        middle_of([1, 2, 3, 4, 5])


def test_association_is_made_from_what_is_published_alone() -> None:
    quiet = publish([Act(f"p{n}", "larder", 0) for n in range(6)], 5)  # six people are there, and nothing is told

    bought = customers("larder.example", 1, stays=1)
    assert associate(quiet.rows, bought, month=END, start=START, currency="EUR").before == 0
