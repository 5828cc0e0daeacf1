"""What the sources tell of people beside the commits, read from their tables into the records this floor weighs."""

from dataclasses import dataclass, fields
from typing import Any

from honeyflow.people.affiliations.named import NamedLine
from honeyflow.people.organizations.naming import Customer
from honeyflow.people.records import Employment, MailmapLine, MatchDecision
from honeyflow.site.decisions import DIFFERENT, NOT_FOR, SAME, WORKS_FOR
from honeyflow.site.whom import Whom, parse_whom
from honeyflow.sources.lists.records import ListedAffiliation, ListedDomain
from honeyflow.sources.tables import (
    CUSTOMER,
    DECISION,
    FILE_STATEMENT,
    LISTED_AFFILIATION,
    LISTED_ALIAS,
    LISTED_DOMAIN,
    MAILMAP,
    STAFF,
)
from honeyflow.store.engines import rows_of
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import Table

Row = dict[str, Any]


@dataclass(frozen=True)
class Inputs:
    """The company's files, ``.mailmap`` files, lists and decisions, and what files of the repositories say.

    Parameters
    ----------
    mailmap : tuple of MailmapLine
        The pairs of addresses that lists give to one person are lines of it too.
    affiliations : tuple of ListedAffiliation
        Who works where, decisions first; of those, `list` is the name of the file of decisions.
    denied : tuple of ListedAffiliation
        Who did not work where, by decision.
    """

    staff: tuple[Employment, ...]
    customers: tuple[Customer, ...]
    mailmap: tuple[MailmapLine, ...]
    domains: tuple[ListedDomain, ...]
    matches: tuple[MatchDecision, ...]
    affiliations: tuple[ListedAffiliation, ...]
    named: tuple[NamedLine, ...]
    denied: tuple[ListedAffiliation, ...] = ()


def read_inputs(staging: Staging, decisions: str) -> Inputs:
    """Return what the tables tell; `decisions` is the name of the file of decisions."""
    decided = _rows(staging, DECISION)
    aliases = (
        MailmapLine(row["list"], row["line"], None, row["email"], None, row["other_email"])
        for row in _rows(staging, LISTED_ALIAS)
    )
    return Inputs(
        staff=tuple(
            Employment(row["staff_id"], row["name"], tuple(row["emails"].split()), row["started_on"], row["ended_on"])
            for row in _rows(staging, STAFF)
        ),
        customers=tuple(
            Customer(row["customer_id"], row["name"], tuple(row["domains"].split())) for row in _rows(staging, CUSTOMER)
        ),
        mailmap=(*(MailmapLine(**row) for row in _rows(staging, MAILMAP)), *aliases),
        domains=tuple(ListedDomain(**row) for row in _rows(staging, LISTED_DOMAIN)),
        matches=tuple(_match(row) for row in decided if row["kind"] in (SAME, DIFFERENT)),
        affiliations=(
            *(_decided(row, decisions) for row in decided if row["kind"] == WORKS_FOR),
            *(ListedAffiliation(**row) for row in _rows(staging, LISTED_AFFILIATION)),
        ),
        named=tuple(
            NamedLine(**{each.name: row[each.name] for each in fields(NamedLine)})
            for row in _rows(staging, FILE_STATEMENT)
        ),
        denied=tuple(_decided(row, decisions) for row in decided if row["kind"] == NOT_FOR),
    )


def _match(row: Row) -> MatchDecision:
    one, other = _whom(row["who"]), _whom(row["other"])
    return MatchDecision(row["line"], row["kind"] == SAME, one.email, other.email, one.name, other.name)


def _whom(text: str) -> Whom:
    return parse_whom(text) or Whom(text)


def _decided(row: Row, decisions: str) -> ListedAffiliation:
    whom = _whom(row["who"])
    return ListedAffiliation(
        list=decisions,
        position=row["line"],
        line=row["line"],
        login=None,
        name=whom.name or None,
        email=whom.email,
        organization=row["organization"],
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        capacity=row["capacity"],
        decided=True,
    )


def _rows(staging: Staging, table: Table) -> list[Row]:
    rows = rows_of(staging.collect(table))
    return sorted(rows, key=lambda row: tuple(row[name] for name in table.key))
