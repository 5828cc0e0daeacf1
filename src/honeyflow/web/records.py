"""Nouns of the pages: what a page declares, and the visit it is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpResponse, QueryDict

from honeyflow.site import Site
from honeyflow.web.choice import Choice
from honeyflow.web.published import Published


@dataclass(frozen=True)
class Visit:
    """One request for a page, ready to be answered.

    Parameters
    ----------
    site : Site
    published : Published
        The current snapshot; its `ask` calls the floors' reads.
    choice : Choice
        Period and project the visitor chose.
    query : QueryDict
        The address's other parameters.
    parts : mapping
        What the page's path captured, e.g. a methods page's slug.
    own_machine : bool
        Asked from the machine that serves the pages, so by the keeper: persons may be named.
    """

    site: Site
    published: Published
    choice: Choice
    query: QueryDict
    parts: Mapping[str, str]
    own_machine: bool = False


class Group(StrEnum):
    """Where a page belongs in the menu, in order."""

    EXCHANGE = "Exchange"
    MARKET = "Market"
    COMMUNITY = "Community"
    BOOKS = "Books"


@dataclass(frozen=True)
class Page:
    """One page.

    Parameters
    ----------
    name : str
        Unique; the package's name and its route's.
    title : str
        In the menu and as heading.
    path : str
        Django route below the root, e.g. ``employers/``.
    order : int
        Place among its group's pages in the menu, rising; 0 keeps it out of the menu.
    group : Group
    question : str
        What the page answers, in a line.
    view : callable
        Given a `Visit`, returns what ``page.html`` shows, or a whole answer (a file); raises `django.http.Http404` for
        what does not exist.
    picks : bool
        Whether period and project can be chosen on it.
    about_people, about_customers : bool
        It names persons, or customers: answered on the keeper's own machine only.
    by_project : bool
        Whether what it shows is told apart by project; else none is offered.
    """

    name: str
    title: str
    path: str
    order: int
    group: Group
    question: str
    view: Callable[[Visit], dict[str, Any] | HttpResponse]
    picks: bool = True
    about_people: bool = False
    about_customers: bool = False
    by_project: bool = True

    @property
    def keepers_only(self) -> bool:
        """True for pages that nobody but the keeper may see."""
        return self.about_people or self.about_customers
