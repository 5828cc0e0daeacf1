"""Plain pages beside the declared ones: not found, not allowed, went wrong, nothing yet; and what every page shows."""

from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from honeyflow.kernel.access import Right, Role
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.site import Site
from honeyflow.web.links_open import without_closed_links
from honeyflow.web.menu import menu_of
from honeyflow.web.published import served_site
from honeyflow.web.records import Page
from honeyflow.web.registry import pages
from honeyflow.web.visitor import Visitor, visitor_of


class Allowed:
    """For templates: ``{% if may.see_persons %}`` asks whether the visitor has the right ``see-persons``."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor

    def __getitem__(self, name: str) -> bool:
        """Return whether the visitor has the right of that name; an unknown name is a programmer's fault."""
        return self._visitor.may(Right(name.replace("_", "-")))


def around(request: HttpRequest, here: Page | None = None) -> dict[str, Any]:
    """Return what every page shows around its own contents."""
    visitor = visitor_of(request)
    open_to = (page for page in pages.menu() if visitor.may(page.right) and (page.world or not visitor.outside))
    return {
        "menu": menu_of(open_to, here),
        "here": request.path,
        "home": home_of(visitor),
        "may": Allowed(visitor),
        "role": visitor.role.value,
        "signed_in": visitor.user is not None,
        "anonymous": visitor.role is Role.ANONYMOUS and not visitor.outside,
    }


def home_of(visitor: Visitor) -> str:
    """Return the first page for a visitor."""
    if visitor.may(Right.SEE_EXCHANGE):
        return reverse("exchange")
    if visitor.may(Right.SEE_OWN_CUSTOMER):
        return reverse("own_customer")
    return reverse("me" if visitor.user else "learn")


def shown(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    """Return a plain page; it can be shown even where the site's file is at fault."""
    site: Site | None = context.get("site")
    try:
        about = around(request)
    except DatabaseError:  # the page about what went wrong must not go wrong for the same reason
        about = {}
    text = render_to_string(name, {**about, "site": site or _site_or_none(), **context}, request)
    return HttpResponse(without_closed_links(text, visitor_of(request)) if about else text, status=status)


def _site_or_none() -> Site | None:
    try:
        return served_site()
    except HoneyflowError:
        return None
