"""What the staff's paid work was made into: contributions to the commons, where the software was open."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from honeyflow.kernel.commodity import CONTRIBUTIONS
from honeyflow.kernel.party import Party
from honeyflow.ledger.accounts import MADE, STOCK
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, Leg, PostingRule


def post(books: Books) -> Iterator[Entry]:
    """Post, per month and project, the contributions that open person-days became."""
    made: dict[tuple[date, str], list[Leg]] = defaultdict(list)
    for gift in books.gifts:
        if gift.party is Party.COMPANY:
            made[gift.month, gift.project].extend(transfer(MADE, STOCK, CONTRIBUTIONS[gift.kind].code, gift.credit))
    for (month, project), legs in sorted(made.items()):
        yield Entry(
            entry_id=f"open-work/{month:%Y-%m}/{project}",
            rule=posting_rule.name,
            posted_on=month,
            project=project,
            narration=f"Staff's paid work ended up in {project}",
            source="contribution",
            locator=f"{month:%Y-%m} {project} company",
            legs=tuple(legs),
        )


posting_rule = PostingRule(name="open-work", question="What did the staff's paid open work become?", post=post)
