"""An amount and its currency, as one row tells them: beside the amount, in a column, or as the source's own."""

from dataclasses import dataclass
from decimal import Decimal

from honeyflow.sources.market.amounts import AmountColumn
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.currencies import code_of, read_currency, sign_fits


@dataclass(frozen=True)
class Price:
    """An amount in a currency (ISO 4217)."""

    value: Decimal
    currency: str


def read_price(row: Cells, column: str, amounts: AmountColumn, currency: str) -> Price | None:
    """Return the row's amount; None when it or its currency costs the row.

    Parameters
    ----------
    currency : str
        Taken where neither the row nor its amount names one.
    """
    amount = row.required(column, amounts.read)
    written = row["currency"] or (code_of(amount.sign) if amount else "") or currency
    code = row.optional("currency", read_currency) if row["currency"] else written
    if amount and code and not sign_fits(amount.sign, code):
        row.leave_out("currency-contradicts", row.shown(column), f"an amount in {code}, as the row says", column)
    return Price(amount.value, code) if amount and code else None
