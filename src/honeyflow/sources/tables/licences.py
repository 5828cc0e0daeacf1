"""Tables of what repositories may be used for."""

from honeyflow.store.tables import Column, Table, Type

LICENCE = Table(
    "licence",
    grain="one stretch of days of one repository's main line under one licence; without gaps from its first day on",
    writer="honeyflow.sources.licences",
    key=("repository", "valid_from"),
    columns=(
        Column("repository", Type.TEXT, "repository name"),
        Column("valid_from", Type.DATE, "first day"),
        Column("valid_to", Type.DATE, "day after the last day (half-open); null while it holds", nullable=True),
        Column("expression", Type.TEXT, "SPDX expression; unknown: a text nobody knows; none: no licence found"),
        Column("open", Type.FLAG, "approved by the Open Source Initiative; null when nobody can tell", nullable=True),
        Column("note", Type.TEXT, "what the expression does not say, e.g. MIT with changes; else empty"),
        Column("told_by", Type.TEXT, "file, manifest, site (honeyflow.toml) or nothing"),
        Column("sha", Type.TEXT, "commit of the main line from which it held", nullable=True),
        Column("path", Type.TEXT, "files that say so, separated by spaces", nullable=True),
    ),
)

TABLES = (LICENCE,)
