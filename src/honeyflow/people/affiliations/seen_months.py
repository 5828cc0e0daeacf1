"""Months seen: in which months a person wrote from addresses of which organization, and from private ones."""

import narwhals as nw

from honeyflow.people.records import SeenMonth
from honeyflow.people.tables import IDENTITY
from honeyflow.sources.tables import COMMIT, COMMIT_TRAILER
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.tables import Column, Frame, Table, TableFunction, Type

SEEN_MONTH = Table(
    "seen_month",
    grain="one person seen with addresses of one organization, or private ones, in one month; an answer, not kept",
    writer="honeyflow.people.affiliations.seen_months",
    key=("person_id", "month", "organization_id"),
    columns=(
        Column("person_id", Type.TEXT, "person"),
        Column("organization_id", Type.TEXT, "organization the addresses name; null: private ones", nullable=True),
        Column("month", Type.INT, "12 × year + month - 1"),
        Column("first_on", Type.DATE, "first UTC day in it"),
        Column("last_on", Type.DATE, "last UTC day in it"),
    ),
)


def build_seen_months(commit: Frame, commit_trailer: Frame, identity: Frame) -> Frame:
    """Return the months in which persons were seen with each kind of address, as author, committer or signer.

    What others say of a person in a trailer (``Reviewed-by``) tells of a work address, but never of a private one.
    """
    dated = commit.filter(~nw.col("happened_on").is_null())
    named = commit_trailer.filter(nw.col("token").str.ends_with("-by"), ~nw.col("email").is_null())
    trailers = named.select("repository", "sha", "token", nw.col("name").fill_null(""), "email").join(
        dated.select("repository", "sha", "happened_on"), on=["repository", "sha"], how="inner"
    )
    own = nw.col("token") == "signed-off-by"
    parts = [
        dated.select(
            nw.col(f"{role}_name").alias("name"),
            nw.col(f"{role}_email").alias("email"),
            "happened_on",
            nw.lit(value=True).alias("own"),
        )
        for role in ("author", "committer")
    ]
    parts.append(trailers.select("name", "email", "happened_on", own.alias("own")))
    people = identity.filter(~nw.col("bot")).select("name", "email", "person_id", "organization_id")
    days = nw.concat([part.unique() for part in parts]).unique().join(people, on=["name", "email"], how="inner")
    month = nw.col("happened_on").dt.year().cast(nw.Int64) * 12 + nw.col("happened_on").dt.month().cast(nw.Int64) - 1
    return (
        days.filter(nw.col("own") | ~nw.col("organization_id").is_null())
        .with_columns(month.alias("month"))
        .group_by("person_id", "organization_id", "month")
        .agg(nw.col("happened_on").min().alias("first_on"), nw.col("happened_on").max().alias("last_on"))
    )


seen_months = TableFunction(build=build_seen_months, reads=(COMMIT, COMMIT_TRAILER, IDENTITY), writes=SEEN_MONTH)


def read_seen_months(engine: Engine, commit: Frame, commit_trailer: Frame, identity: Frame) -> list[SeenMonth]:
    """Return the months of all persons, in no order."""
    frames = {COMMIT.name: commit, COMMIT_TRAILER.name: commit_trailer, IDENTITY.name: identity}
    return [SeenMonth(**row) for row in rows_of(engine.collect(seen_months(frames)))]
