"""Which sources about people a site has configured, told from its file and from what lies beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from honeyflow.privacy.holdings import (
    CONTACTS,
    DECIDED,
    LISTS,
    OFFICE,
    PUBLIC_WORK,
    STAFF,
    WHERE_PEOPLE_WORK,
    WHO_IS_WHO,
)
from honeyflow.privacy.records import Category
from honeyflow.site import Site

MOST_NAMED = 12
"""Repositories named in one sentence."""

_PATTERN = re.compile(r"[*?\[]")


@dataclass(frozen=True)
class Configured:
    """One source: what is read, in words, and the category of data it gives."""

    words: str
    category: Category


def configured_sources(site: Site) -> list[Configured]:
    """Return the sources about people that this site reads, in the order people meet them.

    What is configured and lies not there is left out: nothing is read from it.
    """
    return list(_sources(site))


def categories_of(site: Site) -> list[Category]:
    """Return the categories of data about people that follow from the sources and the back office, each once."""
    found = [each.category for each in configured_sources(site)]
    if PUBLIC_WORK in found:
        found += [WHO_IS_WHO, WHERE_PEOPLE_WORK]
    return list(dict.fromkeys([*found, *OFFICE]))


def _sources(site: Site) -> Iterator[Configured]:
    repositories = sorted(set(_repositories(site)))
    if repositories:
        more = len(repositories) - MOST_NAMED
        listed = ", ".join(repositories[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
        yield Configured(f"the git repositories {listed}: names, addresses, dates and files of commits", PUBLIC_WORK)
        yield Configured("files in them that name people: MAINTAINERS, AUTHORS, CODEOWNERS, .mailmap and so on", LISTS)
    if site.people.lists:
        yield Configured(f"{len(site.people.lists)} lists of who works where that others keep", LISTS)
    if repositories or (site.folder / site.people.decisions).exists():  # told before the first one, which tells nobody
        yield Configured("corrections that staff and the persons themselves make", DECIDED)
    if (site.folder / site.market.staff).exists():
        yield Configured("the company's own list of staff, with wages", STAFF)
    if (site.folder / site.market.contacts).exists():
        yield Configured("the company's own list of customers' contacts", CONTACTS)
    if any(any(site.folder.glob(sheet)) for sheet in site.time.sheets if not sheet.startswith("/")):
        yield Configured("the company's own time sheets", STAFF)


def _repositories(site: Site) -> Iterator[str]:
    """Yield the repositories' names, without where they lie."""
    for repository in site.git.repositories:
        found = sorted(site.folder.glob(repository)) if _PATTERN.search(repository) and repository[0] != "/" else []
        for place in map(str, found) if found else (repository,):
            yield re.split(r"[/:]", place.rstrip("/").removesuffix("/.git").removesuffix(".git"))[-1]
