"""Being in the community beside being a customer: counts, lag and intervals; what goes with what, never what brings it.

Everything is made from what is published of organizations and from invoices: nothing here counts a person.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from honeyflow.outreach.organizations.intervals import (
    Difference,
    Middle,
    Share,
    difference_of,
    middle_of,
    share_of,
)
from honeyflow.outreach.organizations.records import MarketOrganization

LEAST = 10
"""Organizations that a group needs before anything but its number is told."""


@dataclass(frozen=True)
class Bought:
    """What invoices say of one organization up to a month.

    Parameters
    ----------
    first_on : date
        Month of its first invoice.
    still : bool
        It is served at the month's end.
    year_amount : Decimal
        Invoiced in the last twelve months, in the company's currency.
    """

    organization_id: str
    first_on: date
    still: bool
    year_amount: Decimal


@dataclass(frozen=True)
class Association:
    """What customers who were in the community before their first invoice have beside those who were not.

    Parameters
    ----------
    month_on : date
        Invoices and publications up to its end.
    customers, before : int
        Organizations whose first invoice came after the first month published; those of them published before it.
    share : Share or None
        `before` ÷ `customers`; None below `least` customers.
    lag : Middle or None
        Months from the first month published to the first invoice; None below `least` organizations.
    still_with, still_without : Share or None
        Served today, of those published before their first invoice and of the others.
    difference : Difference or None
        The first less the second.
    paid_with, paid_without : Middle or None
        Invoiced in the last twelve months by those served today, in `currency`.
    least : int
        Fewest organizations in a group of which more than its number is told.
    """

    month_on: date
    customers: int
    before: int
    share: Share | None
    lag: Middle | None
    still_with: Share | None
    still_without: Share | None
    difference: Difference | None
    paid_with: Middle | None
    paid_without: Middle | None
    currency: str
    least: int = LEAST


def associate(
    published: Iterable[MarketOrganization], bought: Iterable[Bought], *, month: date, start: date, currency: str
) -> Association:
    """Return the association at the end of `month`; `start` is the first month published."""
    since = _first_months(published)
    cohort = [each for each in bought if start < each.first_on <= month]
    with_ = [each for each in cohort if since.get(each.organization_id, date.max) < each.first_on]
    without = [each for each in cohort if since.get(each.organization_id, date.max) >= each.first_on]
    lags = [_months(since[each.organization_id], each.first_on) for each in with_]
    both = min(len(with_), len(without)) >= LEAST
    still = [share_of(sum(each.still for each in group), len(group)) for group in (with_, without)] if both else []
    paid = [_paid(group) for group in (with_, without)]
    told = all(middle is not None for middle in paid)
    return Association(
        month_on=month,
        customers=len(cohort),
        before=len(with_),
        share=share_of(len(with_), len(cohort)) if len(cohort) >= LEAST else None,
        lag=middle_of(lags) if len(lags) >= LEAST else None,
        still_with=still[0] if both else None,
        still_without=still[1] if both else None,
        difference=difference_of(*still) if both else None,
        paid_with=paid[0] if told else None,
        paid_without=paid[1] if told else None,
        currency=currency,
    )


def _first_months(published: Iterable[MarketOrganization]) -> Mapping[str, date]:
    first: dict[str, date] = {}
    for row in published:
        first[row.organization_id] = min(row.month_on, first.get(row.organization_id, row.month_on))
    return first


def _months(start: date, end: date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _paid(group: Collection[Bought]) -> Middle | None:
    amounts = [float(each.year_amount) for each in group if each.still and each.year_amount > 0]
    return middle_of(amounts) if len(amounts) >= LEAST else None
