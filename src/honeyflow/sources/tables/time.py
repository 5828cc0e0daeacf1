"""Tables of where paid time went, as people wrote it down."""

from honeyflow.store.tables import Column, Table, Type

TIME_ENTRY = Table(
    "time_entry",
    grain="one row of one time sheet: one person's time on one day for one destination",
    writer="honeyflow.sources.time",
    key=("source", "locator"),
    columns=(
        Column("staff_id", Type.TEXT, "person of the staff list"),
        Column("worked_on", Type.DATE, "day it began on, as the sheet has it"),
        Column("person_days", Type.DECIMAL, "hours ÷ the site's hours per day"),
        Column("destination", Type.TEXT, "open, closed, service, training, administration, leave, unknown"),
        Column("project", Type.TEXT, "for open: repository or project worked on", nullable=True),
        Column("source", Type.TEXT, "file it was read from"),
        Column("locator", Type.TEXT, "place in it, e.g. row 12"),
    ),
)

TABLES = (TIME_ENTRY,)
