"""The standard tables: what every connector's raw rows become."""

from honeyflow.store.tables import Column, Table, Type

REPOSITORY = Table(
    "repository",
    grain="one git repository read",
    writer="honeyflow.sources.git.repository",
    key=("repository",),
    columns=(
        Column("repository", Type.TEXT, "name, unique in the site; also the project's name"),
        Column("location", Type.TEXT, "path or URL as the site gives it"),
        Column("branch", Type.TEXT, "the line of development whose commits count as accepted", nullable=True),
        Column("head", Type.TEXT, "commit that line ended at", nullable=True),
        Column("commit_count", Type.INT, "commits read, merges and bots included"),
        Column("shallow", Type.FLAG, "true when the clone's history is cut off"),
    ),
)

COMMIT = Table(
    "commit",
    grain="one commit of one repository, reachable from any branch, tag or other ref",
    writer="honeyflow.sources.git.repository",
    key=("repository", "sha"),
    columns=(
        Column("repository", Type.TEXT, "repository name"),
        Column("sha", Type.TEXT, "full object name, hexadecimal"),
        Column("parents", Type.TEXT, "parents' object names, separated by spaces; empty for a root"),
        Column("parent_count", Type.INT, "number of parents; 2 or more is a merge"),
        Column("author_name", Type.TEXT, "as recorded, .mailmap not applied"),
        Column("author_email", Type.TEXT, "as recorded"),
        Column("authored_at", Type.INSTANT, "author time, UTC; null when git could not read it", nullable=True),
        Column("author_offset_minutes", Type.INT, "author's clock ahead of UTC, minutes"),
        Column("committer_name", Type.TEXT, "as recorded"),
        Column("committer_email", Type.TEXT, "as recorded"),
        Column("committed_at", Type.INSTANT, "committer time, UTC; null when unreadable", nullable=True),
        Column("committer_offset_minutes", Type.INT, "committer's clock ahead of UTC, minutes"),
        Column("subject", Type.TEXT, "first paragraph of the message, in one line"),
        Column("accepted", Type.FLAG, "reachable from the repository's main line of development"),
        Column(
            "happened_on",
            Type.DATE,
            "UTC day the commit counts on: committer's, else author's; null when neither is plausible",
            nullable=True,
        ),
    ),
)

COMMIT_FILE = Table(
    "commit_file",
    grain="one file changed by one commit; merges have none",
    writer="honeyflow.sources.git.repository",
    key=("repository", "sha", "path"),
    columns=(
        Column("repository", Type.TEXT, "repository name"),
        Column("sha", Type.TEXT, "commit"),
        Column("path", Type.TEXT, "path after the commit"),
        Column("old_path", Type.TEXT, "path before, when git found a rename", nullable=True),
        Column("added", Type.INT, "lines added; null when binary or the content is missing", nullable=True),
        Column("deleted", Type.INT, "lines deleted; null when binary or the content is missing", nullable=True),
        Column("binary", Type.FLAG, "git counts no lines in it; null when the content is missing", nullable=True),
    ),
)

COMMIT_TRAILER = Table(
    "commit_trailer",
    grain="one trailer line of one commit's message",
    writer="honeyflow.sources.git.repository",
    key=("repository", "sha", "position"),
    columns=(
        Column("repository", Type.TEXT, "repository name"),
        Column("sha", Type.TEXT, "commit"),
        Column("position", Type.INT, "0 for the first trailer of the message"),
        Column("token", Type.TEXT, "lower case, e.g. co-authored-by"),
        Column("value", Type.TEXT, "as recorded, unfolded"),
        Column("name", Type.TEXT, "name in the value, when it has the form Name <email>", nullable=True),
        Column("email", Type.TEXT, "e-mail in the value, when it has one", nullable=True),
    ),
)

MAILMAP = Table(
    "mailmap",
    grain="one line of one repository's .mailmap at its head: evidence, never applied to the raw record",
    writer="honeyflow.sources.git.repository",
    key=("repository", "line"),
    columns=(
        Column("repository", Type.TEXT, "repository name"),
        Column("line", Type.INT, "line number, from 1"),
        Column("proper_name", Type.TEXT, "name to show", nullable=True),
        Column("proper_email", Type.TEXT, "e-mail to show", nullable=True),
        Column("commit_name", Type.TEXT, "name in commits, when the line narrows by it", nullable=True),
        Column("commit_email", Type.TEXT, "e-mail in commits"),
    ),
)

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
        Column("paid_on", Type.DATE, "day the money came in; null while owed", nullable=True),
        Column("source", Type.TEXT, "file the line was read from"),
        Column("locator", Type.TEXT, "place in it, e.g. row 12"),
    ),
)

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

LISTED_AFFILIATION = Table(
    "listed_affiliation",
    grain="one period that one list states of one address, login or name",
    writer="honeyflow.sources.lists",
    key=("list", "position"),
    columns=(
        Column("list", Type.TEXT, "path of the list, as the site gives it"),
        Column("position", Type.INT, "1 for the first row read from the list"),
        Column("line", Type.INT, "line of the list that states it, from 1"),
        Column("login", Type.TEXT, "login at a forge", nullable=True),
        Column("name", Type.TEXT, "the person's name", nullable=True),
        Column("email", Type.TEXT, "address; at least one of login, name and email is there", nullable=True),
        Column("organization", Type.TEXT, "as the list writes it; also words such as Independent"),
        Column("valid_from", Type.DATE, "first day; null when not told", nullable=True),
        Column("valid_to", Type.DATE, "day after the last day (half-open); null when not told", nullable=True),
        Column(
            "capacity",
            Type.TEXT,
            "employee, contractor, volunteer, student; independent when the list says the person works for nobody; "
            "null when it does not tell",
            nullable=True,
        ),
    ),
)

LISTED_DOMAIN = Table(
    "listed_domain",
    grain="one period in which one list gives one mail domain to an organization",
    writer="honeyflow.sources.lists",
    key=("list", "position"),
    columns=(
        Column("list", Type.TEXT, "path of the list, as the site gives it"),
        Column("position", Type.INT, "1 for the first domain read from the list"),
        Column("line", Type.INT, "line of the list that states it, from 1"),
        Column("domain", Type.TEXT, "lower case"),
        Column("organization", Type.TEXT, "as the list writes it"),
        Column("valid_from", Type.DATE, "first day; null when not told", nullable=True),
        Column("valid_to", Type.DATE, "day after the last day (half-open); null when not told", nullable=True),
    ),
)

LISTED_ALIAS = Table(
    "listed_alias",
    grain="one pair of addresses that one list gives to one person",
    writer="honeyflow.sources.lists",
    key=("list", "position"),
    columns=(
        Column("list", Type.TEXT, "path of the list, as the site gives it"),
        Column("position", Type.INT, "1 for the first pair read from the list"),
        Column("line", Type.INT, "line of the list that states it, from 1"),
        Column("email", Type.TEXT, "the address the list leads to"),
        Column("other_email", Type.TEXT, "another address of that person"),
    ),
)

DECISION = Table(
    "decision",
    grain="one decision in force that somebody took about people",
    writer="honeyflow.sources.decisions",
    key=("line",),
    columns=(
        Column("line", Type.INT, "line of the file of decisions, the header being 1"),
        Column("decided_at", Type.TEXT, "UTC instant, as the file has it"),
        Column("decided_by", Type.TEXT, "who decided"),
        Column("kind", Type.TEXT, "same, different (two addresses), works-for"),
        Column("who", Type.TEXT, "address of whom it is about"),
        Column("other", Type.TEXT, "the other address", nullable=True),
        Column("organization", Type.TEXT, "organization as written", nullable=True),
        Column("valid_from", Type.DATE, "first day; null: from the beginning", nullable=True),
        Column("valid_to", Type.DATE, "day after the last day (half-open); null: to this day", nullable=True),
        Column("capacity", Type.TEXT, "employee, contractor, volunteer, student, independent", nullable=True),
    ),
)

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

TABLES = (
    REPOSITORY,
    COMMIT,
    COMMIT_FILE,
    COMMIT_TRAILER,
    MAILMAP,
    CUSTOMER,
    INVOICE_LINE,
    STAFF,
    LISTED_AFFILIATION,
    LISTED_DOMAIN,
    LISTED_ALIAS,
    DECISION,
    FINDING,
)
