"""What the community gave to the commons."""

from collections.abc import Iterator

from honeyflow.kernel.commodity import CONTRIBUTIONS
from honeyflow.kernel.party import Party
from honeyflow.ledger.accounts import GIVEN, STOCK
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.records import Books, Entry, PostingRule


def post(books: Books) -> Iterator[Entry]:
    """Post one entry per month, project and kind: from the community's given to the commons' stock."""
    for gift in books.gifts:
        if gift.party is Party.COMMUNITY:
            yield Entry(
                entry_id=f"community-gifts/{gift.month:%Y-%m}/{gift.project}/{gift.kind}",
                rule=posting_rule.name,
                posted_on=gift.month,
                project=gift.project,
                narration=f"The community gave {gift.kind} to {gift.project}",
                source="contribution",
                locator=f"{gift.month:%Y-%m} {gift.project} {gift.kind} community",
                legs=transfer(GIVEN, STOCK, CONTRIBUTIONS[gift.kind].code, gift.credit),
            )


posting_rule = PostingRule(
    name="community-gifts", question="What did people who are not staff give to the commons?", post=post
)
