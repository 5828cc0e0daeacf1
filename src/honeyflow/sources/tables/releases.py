"""Table of what was released, as git tags tell it."""

from honeyflow.store.tables import Column, Table, Type

RELEASE = Table(
    "release",
    grain="one tag of one repository that bears a version number",
    writer="honeyflow.sources.git.releases",
    key=("repository", "tag"),
    columns=(
        Column("repository", Type.TEXT, "repository name"),
        Column("tag", Type.TEXT, "the tag's name, e.g. v1.4.0"),
        Column(
            "tagged_on",
            Type.DATE,
            "UTC day it was tagged, for a tag without a date of its own the commit's; null when implausible",
            nullable=True,
        ),
        Column("sha", Type.TEXT, "commit tagged"),
        Column("preview", Type.FLAG, "an alpha, beta, release candidate, milestone or nightly build"),
    ),
)

TABLES = (RELEASE,)
"""Tables of this subject."""
