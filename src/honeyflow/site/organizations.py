"""Organizations as a TOML file describes them: the site's ``[[organization]]`` tables, and the curated list's rows."""

from dataclasses import dataclass
from datetime import date

from honeyflow.site.sections import Section

KINDS = ("company", "customer", "partner", "competitor", "university", "foundation", "government")
"""What a file may say an organization is; the keeper is the site's ``[company]``."""


@dataclass(frozen=True)
class FormerName:
    """What an organization was called before the day `until`."""

    name: str
    until: date


@dataclass(frozen=True)
class Owner:
    """To whom an organization belonged: half-open ``[start, end)``, None where it is open."""

    name: str
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True)
class KnownOrganization:
    """An organization as a file describes it.

    Parameters
    ----------
    kind : str
        One of `KINDS`, empty when not told.
    domains : tuple of str
        The first one identifies it; without any, its name does.
    employs : bool
        Whether an address there means employment: foundations give addresses to volunteers.
    """

    name: str
    kind: str = ""
    domains: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    renamed: tuple[FormerName, ...] = ()
    owners: tuple[Owner, ...] = ()
    employs: bool = True


def read_organization(row: Section) -> KnownOrganization:
    """Return what one table says; its faults are gathered in the section."""
    kind = row.one_of("kind", "", ("", *KINDS))
    renamed = (_former_name(each) for each in row.rows("renamed"))
    return KnownOrganization(
        name=row.checked("name", lambda text: bool(text.strip()), "the organization's name"),
        kind=kind,
        domains=tuple(domain.strip().lower().removeprefix("@") for domain in row.texts("domains") if domain.strip()),
        aliases=row.texts("aliases"),
        renamed=tuple(sorted((each for each in renamed if each), key=lambda each: each.until)),
        owners=tuple(_owner(each) for each in row.rows("owners", short="name")),
        employs=row.flag("employs", default=kind != "foundation"),
    )


def _former_name(row: Section) -> FormerName | None:
    name, until = row.text("name", ""), row.needed_day("until")
    return FormerName(name, until) if name and until else None


def _owner(row: Section) -> Owner:
    start, end = row.day("from"), row.day("until")
    if start is not None and end is not None and start >= end:
        row.refuse("until", f"saw {end}; expected a day after {start}")
    return Owner(row.checked("name", bool, "the owner's name"), start, end)
