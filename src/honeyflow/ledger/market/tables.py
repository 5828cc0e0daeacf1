"""Tables of the market's figures."""

from honeyflow.store.tables import Column, Table, Type

_MONTH = Column("month_on", Type.DATE, "first day of the month; figures hold at its last day")

MARKET_MOVE = Table(
    "market_move",
    grain="one change of one customer's monthly recurring revenue in one commodity, at one month's end",
    writer="honeyflow.ledger.market.moves",
    key=("month_on", "customer_id", "commodity"),
    columns=(
        _MONTH,
        Column("customer_id", Type.TEXT, "customer"),
        Column("commodity", Type.TEXT, "currency, or CUST: whether it is a customer at all, whatever it pays in"),
        Column("kind", Type.TEXT, "new, returned, expansion, contraction or churn"),
        Column("amount", Type.DECIMAL, "after less before: negative for contraction and churn"),
        Column("before", Type.DECIMAL, "at the end of the month before"),
        Column("after", Type.DECIMAL, "at the end of this month"),
    ),
)

MARKET_MONTH = Table(
    "market_month",
    grain="one figure of one month, per commodity and, where it is told apart, service",
    writer="honeyflow.ledger.market.build",
    key=("month_on", "figure", "commodity", "detail"),
    columns=(
        _MONTH,
        Column("figure", Type.TEXT, "name of the figure's module in honeyflow.ledger.market_figures"),
        Column("commodity", Type.TEXT, "currency, or CUST"),
        Column("detail", Type.TEXT, "service, for figures by service; else empty"),
        Column("amount", Type.DECIMAL, "in the figure's unit; a figure that cannot be told has no row"),
    ),
)

TABLES = (MARKET_MOVE, MARKET_MONTH)
