"""The statement for the community: what customers' money built for everyone. Public-safe: no person, no customer."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from honeyflow.kernel.period import Period
from honeyflow.ledger.customer_statement import Sum
from honeyflow.ledger.records import Payment
from honeyflow.ledger.releases import Releases
from honeyflow.ledger.work_done import Given, PaidDays


@dataclass(frozen=True)
class CommonsStatement:
    """What a period's money and gifts made that everybody may use.

    Parameters
    ----------
    group : int
        Fewest customers, or contributors, of whom a number is told.
    customers, contributors : int or None
        How many paid, how many of the community contributed; None: fewer than `group`.
    money : tuple of Sum
        What customers paid, in the currencies in which at least `group` of them did; exact here, shown coarsely.
    money_held_back : bool
        Money was paid that is not told, for fewer than `group` customers paid it.
    releases : tuple of Releases or None
        None when the snapshot is older than this table.
    """

    period: Period
    group: int
    customers: int | None
    money: tuple[Sum, ...]
    money_held_back: bool
    days: PaidDays | None
    given: tuple[Given, ...]
    contributors: int | None
    releases: tuple[Releases, ...] | None
    refused: str = ""


def make_commons_statement(  # noqa: PLR0913 - each is one table read
    period: Period,
    *,
    group: int,
    payments: Iterable[Payment],
    days: PaidDays | None,
    given: tuple[Given, ...],
    contributors: int,
    releases: tuple[Releases, ...] | None,
    refused: str = "",
) -> CommonsStatement:
    """Return the statement; whatever fewer than `group` customers or contributors stand behind is left out here."""
    paid = [each for each in payments if each.paid_on in period]
    payers = len({each.customer_id for each in paid})
    money = _money(paid, group)
    told = {each.currency for each in money}
    return CommonsStatement(
        period,
        group,
        payers if payers >= group else None,
        money,
        any(each.currency not in told for each in paid),
        days,
        given,
        contributors if contributors >= group else None,
        releases,
        refused,
    )


def _money(paid: Iterable[Payment], group: int) -> tuple[Sum, ...]:
    amounts: dict[str, Decimal] = defaultdict(Decimal)
    payers: dict[str, set[str]] = defaultdict(set)
    for each in paid:
        amounts[each.currency] += each.amount
        payers[each.currency].add(each.customer_id)
    return tuple(
        Sum(currency, amount)
        for currency, amount in sorted(amounts.items())
        if len(payers[currency]) >= group and amount > 0
    )
