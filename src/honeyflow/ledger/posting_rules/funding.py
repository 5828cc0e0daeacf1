"""Money from investors and lenders, and back to them."""

import narwhals as nw

from honeyflow.ledger.accounts import CASH, INVESTORS
from honeyflow.ledger.records import PostingRule, TableLeg, TablePosting
from honeyflow.sources.tables import FUNDING
from honeyflow.store.tables import Frame


def build(*, funding: Frame) -> Frame:
    """Return one entry per row of funding: from investors into cash; paid back turns the signs."""
    return funding.select(
        "source",
        "locator",
        "currency",
        "amount",
        entry_id=nw.concat_str([nw.lit("funding/"), nw.col("funding_id")]),
        posted_on=nw.col("received_on"),
        project=nw.lit(""),
        narration=nw.concat_str([nw.lit("Money from investors: "), nw.col("investor")]),
    )


posting_rule = PostingRule(
    name="funding",
    question="What came from investors and lenders?",
    table=TablePosting(reads=(FUNDING,), build=build, legs=(TableLeg(INVESTORS, -1), TableLeg(CASH, 1))),
)
