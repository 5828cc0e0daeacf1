"""Identities: each name and e-mail pair seen in a commit or a ``…-by`` trailer."""

from hashlib import sha256

import narwhals as nw

from honeyflow.people.records import SeenIdentity
from honeyflow.sources.tables import COMMIT, COMMIT_TRAILER
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.tables import Column, Frame, Table, TableFunction, Type

SEEN_IDENTITY = Table(
    "seen_identity",
    grain="one name and e-mail pair as recorded, over all repositories; an answer, not kept",
    writer="honeyflow.people.identities",
    key=("name", "email"),
    columns=(
        Column("name", Type.TEXT, "as recorded; empty when a trailer gives none"),
        Column("email", Type.TEXT, "as recorded"),
        Column("author_count", Type.INT, "commits as author"),
        Column("committer_count", Type.INT, "commits as committer"),
        Column("trailer_count", Type.INT, "trailers ending in -by that name it"),
        Column("first_on", Type.DATE, "first UTC day seen", nullable=True),
        Column("last_on", Type.DATE, "last UTC day seen", nullable=True),
    ),
)

_COUNTS = ("author_count", "committer_count", "trailer_count")


def identity_id(name: str, email: str) -> str:
    """Return the identifier of a name and e-mail pair: 16 hexadecimal digits of SHA-256 over name, NUL, e-mail."""
    return sha256(f"{name}\0{email}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _part(frame: Frame, name: str, email: str, count: str) -> Frame:
    counted = frame.group_by(nw.col(name).alias("name"), nw.col(email).alias("email")).agg(
        nw.len().alias("seen_count"),
        nw.col("happened_on").min().alias("first_on"),
        nw.col("happened_on").max().alias("last_on"),
    )
    counts = [(nw.col("seen_count") if c == count else nw.lit(0)).cast(nw.Int64).alias(c) for c in _COUNTS]
    return counted.select("name", "email", *counts, "first_on", "last_on")


def build_seen_identities(commit: Frame, commit_trailer: Frame) -> Frame:
    """Return one row per name and e-mail pair with counts and first and last day.

    Trailers other than ``…-by`` (``Cc``, ``Fixes``) name mailing lists and commits, not who did something.
    """
    days = commit.select("repository", "sha", "happened_on")
    named = commit_trailer.filter(nw.col("token").str.ends_with("-by"), ~nw.col("email").is_null())
    trailers = named.join(days, on=["repository", "sha"], how="left").with_columns(nw.col("name").fill_null(""))
    parts = [
        _part(commit, "author_name", "author_email", "author_count"),
        _part(commit, "committer_name", "committer_email", "committer_count"),
        _part(trailers, "name", "email", "trailer_count"),
    ]
    return (
        nw.concat(parts)
        .group_by("name", "email")
        .agg(
            *[nw.col(count).sum().alias(count) for count in _COUNTS],
            nw.col("first_on").min().alias("first_on"),
            nw.col("last_on").max().alias("last_on"),
        )
    )


seen_identities = TableFunction(build=build_seen_identities, reads=(COMMIT, COMMIT_TRAILER), writes=SEEN_IDENTITY)


def read_seen_identities(engine: Engine, commit: Frame, commit_trailer: Frame) -> list[SeenIdentity]:
    """Return the identities seen, in order of identifier."""
    answer = engine.collect(seen_identities({COMMIT.name: commit, COMMIT_TRAILER.name: commit_trailer}))
    rows = (SeenIdentity(identity_id=identity_id(row["name"], row["email"]), **row) for row in rows_of(answer))
    return sorted(rows, key=lambda row: row.identity_id)
