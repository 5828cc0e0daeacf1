"""Tables of the ledger floor."""

from honeyflow.store.tables import Column, Table, Type

_MONTH = Column("month_on", Type.DATE, "first day of the month")
_PROJECT = Column("project", Type.TEXT, "repository name")

CONTRIBUTION = Table(
    "contribution",
    grain="one person's credit for one accepted commit in one kind (a commit counts once in each kind it touches)",
    writer="honeyflow.ledger.contributions",
    key=("project", "sha", "kind", "person_id", "role"),
    columns=(
        _PROJECT,
        Column("sha", Type.TEXT, "commit"),
        Column("kind", Type.TEXT, "design, functionality, quality, translation, documentation"),
        Column("person_id", Type.TEXT, "who is credited"),
        Column("role", Type.TEXT, "author, or the trailer's token such as co-authored-by, reviewed-by"),
        Column("party", Type.TEXT, "company when the keeper's own staff on that day, else community"),
        Column("employer", Type.TEXT, "organization on that day, or unknown"),
        Column("employer_kind", Type.TEXT, "its kind, or unknown"),
        Column("bot", Type.FLAG, "credited to a program: kept apart, not posted"),
        Column("happened_on", Type.DATE, "UTC day"),
        _MONTH,
        Column(
            "credit_parts",
            Type.INT,
            "credit in ten-thousandths; authors of one commit and kind sum to 10,000",
        ),
        Column("rule", Type.TEXT, "rule that named the kind"),
        Column(
            "open", Type.FLAG, "whether the project's licence was open on the day; null: nobody knows", nullable=True
        ),
    ),
)

CONTRIBUTOR_MONTH = Table(
    "contributor_month",
    grain="one person active in one project in one month",
    writer="honeyflow.ledger.contributions",
    key=("month_on", "project", "person_id"),
    columns=(
        _MONTH,
        _PROJECT,
        Column("person_id", Type.TEXT, "person"),
        Column("party", Type.TEXT, "company or community, by most of the month's credits"),
        Column("active_days", Type.INT, "days with an accepted commit as author"),
        Column(
            "credit_parts",
            Type.INT,
            "credits of the month, all kinds, in ten-thousandths: a sorting weight only",
        ),
    ),
)

ENTRY = Table(
    "entry",
    grain="one double entry",
    writer="honeyflow.ledger.entries",
    key=("entry_id",),
    columns=(
        Column("entry_id", Type.TEXT, "rule and what it was posted for"),
        Column("rule", Type.TEXT, "posting rule"),
        Column("posted_on", Type.DATE, "date in the books"),
        _MONTH,
        Column("project", Type.TEXT, "repository name; empty when it concerns no single project"),
        Column("narration", Type.TEXT, "what happened, in words"),
        Column("source", Type.TEXT, "table or file behind it"),
        Column("locator", Type.TEXT, "place in it"),
    ),
)

POSTING = Table(
    "posting",
    grain="one leg of one entry",
    writer="honeyflow.ledger.entries",
    key=("entry_id", "account", "commodity"),
    columns=(
        Column("entry_id", Type.TEXT, "entry"),
        _MONTH,
        Column("project", Type.TEXT, "repository name; empty when it concerns no single project"),
        Column("account", Type.TEXT, "e.g. company:hours, commons:stock"),
        Column("commodity", Type.TEXT, "ledger code"),
        Column("amount", Type.DECIMAL, "positive in, negative out"),
    ),
)

CLOSE_CHECK = Table(
    "close_check",
    grain="one check of one month's close",
    writer="honeyflow.ledger.close",
    key=("month_on", "check"),
    columns=(
        _MONTH,
        Column("check", Type.TEXT, "name of the check"),
        Column("result", Type.TEXT, "closed, failed or not recorded"),
        Column("seen", Type.TEXT, "figures found"),
        Column("expected", Type.TEXT, "figures that would close"),
    ),
)

BALANCE = Table(
    "balance",
    grain="one account and commodity at the end of one month, per project",
    writer="honeyflow.ledger.balances",
    key=("month_on", "project", "account", "commodity"),
    columns=(
        _MONTH,
        Column("project", Type.TEXT, "repository name; empty when it concerns no single project"),
        Column("account", Type.TEXT, "account"),
        Column("commodity", Type.TEXT, "ledger code"),
        Column("change", Type.DECIMAL, "sum of the month's postings"),
        Column("balance", Type.DECIMAL, "sum of all postings up to the month's end"),
    ),
)

EFFORT = Table(
    "effort",
    grain="paid days of one month, all staff, that went to one destination and project, known in one way",
    writer="honeyflow.ledger.effort",
    key=("month_on", "destination", "project", "provenance"),
    columns=(
        _MONTH,
        Column("destination", Type.TEXT, "open, closed, service, training, administration, leave, unknown"),
        Column("project", Type.TEXT, "for open and closed: repository or project; else empty"),
        Column("provenance", Type.TEXT, "time sheet, commits and reviews, or no record"),
        Column("person_days", Type.DECIMAL, "days; a month's rows sum to the days paid"),
    ),
)

TABLES = (CONTRIBUTION, CONTRIBUTOR_MONTH, EFFORT, ENTRY, POSTING, CLOSE_CHECK, BALANCE)
