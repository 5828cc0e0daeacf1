"""What is held about who is signed in: as a table to read, and as a file to take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from honeyflow.backoffice.models import User
from honeyflow.backoffice.queries.held import held_by_office
from honeyflow.backoffice.queries.proofs import proofs_of
from honeyflow.people.reads.own import Own
from honeyflow.privacy.archive import Access
from honeyflow.privacy.records import Category, Held
from honeyflow.privacy.subject_access import find_own_held
from honeyflow.site import Site
from honeyflow.web.published import Published

_DAYS = ("happened_on", "valid_from", "tagged_on", "month_on", "worked_on", "at", "made_at", "given_at", "proven_at")
"""Columns that tell since when a row tells of somebody, the first that a table has counting."""


@dataclass(frozen=True)
class Summed:
    """One table's rows about somebody: how many, and since when where rows have a day."""

    name: str
    about: str
    rows: int
    since: str


@dataclass(frozen=True)
class Summary:
    """One category of data with its tables."""

    category: Category
    tables: tuple[Summed, ...]


def held_about(published: Published, site: Site, user: User, own: Own) -> list[Held]:
    """Return everything held about a user: by the snapshot, of what is theirs alone, and by the back office."""
    addresses = [each for each in proofs_of(user).addresses if each not in own.several]
    snapshot = published.ask_once(find_own_held, own)
    return [*snapshot, *held_by_office(site, [user.email, *addresses])]


def access_for(published: Published, site: Site, user: User, own: Own) -> Access:
    """Return the access file's contents."""
    return Access(
        name=own.name or user.email,
        company=site.company.name,
        contact=site.privacy.contact,
        as_of=date.fromisoformat(str(published.snapshot.manifest["as_of"])),
        held=held_about(published, site, user, own),
    )


def summed(held: Sequence[Held]) -> list[Summary]:
    """Return what is held, by category, in the register's order."""
    categories = dict.fromkeys(each.category for each in held)
    return [
        Summary(category, tuple(_summed(each) for each in held if each.category == category)) for category in categories
    ]


def _summed(held: Held) -> Summed:
    column = next((name for name in _DAYS if held.rows and name in held.rows[0]), "")
    days = [str(row[column])[:10] for row in held.rows if column and row[column]]
    return Summed(held.name, held.about, len(held.rows), min(days, default=""))


def as_context(held: Sequence[Held]) -> dict[str, Any]:
    """Return what the page shows of it."""
    return {"held": summed(held), "held_rows": sum(len(each.rows) for each in held), "held_tables": len(held)}
