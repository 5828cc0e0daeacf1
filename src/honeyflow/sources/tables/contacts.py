"""The table of customers' contacts."""

from honeyflow.store.tables import Column, Table, Type

CUSTOMER_CONTACT = Table(
    "customer_contact",
    grain="one contact that one customer named, for one thing",
    writer="honeyflow.sources.contacts",
    key=("customer_id", "email", "role", "locator"),
    columns=(
        Column("customer_id", Type.TEXT, "customer"),
        Column("email", Type.TEXT, "as written"),
        Column("role", Type.TEXT, "contract, technical, billing, security or support; empty when not told"),
        Column("valid_from", Type.DATE, "first day; null: from the beginning", nullable=True),
        Column("valid_to", Type.DATE, "day after the last day (half-open); null: to this day", nullable=True),
        Column("country", Type.TEXT, "ISO 3166 alpha-2", nullable=True),
        Column("source", Type.TEXT, "file it was read from"),
        Column("locator", Type.TEXT, "place in it, e.g. row 12"),
    ),
)

TABLES = (CUSTOMER_CONTACT,)
