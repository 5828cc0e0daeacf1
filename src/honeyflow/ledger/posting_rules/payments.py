"""What customers paid, and what was paid back to them."""

import narwhals as nw

from honeyflow.ledger.accounts import CASH, COLLECTED, OWED, PAID
from honeyflow.ledger.records import PostingRule, TableLeg, TablePosting
from honeyflow.sources.tables import PAYMENT
from honeyflow.store.tables import Frame


def build(*, payment: Frame) -> Frame:
    """Return one entry per payment on its day: money into cash, and off what is owed; a refund turns the signs."""
    word = nw.when(nw.col("amount") >= 0).then(nw.lit("Paid: customer ")).otherwise(nw.lit("Paid back: customer "))
    pays = nw.concat_str([nw.lit(", invoice "), nw.col("invoice_id").fill_null("")])
    told = nw.col("invoice_id").fill_null("") != nw.lit("")
    return payment.select(
        "source",
        "locator",
        "currency",
        "amount",
        entry_id=nw.concat_str([nw.lit("payment/"), nw.col("payment_id")]),
        posted_on=nw.col("paid_on"),
        project=nw.lit(""),
        narration=nw.concat_str([word, nw.col("customer_id"), nw.when(told).then(pays).otherwise(nw.lit(""))]),
    )


posting_rule = PostingRule(
    name="payments",
    question="What did customers pay, and what was paid back?",
    table=TablePosting(
        reads=(PAYMENT,),
        build=build,
        legs=(TableLeg(PAID, -1), TableLeg(CASH, 1), TableLeg(COLLECTED, -1), TableLeg(OWED, 1)),
    ),
)
