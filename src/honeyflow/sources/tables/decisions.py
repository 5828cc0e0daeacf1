"""Tables of what people decided."""

from honeyflow.store.tables import Column, Table, Type

DECISION = Table(
    "decision",
    grain="one decision in force that somebody took about people",
    writer="honeyflow.sources.decisions",
    key=("line",),
    columns=(
        Column("line", Type.INT, "line of the file of decisions, the header being 1"),
        Column("decided_at", Type.TEXT, "UTC instant, as the file has it"),
        Column("decided_by", Type.TEXT, "who decided"),
        Column("kind", Type.TEXT, "same, different (two addresses), works-for, not-works-for"),
        Column("who", Type.TEXT, "address of whom it is about"),
        Column("other", Type.TEXT, "the other address", nullable=True),
        Column("organization", Type.TEXT, "organization as written", nullable=True),
        Column("valid_from", Type.DATE, "first day; null: from the beginning", nullable=True),
        Column("valid_to", Type.DATE, "day after the last day (half-open); null: to this day", nullable=True),
        Column("capacity", Type.TEXT, "as in listed_affiliation", nullable=True),
    ),
)

TABLES = (DECISION,)
