"""Commit by commit: which organization its author worked for on that day; joins at volume, no decisions."""

import narwhals as nw

from honeyflow.kernel.party import Party
from honeyflow.people.records import UNKNOWN, OrganizationKind
from honeyflow.people.tables import AFFILIATION, COMMIT_EMPLOYERS, IDENTITY, ORGANIZATION
from honeyflow.sources.tables import COMMIT
from honeyflow.store.tables import Frame, TableFunction

OWN_EMAIL = "own-email-domain"
NONE = "none"

PARTS = ("name", "kind", "confidence", "capacity", "evidence", "stated")
"""What a period tells."""

LEAST = 0.65
"""An employer that is less sure than this is not named, unless the site says otherwise: unknown."""


def attribution(least: float) -> TableFunction:
    """Return the function that gives each commit its employer, naming none that is less sure than `least`.

    Exactly one row per commit. In this order: a bot has no employer; what is stated of the person and day; the
    organization of the commit's own address, the company's only on days its sender was not known to have left; the
    period inferred for the day; else unknown.
    """

    def build(commit: Frame, identity: Frame, organization: Frame, affiliation: Frame) -> Frame:
        rows = (
            commit.select("repository", "sha", "author_name", "author_email", "happened_on")
            .join(_identities(identity, organization), on=["author_name", "author_email"], how="left")
            .with_columns(nw.col("bot").fill_null(value=False))
        )
        days = _days(rows, affiliation)
        return _decided(rows.join(days, on=["person_id", "happened_on"], how="left"), least)

    return TableFunction(build=build, reads=(COMMIT, IDENTITY, ORGANIZATION, AFFILIATION), writes=COMMIT_EMPLOYERS)


commit_employers = attribution(LEAST)


def _identities(identity: Frame, organization: Frame) -> Frame:
    """Return author name and e-mail with person, bot, and the organization the address names."""
    own = organization.select(
        "organization_id",
        nw.col("name").alias("own_name"),
        nw.col("kind").alias("own_kind"),
        nw.col("confidence_share").alias("own_confidence"),
    )
    named = identity.select(
        nw.col("name").alias("author_name"),
        nw.col("email").alias("author_email"),
        "person_id",
        "bot",
        "organization_id",
    )
    columns = ("author_name", "author_email", "person_id", "bot", "own_name", "own_kind", "own_confidence")
    return named.join(own, on="organization_id", how="left").select(*columns)


def _month(column: str) -> nw.Expr:
    return nw.col(column).dt.year().cast(nw.Int64) * 12 + nw.col(column).dt.month().cast(nw.Int64)


def _days(rows: Frame, affiliation: Frame) -> Frame:
    """Return the period of each person and day of commits that falls in one; at most one, as periods do not overlap.

    A range join written as an equal join on the month, so that a person with many periods does not meet all their days.
    """
    days = (
        rows.filter(~nw.col("happened_on").is_null())
        .select("person_id", "happened_on")
        .unique()
        .with_columns(_month("happened_on").alias("month"))
    )
    periods = affiliation.select(
        "person_id",
        "valid_from",
        "valid_to",
        nw.col("organization").alias("period_name"),
        nw.col("organization_kind").alias("period_kind"),
        nw.col("confidence_share").alias("period_confidence"),
        nw.col("capacity").alias("period_capacity"),
        nw.col("evidence").alias("period_evidence"),
        nw.col("stated").alias("period_stated"),
    )
    by_month = (
        days.select("person_id", "month")
        .unique()
        .join(periods, on="person_id", how="inner")
        .filter(_month("valid_from") <= nw.col("month"), _month("valid_to") >= nw.col("month"))
    )
    inside = (nw.col("valid_from") <= nw.col("happened_on")) & (nw.col("happened_on") < nw.col("valid_to"))
    return (
        days.join(by_month, on=["person_id", "month"], how="inner")
        .filter(inside)
        .select("person_id", "happened_on", *(f"period_{part}" for part in PARTS))
    )


def _decided(rows: Frame, least: float) -> Frame:
    person = ~nw.col("bot")
    stated = person & nw.col("period_stated").fill_null(value=False)
    keeper = OrganizationKind.KEEPER.value
    trusted = (
        (nw.col("own_kind").fill_null(NONE) != keeper)
        | (nw.col("period_kind").fill_null(NONE) == keeper)
        | nw.col("happened_on").is_null()
    )
    own = person & (nw.col("own_confidence").fill_null(0.0) >= least) & trusted
    inferred = person & (nw.col("period_confidence").fill_null(0.0) >= least)

    def choose(period_value: nw.Expr, own_value: nw.Expr, otherwise: nw.Expr) -> nw.Expr:
        inner = nw.when(inferred).then(period_value).otherwise(otherwise)
        return nw.when(stated).then(period_value).otherwise(nw.when(own).then(own_value).otherwise(inner))

    student = nw.col("own_kind").fill_null(NONE) == OrganizationKind.UNIVERSITY.value
    capacity = nw.when(student).then(nw.lit("student")).otherwise(nw.lit("employee"))
    period = {part: nw.col(f"period_{part}") for part in PARTS}
    kind = choose(period["kind"], nw.col("own_kind"), nw.lit(UNKNOWN))
    return rows.with_columns(
        choose(period["name"], nw.col("own_name"), nw.lit(UNKNOWN)).alias("employer"),
        kind.alias("employer_kind"),
        choose(period["confidence"], nw.col("own_confidence"), nw.lit(0.0)).alias("confidence"),
        choose(period["capacity"], capacity, nw.lit(UNKNOWN)).alias("capacity"),
        choose(period["evidence"], nw.lit(OWN_EMAIL), nw.lit(NONE)).alias("evidence"),
    ).with_columns(
        nw.when(nw.col("employer_kind") == keeper)
        .then(nw.lit(Party.COMPANY.value))
        .otherwise(nw.lit(Party.COMMUNITY.value))
        .alias("party")
    )
