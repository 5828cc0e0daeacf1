"""Tables of who pays for what, and when."""

from honeyflow.store.tables import Column, Table, Type

CUSTOMER = Table(
    "customer",
    grain="one customer: an organization, never a person",
    writer="honeyflow.sources.market",
    key=("customer_id",),
    columns=(
        Column("customer_id", Type.TEXT, "the billing system's identifier"),
        Column("name", Type.TEXT, "organization's name"),
        Column("domains", Type.TEXT, "its e-mail domains, separated by spaces; may be empty"),
        Column("country", Type.TEXT, "ISO 3166 alpha-2", nullable=True),
    ),
)

INVOICE_LINE = Table(
    "invoice_line",
    grain="one line of one invoice or credit note",
    writer="honeyflow.sources.market",
    key=("invoice_id", "line"),
    columns=(
        Column("invoice_id", Type.TEXT, "number on the invoice"),
        Column("line", Type.INT, "1 for the first line of the invoice"),
        Column("customer_id", Type.TEXT, "customer"),
        Column("service", Type.TEXT, "slug of the service sold: services/<slug>.md"),
        Column("issued_on", Type.DATE, "date of the invoice"),
        Column("service_from", Type.DATE, "first day served", nullable=True),
        Column("service_to", Type.DATE, "day after the last day served (half-open)", nullable=True),
        Column("amount", Type.DECIMAL, "without tax; negative for a credit note"),
        Column("currency", Type.TEXT, "ISO 4217"),
        Column("source", Type.TEXT, "file the line was read from"),
        Column("locator", Type.TEXT, "place in it, e.g. row 12"),
    ),
)

PAYMENT = Table(
    "payment",
    grain="one payment of a customer, or one refund to it",
    writer="honeyflow.sources.market",
    key=("payment_id",),
    columns=(
        Column("payment_id", Type.TEXT, "the billing system's identifier, unique in the site"),
        Column("customer_id", Type.TEXT, "customer"),
        Column("invoice_id", Type.TEXT, "invoice it pays; null when not told", nullable=True),
        Column("paid_on", Type.DATE, "day the money moved"),
        Column("amount", Type.DECIMAL, "without tax; negative for a refund"),
        Column("currency", Type.TEXT, "ISO 4217"),
        Column("source", Type.TEXT, "file or system it was read from"),
        Column("locator", Type.TEXT, "place in it, e.g. row 12"),
    ),
)

SUBSCRIPTION = Table(
    "subscription",
    grain="one stretch of one subscription at one price",
    writer="honeyflow.sources.market",
    key=("subscription_id", "started_on"),
    columns=(
        Column("subscription_id", Type.TEXT, "the billing system's identifier, unique in the site"),
        Column("customer_id", Type.TEXT, "customer"),
        Column("service", Type.TEXT, "slug of the service sold: services/<slug>.md"),
        Column("started_on", Type.DATE, "first day at this price"),
        Column("ended_on", Type.DATE, "day after the last day (half-open); null while it runs", nullable=True),
        Column("monthly_amount", Type.DECIMAL, "price per month without tax; a yearly price divided by 12"),
        Column("currency", Type.TEXT, "ISO 4217"),
        Column("source", Type.TEXT, "file or system it was read from"),
        Column("locator", Type.TEXT, "place in it, e.g. row 12"),
    ),
)

TABLES = (CUSTOMER, INVOICE_LINE, PAYMENT, SUBSCRIPTION)
