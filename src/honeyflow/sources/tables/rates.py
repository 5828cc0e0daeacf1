"""The table of exchange rates."""

from honeyflow.store.tables import Column, Table, Type

EXCHANGE_RATE = Table(
    "exchange_rate",
    grain="one currency's rate against the base on one day",
    writer="honeyflow.sources.rates",
    key=("rate_on", "currency"),
    columns=(
        Column("rate_on", Type.DATE, "day of the rate"),
        Column("currency", Type.TEXT, "ISO 4217"),
        Column("per_unit", Type.RATE, "units of the currency for 1 of the base"),
        Column("base", Type.TEXT, "ISO 4217, e.g. EUR"),
        Column("source", Type.TEXT, "file it was read from"),
        Column("locator", Type.TEXT, "place in it, e.g. row 12"),
    ),
)

TABLES = (EXCHANGE_RATE,)
