"""How the commons ages: each month a part of what was given before no longer counts."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from honeyflow.kernel.commodity import CONTRIBUTIONS, Kind
from honeyflow.kernel.period import add_months
from honeyflow.ledger.accounts import AGED, STOCK
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, PostingRule
from honeyflow.ledger.staff_days import PLACES


def monthly_share(half_life_years: float) -> Decimal:
    """Return the part of the stock that ages in a month, so that half of it is left after the half-life.

    Examples
    --------
    >>> round(1 - (1 - monthly_share(2)) ** 24, 6)
    Decimal('0.500000')
    """
    return 1 - Decimal(2) ** (-1 / (Decimal(str(half_life_years)) * 12))


def post(books: Books) -> Iterator[Entry]:
    """Post, per month, project and kind, what ages of the stock at the end of the month before."""
    given: dict[tuple[str, Kind], dict[date, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for gift in books.gifts:
        given[gift.project, gift.kind][gift.month] += gift.credit
    share = monthly_share(books.half_life_years)
    for (project, kind), months in sorted(given.items()):
        stock, month = Decimal(0), min(months)
        while month <= books.last_month:
            aged = (stock * share).quantize(PLACES)
            if aged:
                yield _entry(month, project, kind, aged)
            stock += months.get(month, Decimal(0)) - aged
            month = add_months(month, 1)


def _entry(month: date, project: str, kind: Kind, aged: Decimal) -> Entry:
    return Entry(
        f"ageing/{month:%Y-%m}/{project}/{kind}",
        posting_rule.name,
        month,
        project,
        f"Time wore off {kind} contributions to {project}",
        "contribution",
        f"before {month:%Y-%m} {project} {kind}",
        transfer(STOCK, AGED, CONTRIBUTIONS[kind].code, aged),
    )


posting_rule = PostingRule(name="ageing", question="How much of what was given has time worn off?", post=post)
