"""Nouns of the pages: what a page declares, and the visit it is given."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.http import HttpResponse, QueryDict

from honeyflow.kernel.access import Right, Role
from honeyflow.site import Site
from honeyflow.web.choice import Choice
from honeyflow.web.published import Published
from honeyflow.web.visitor import Visitor


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
    visitor : Visitor
        Who asks; `may` says what may be shown.
    """

    site: Site
    published: Published
    choice: Choice
    query: QueryDict
    parts: Mapping[str, str]
    visitor: Visitor

    @property
    def role(self) -> Role:
        """The visitor's role."""
        return self.visitor.role

    def may(self, right: Right) -> bool:
        """Return whether the visitor has `right`."""
        return self.visitor.may(right)


class Group(StrEnum):
    """Where a page belongs in the menu, in order."""

    CUSTOMER = "Your organization"
    EXCHANGE = "Exchange"
    MARKET = "Market"
    COMMUNITY = "Community"
    LEARN = "Learn"
    BOOKS = "Books"
    ME = "Me"


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
    right : Right
        What a visitor needs to see it.
    picks : bool
        Whether period and project can be chosen on it.
    by_project : bool
        Whether what it shows is told apart by project; else none is offered.
    by_month : bool
        Nothing on it comes from the community, so that single months and projects may be shown to whoever may see it;
        else visitors who may not see commits get whole quarters of all projects.
    world : bool
        Answered under the public names (``HONEYFLOW_PUBLIC_HOSTS``) too.
    kept : int
        Seconds for which anybody on the way may keep what a visitor who is not signed in is shown; 0: it is not said.
    """

    name: str
    title: str
    path: str
    order: int
    group: Group
    question: str
    view: Callable[[Visit], dict[str, Any] | HttpResponse]
    right: Right
    picks: bool = True
    by_project: bool = True
    by_month: bool = False
    world: bool = False
    kept: int = 0
