"""The table of problems in the data."""

from honeyflow.store.tables import Column, Table, Type

FINDING = Table(
    "finding",
    grain="one problem in the data",
    writer="honeyflow.runs.run",
    key=("rule", "source", "locator", "seen"),
    columns=(
        Column("rule", Type.TEXT, "check that found it"),
        Column("severity", Type.TEXT, "note, warning or serious"),
        Column("source", Type.TEXT, "file or repository"),
        Column("locator", Type.TEXT, "place in it"),
        Column("seen", Type.TEXT, "what was there"),
        Column("expected", Type.TEXT, "what should have been"),
        Column("done", Type.TEXT, "what Honeyflow did with it"),
    ),
)

TABLES = (FINDING,)
