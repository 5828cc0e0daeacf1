"""Where the staff's paid time went: into open source, and what it became; the rest is unknown, never zero."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from honeyflow.kernel.commodity import CONTRIBUTIONS, PDAY
from honeyflow.kernel.party import Party
from honeyflow.ledger.accounts import HOURS, MADE, OPEN_WORK, STOCK, UNKNOWN
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.payroll import open_days_within_pay, paid_days_by_month
from honeyflow.ledger.records import Books, Entry, Leg, PostingRule


def post(books: Books) -> Iterator[Entry]:
    """Post, per month and project, open person-days and the contributions they became; per month, the unknown rest."""
    made: dict[tuple[date, str], list[Leg]] = defaultdict(list)
    for gift in books.gifts:
        if gift.party is Party.COMPANY:
            made[gift.month, gift.project].extend(transfer(MADE, STOCK, CONTRIBUTIONS[gift.kind].code, gift.credit))
    days = open_days_within_pay(books)
    for month, project in sorted({*made, *days}):
        spent = days.get((month, project), Decimal(0))
        legs = transfer(HOURS, OPEN_WORK, PDAY.code, spent) if spent else ()
        yield Entry(
            entry_id=f"open-work/{month:%Y-%m}/{project}",
            rule=posting_rule.name,
            posted_on=month,
            project=project,
            narration=f"Staff's paid work ended up in {project}",
            source="contribution",
            locator=f"{month:%Y-%m} {project} company",
            legs=(*legs, *made[month, project]),
        )
    yield from _unknown(books, days)


def _unknown(books: Books, days: dict[tuple[date, str], Decimal]) -> Iterator[Entry]:
    for month, paid in paid_days_by_month(books).items():
        rest = paid - sum(spent for (each, _), spent in days.items() if each == month)
        if rest:
            yield Entry(
                entry_id=f"unknown-work/{month:%Y-%m}",
                rule=posting_rule.name,
                posted_on=month,
                project="",
                narration="Paid work of which no record says where it went",
                source="staff",
                locator=f"{month:%Y-%m}",
                legs=transfer(HOURS, UNKNOWN, PDAY.code, rest),
            )


posting_rule = PostingRule(
    name="open-work", question="Where did the staff's paid time go, and what did it become?", post=post
)
