"""Tables of what brought customers."""

from honeyflow.store.tables import Column, Table, Type

CUSTOMER_ORIGIN = Table(
    "customer_origin",
    grain="the answer in force of one customer to what brought it",
    writer="honeyflow.sources.origins",
    key=("customer_id",),
    columns=(
        Column("customer_id", Type.TEXT, "customer"),
        Column("told_on", Type.DATE, "day it was told; 1970-01-01 where a list does not say"),
        Column("origin", Type.TEXT, "software, colleague, sales, partner, other or unknown"),
        Column("how", Type.TEXT, "import (a list), page (the keeper) or form (the customer)"),
        Column("detail", Type.TEXT, "in the customer's or keeper's words", nullable=True),
        Column("source", Type.TEXT, "file it was read from"),
        Column("locator", Type.TEXT, "place in it, e.g. row 12"),
    ),
)

ORIGIN_ASKED = Table(
    "origin_asked",
    grain="the last time one customer was asked by a link what brought it",
    writer="honeyflow.sources.origins",
    key=("customer_id",),
    columns=(
        Column("customer_id", Type.TEXT, "customer"),
        Column("asked_on", Type.DATE, "day the link was made"),
    ),
)

TABLES = (CUSTOMER_ORIGIN, ORIGIN_ASKED)
