"""Commit by commit: which organization its author worked for on that day; joins at volume, no decisions."""

import narwhals as nw

from honeyflow.kernel.party import Party
from honeyflow.people.records import INDEPENDENT, UNKNOWN, OrganizationKind
from honeyflow.people.tables import AFFILIATION, COMMIT_EMPLOYERS, IDENTITY, ORGANIZATION
from honeyflow.sources.lists.capacity import FOR_A_CLIENT, ON_BEHALF
from honeyflow.sources.tables import COMMIT
from honeyflow.store.tables import Frame, TableFunction

OWN_EMAIL = "own-email-domain"
NONE = "none"

PARTS = ("name", "kind", "confidence", "capacity", "evidence", "stated")
"""What a period tells."""

CLIENT = sorted(FOR_A_CLIENT)

LEAST = 0.65
"""An employer that is less sure than this is not named, unless the site says otherwise: unknown."""


def attribution(least: float, denied: Frame | None = None) -> TableFunction:
    """Return the function that gives each commit its employer, naming none that is less sure than `least`.

    Exactly one row per commit. In this order: a bot has no employer; what is stated of the person and day; the
    organization of the commit's own address, the company's only on days its sender was not known to have left, and
    none in days for which it was denied; the period inferred for the day; the client somebody is stated to act for;
    else unknown. A client is not credited with the work of who has an employer: that shows as capacity.

    Parameters
    ----------
    least : float
    denied : Frame, optional
        Rows of ``denial``: where somebody did not work, and when.
    """

    def build(commit: Frame, identity: Frame, organization: Frame, affiliation: Frame) -> Frame:
        rows = (
            commit.select("repository", "sha", "author_name", "author_email", "happened_on")
            .join(_identities(identity, organization), on=["author_name", "author_email"], how="left")
            .with_columns(nw.col("bot").fill_null(value=False))
        )
        if denied is not None:
            rows = _without_denied(rows, denied)
        days = _dated(rows)
        client = nw.col("capacity").is_in(CLIENT)
        for layer, periods in (("period", affiliation.filter(~client)), ("client", affiliation.filter(client))):
            found = _inside(days, periods, layer)
            rows = rows.join(found, on=["person_id", "happened_on"], how="left")
        return _for_a_client(_decided(rows, least))

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
        nw.col("organization_id").alias("own_id"),
    )
    columns = ("author_name", "author_email", "person_id", "bot", "own_id", "own_name", "own_kind", "own_confidence")
    return named.join(own, on="organization_id", how="left").select(*columns)


def _without_denied(rows: Frame, denied: Frame) -> Frame:
    """Return the rows, an own address telling nothing on days on which its organization was denied."""
    there = denied.select("person_id", "valid_from", "valid_to", own_id=nw.col("organization_id"))
    inside = (nw.col("valid_from") <= nw.col("happened_on")) & (nw.col("happened_on") < nw.col("valid_to"))
    hit = rows.join(there, on=["person_id", "own_id"], how="inner").filter(inside)
    marked = hit.select("repository", "sha").unique().with_columns(denied=nw.lit(value=True))
    silent = nw.when(~nw.col("denied").fill_null(value=False)).then(nw.col("own_confidence"))
    return rows.join(marked, on=["repository", "sha"], how="left").with_columns(own_confidence=silent)


def _month(column: str) -> nw.Expr:
    return nw.col(column).dt.year().cast(nw.Int64) * 12 + nw.col(column).dt.month().cast(nw.Int64)


def _dated(rows: Frame) -> Frame:
    """Return the days of each person's commits, with their months."""
    dated = rows.filter(~nw.col("happened_on").is_null()).select("person_id", "happened_on").unique()
    return dated.with_columns(_month("happened_on").alias("month"))


def _inside(days: Frame, affiliation: Frame, layer: str) -> Frame:
    """Return the period of each person and day that falls in one; at most one, as those of a layer do not overlap.

    A range join written as an equal join on the month, so that a person with many periods does not meet all their days.
    """
    columns = ("organization", "organization_kind", "confidence_share", "capacity", "evidence", "stated")
    told = (nw.col(column).alias(f"{layer}_{part}") for column, part in zip(columns, PARTS, strict=True))
    periods = affiliation.select("person_id", "valid_from", "valid_to", *told)
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
        .select("person_id", "happened_on", *(f"{layer}_{part}" for part in PARTS))
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
    )


def _for_a_client(rows: Frame) -> Frame:
    """Return the rows with what acting for a client adds: a capacity, and the employer where nothing else tells one."""
    told = ~nw.col("bot") & ~nw.col("client_name").is_null()
    lone = told & (nw.col("employer") == UNKNOWN)
    own = lone | (nw.col("employer") == nw.col("client_name")) | (nw.col("employer") == INDEPENDENT)
    capacity = nw.when(told & own).then(nw.col("client_capacity")).otherwise(nw.col("capacity"))
    columns = {"employer": "name", "employer_kind": "kind", "confidence": "confidence", "evidence": "evidence"}
    return rows.with_columns(
        nw.when(told & ~own).then(nw.lit(ON_BEHALF)).otherwise(capacity).alias("capacity"),
        *(
            nw.when(lone).then(nw.col(f"client_{part}")).otherwise(nw.col(column)).alias(column)
            for column, part in columns.items()
        ),
    ).with_columns(
        nw.when(nw.col("employer_kind") == OrganizationKind.KEEPER.value)
        .then(nw.lit(Party.COMPANY.value))
        .otherwise(nw.lit(Party.COMMUNITY.value))
        .alias("party")
    )
