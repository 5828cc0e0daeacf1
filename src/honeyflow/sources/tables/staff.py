"""Tables of who is paid to work."""

from honeyflow.store.tables import Column, Table, Type

STAFF = Table(
    "staff",
    grain="one employment of one person by the company, at one wage",
    writer="honeyflow.sources.market",
    key=("staff_id", "started_on"),
    columns=(
        Column("staff_id", Type.TEXT, "payroll's identifier"),
        Column("name", Type.TEXT, "as they write it"),
        Column("emails", Type.TEXT, "addresses they commit with, separated by spaces; may be empty"),
        Column("role", Type.TEXT, "e.g. engineer, product manager, support"),
        Column("started_on", Type.DATE, "first day"),
        Column("ended_on", Type.DATE, "day after the last day (half-open); null while employed", nullable=True),
        Column("workload_share", Type.SHARE, "1 for full time"),
        Column("monthly_cost", Type.DECIMAL, "wage and charges per month; null when not told", nullable=True),
        Column("currency", Type.TEXT, "ISO 4217; null when no cost is told", nullable=True),
    ),
)

TABLES = (STAFF,)
