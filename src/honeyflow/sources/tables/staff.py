"""Tables of who is paid to work."""

from honeyflow.store.tables import Column, Table, Type

STAFF = Table(
    "staff",
    grain="one employment of one person by the company, at one wage",
    writer="honeyflow.sources.staff",
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
        Column(
            "day_rate",
            Type.DECIMAL,
            "wage and charges of one paid day, instead of a month's; null when not told",
            nullable=True,
        ),
        Column("currency", Type.TEXT, "ISO 4217; null when no cost is told", nullable=True),
    ),
)

WAGE = Table(
    "wage",
    grain="one amount that one person of the staff list cost in one month, as paid, instead of the list's cost",
    writer="honeyflow.sources.staff",
    key=("source", "locator"),
    columns=(
        Column("staff_id", Type.TEXT, "payroll's identifier"),
        Column("month_on", Type.DATE, "first day of the month it was paid for"),
        Column("amount", Type.DECIMAL, "wage and charges"),
        Column("currency", Type.TEXT, "ISO 4217"),
        Column("source", Type.TEXT, "file it was read from"),
        Column("locator", Type.TEXT, "place in it, e.g. row 12"),
    ),
)

TABLES = (STAFF, WAGE)
