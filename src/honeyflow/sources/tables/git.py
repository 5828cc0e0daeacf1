"""Tables of what git repositories hold."""

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

FILE_STATEMENT = Table(
    "file_statement",
    grain="one stretch of time in which one file of a repository's main line (MAINTAINERS, AUTHORS …) named one person",
    writer="honeyflow.sources.git.statements",
    key=("repository", "path", "position"),
    columns=(
        Column("repository", Type.TEXT, "repository name"),
        Column("path", Type.TEXT, "the file's path"),
        Column("position", Type.INT, "1 for what the file's first version said first"),
        Column("line", Type.INT, "line in the version that said it first, from 1"),
        Column("name", Type.TEXT, "as written", nullable=True),
        Column("email", Type.TEXT, "as written, in lower case", nullable=True),
        Column("login", Type.TEXT, "the forge's login, as written", nullable=True),
        Column("organization", Type.TEXT, "what stands beside the person as theirs, as written", nullable=True),
        Column("valid_from", Type.DATE, "day the main line first had it"),
        Column("valid_to", Type.DATE, "day it was removed (half-open); null while it stands", nullable=True),
        Column("sha", Type.TEXT, "commit of the main line that brought it"),
    ),
)

TABLES = (
    REPOSITORY,
    COMMIT,
    COMMIT_FILE,
    COMMIT_TRAILER,
    MAILMAP,
    FILE_STATEMENT,
)
