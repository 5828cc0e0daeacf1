"""The table of what customers and the community need."""

from honeyflow.store.tables import Column, Table, Type

NEED = Table(
    "need",
    grain="one telling of one need: by one customer, or by a number of people",
    writer="honeyflow.sources.needs",
    key=("need_id", "locator"),
    columns=(
        Column("need_id", Type.TEXT, "the same for all tellings of one need"),
        Column("side", Type.TEXT, "customers or community"),
        Column("kind", Type.TEXT, "what sort of need, of the side's own kinds"),
        Column("title", Type.TEXT, "the need in a line"),
        Column("customer_id", Type.TEXT, "customer that told it", nullable=True),
        Column("people", Type.INT, "people who told it; a number, never who", nullable=True),
        Column("told_on", Type.DATE, "day it was told"),
        Column("met_on", Type.DATE, "day it was met; null while it is open", nullable=True),
        Column("link", Type.TEXT, "address of an issue or a note", nullable=True),
        Column("source", Type.TEXT, "file it was read from"),
        Column("locator", Type.TEXT, "place in it, e.g. row 12"),
    ),
)

TABLES = (NEED,)
