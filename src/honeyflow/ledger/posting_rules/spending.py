"""What was spent on others than staff."""

import narwhals as nw

from honeyflow.ledger.accounts import CASH, SUPPLIERS, TAX
from honeyflow.ledger.records import PostingRule, TableLeg, TablePosting
from honeyflow.sources.tables import EXPENSE
from honeyflow.store.tables import Frame

TAXES = ("tax", "taxes", "vat", "income tax", "sales tax", "corporate tax", "steuer", "steuern", "impôts")
"""Categories that go to the state; all others go to suppliers."""


def build(*, expense: Frame) -> Frame:
    """Return one entry per row of spending: out of cash, to the state or to suppliers."""
    taxes = nw.when(nw.col("category").is_in(TAXES)).then(nw.lit(TAX)).otherwise(nw.lit(SUPPLIERS))
    return expense.select(
        "source",
        "locator",
        "currency",
        "amount",
        entry_id=nw.concat_str([nw.lit("spending/"), nw.col("expense_id")]),
        posted_on=nw.col("spent_on"),
        project=nw.lit(""),
        narration=nw.concat_str([nw.lit("Spent: "), nw.col("category")]),
        to=taxes,
    )


posting_rule = PostingRule(
    name="spending",
    question="What was spent on others than staff?",
    table=TablePosting(reads=(EXPENSE,), build=build, legs=(TableLeg(CASH, -1), TableLeg("", 1, account_column="to"))),
)
