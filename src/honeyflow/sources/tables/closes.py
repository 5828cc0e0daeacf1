"""Tables of months that somebody locked."""

from honeyflow.store.tables import Column, Table, Type

_MONTH = Column("month_on", Type.DATE, "first day of the month")

PERIOD_LOCK = Table(
    "period_lock",
    grain="one month locked, the lock in force",
    writer="honeyflow.sources.closes",
    key=("month_on",),
    columns=(
        _MONTH,
        Column("locked_at", Type.TEXT, "UTC instant, as the file has it"),
        Column("locked_by", Type.TEXT, "who locked it"),
        Column("fingerprint", Type.TEXT, "hash of the month's totals per project, account and commodity"),
        Column("note", Type.TEXT, "as written; may be empty"),
    ),
)

LOCKED_POSTING = Table(
    "locked_posting",
    grain="one leg of one entry of a month as it was locked",
    writer="honeyflow.sources.closes",
    key=("entry_id", "account", "commodity"),
    columns=(
        Column("entry_id", Type.TEXT, "entry"),
        Column("rule", Type.TEXT, "posting rule"),
        Column("posted_on", Type.DATE, "date in the books"),
        _MONTH,
        Column("project", Type.TEXT, "repository name; empty when it concerns no single project"),
        Column("narration", Type.TEXT, "what happened, in words"),
        Column("source", Type.TEXT, "table or file behind it"),
        Column("locator", Type.TEXT, "place in it"),
        Column("account", Type.TEXT, "e.g. company:hours, commons:stock"),
        Column("commodity", Type.TEXT, "ledger code"),
        Column("amount", Type.DECIMAL, "positive in, negative out"),
    ),
)

TABLES = (PERIOD_LOCK, LOCKED_POSTING)
