"""Erased people, left out of a list before it is landed: what it says of them is said of nobody."""

from dataclasses import replace

from honeyflow.kernel.finding import Severity
from honeyflow.site.erased.tombstones import Tombstones
from honeyflow.sources.lists.records import Content, Listed, StatedAlias
from honeyflow.sources.market.trouble import Trouble


def without_erased(content: Content, erased: Tombstones, trouble: Trouble) -> Content:
    """Return a list without the lines about people who were erased; each is a note with its line, and no name."""
    if not erased:
        return content
    gone = {each.line for each in content.people if _is_erased(each.person, erased)}
    gone |= {each.line for each in content.aliases if _joins_erased(each, erased)}
    for line in sorted(gone):
        seen, expected = "somebody who was erased", "nobody who was erased"
        trouble.add("listed-erased", f"line {line}", seen, expected, "left out; clean the list too", Severity.NOTE)
    return Content(
        people=[
            replace(each, person=_nameless(each.person, erased)) for each in content.people if each.line not in gone
        ],
        domains=content.domains,
        aliases=[each for each in content.aliases if each.line not in gone],
    )


def _is_erased(person: Listed, erased: Tombstones) -> bool:
    """Tell by address or login; by the name only where the list gives neither."""
    addresses = (erased.by_identity(person.name or "", email) for email in person.emails)
    if any(addresses) or (person.login and erased.by_login(person.login)):
        return True
    alone = not person.emails and not person.login
    return alone and bool(person.name and erased.by_name(person.name))


def _joins_erased(alias: StatedAlias, erased: Tombstones) -> bool:
    return any(erased.by_address(email) for email in (alias.email, alias.other_email))


def _nameless(person: Listed, erased: Tombstones) -> Listed:
    """Leave a name out that somebody erased bears: this may be another of that name, told by address or login."""
    return replace(person, name=None) if person.name and erased.by_name(person.name) else person
