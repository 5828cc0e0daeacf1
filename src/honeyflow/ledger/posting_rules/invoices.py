"""What was invoiced to customers."""

import narwhals as nw

from honeyflow.ledger.accounts import OWED, REVENUE
from honeyflow.ledger.records import PostingRule, TableLeg, TablePosting
from honeyflow.sources.tables import INVOICE_LINE
from honeyflow.store.tables import Frame


def build(*, invoice_line: Frame) -> Frame:
    """Return one entry per invoice line on its date; a credit note turns the signs."""
    line = nw.col("line").cast(nw.String)
    return invoice_line.select(
        "source",
        "locator",
        "currency",
        "amount",
        entry_id=nw.concat_str([nw.lit("invoice/"), nw.col("invoice_id"), nw.lit("/"), line]),
        posted_on=nw.col("issued_on"),
        project=nw.lit(""),
        narration=nw.concat_str(
            [nw.lit("Invoiced: "), nw.col("service"), nw.lit(", customer "), nw.col("customer_id")]
        ),
    )


posting_rule = PostingRule(
    name="invoices",
    question="What was invoiced to customers?",
    table=TablePosting(reads=(INVOICE_LINE,), build=build, legs=(TableLeg(OWED, -1), TableLeg(REVENUE, 1))),
)
