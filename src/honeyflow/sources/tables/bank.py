"""Tables of money that is no customer's: the bank's word, other spending, money from investors."""

from honeyflow.store.tables import Column, Table, Type

_CURRENCY = Column("currency", Type.TEXT, "ISO 4217")
_SOURCE = (
    Column("source", Type.TEXT, "file it was read from"),
    Column("locator", Type.TEXT, "place in it, e.g. row 12"),
)

BANK_BALANCE = Table(
    "bank_balance",
    grain="one bank account's balance on one day",
    writer="honeyflow.sources.bank",
    key=("account", "currency", "balance_on"),
    columns=(
        Column("account", Type.TEXT, "the company's name or number for it"),
        Column("balance_on", Type.DATE, "day at whose end it stood"),
        Column("amount", Type.DECIMAL, "negative when overdrawn"),
        _CURRENCY,
        *_SOURCE,
    ),
)

EXPENSE = Table(
    "expense",
    grain="one payment to somebody who is neither staff nor customer",
    writer="honeyflow.sources.bank",
    key=("expense_id",),
    columns=(
        Column("expense_id", Type.TEXT, "file and row"),
        Column("spent_on", Type.DATE, "day the money moved"),
        Column("category", Type.TEXT, "as written, lower case: rent, tax, community …"),
        Column("amount", Type.DECIMAL, "money spent; negative when it came back"),
        _CURRENCY,
        *_SOURCE,
    ),
)

FUNDING = Table(
    "funding",
    grain="one payment from an investor or lender, or back to one",
    writer="honeyflow.sources.bank",
    key=("funding_id",),
    columns=(
        Column("funding_id", Type.TEXT, "file and row"),
        Column("received_on", Type.DATE, "day the money moved"),
        Column("investor", Type.TEXT, "as written; may be empty"),
        Column("amount", Type.DECIMAL, "money received; negative when paid back"),
        _CURRENCY,
        *_SOURCE,
    ),
)

TABLES = (BANK_BALANCE, EXPENSE, FUNDING)
