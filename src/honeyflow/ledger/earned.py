"""Revenue earned: each invoice line laid out over the days it serves, so that any period has its own part of it."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from honeyflow.kernel.bounds import Bounds
from honeyflow.kernel.period import Period
from honeyflow.ledger.records import InvoiceLine

Money = dict[str, Decimal]
"""Amounts by currency; never added across currencies."""


def earned(lines: Iterable[InvoiceLine], period: Period) -> dict[str, Money]:
    """Return what was earned in `period`, by customer and currency.

    A line with days of service is earned evenly over them, any other on its date; credit notes count negative.
    """
    total: dict[str, Money] = defaultdict(lambda: defaultdict(Decimal))
    for line in lines:
        part = _part(line, period)
        if part:
            total[line.customer_id][line.currency] += line.amount * part
    return {customer: dict(money) for customer, money in total.items()}


def _part(line: InvoiceLine, period: Period) -> Decimal:
    if line.service_from is None or line.service_to is None or line.service_to <= line.service_from:
        return Decimal(int(line.issued_on in period))
    days = (min(line.service_to, period.end) - max(line.service_from, period.start)).days
    return Decimal(max(days, 0)) / (line.service_to - line.service_from).days


NOTHING_EARNED = "Nothing was earned from this customer in this period, so no work is set against it."
ONLY_CREDIT = (
    "What was credited to this customer in this period is more than what was earned: no work is set against it."
)
NO_WHOLE = "In this period more was credited in {} than earned from all customers, so there is nothing to share."


def share_of(own: Money, all_: Money) -> tuple[Bounds | None, str]:
    """Return a customer's share of what was earned from all customers, 0-1, or None and why not.

    In one currency the share is exact. In several, without converting: whatever the rates, the share of the whole is
    an average of the shares per currency, so it lies between the least and the greatest of them.
    """
    held = {currency for currency, amount in all_.items() if amount or own.get(currency)}
    if not any(own.get(currency) for currency in held):
        return None, NOTHING_EARNED
    bad = sorted(currency for currency in held if all_[currency] <= 0)
    if bad:
        return None, NO_WHOLE.format(" and ".join(bad))
    shares = [own.get(currency, Decimal(0)) / all_[currency] for currency in held]
    if max(shares) <= 0:
        return None, ONLY_CREDIT
    # Another customer's credit note may lift a share above the whole.
    return Bounds(min(max(min(shares), Decimal(0)), Decimal(1)), min(max(shares), Decimal(1))), ""


def in_all(by_customer: dict[str, Money]) -> Money:
    """Return what was earned from all customers together, by currency."""
    total: Money = defaultdict(Decimal)
    for money in by_customer.values():
        for currency, amount in money.items():
            total[currency] += amount
    return dict(total)
