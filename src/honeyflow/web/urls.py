"""Routes, one per declared page, and the pages shown when something is missing or wrong."""

from functools import lru_cache, partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.template.loader import render_to_string
from django.urls import URLPattern, path

from honeyflow.kernel.errors import HoneyflowError, NoSnapshotError
from honeyflow.ledger.read import read_projects, read_span
from honeyflow.site import Site
from honeyflow.web.access import on_own_machine
from honeyflow.web.choice import Choice, choose
from honeyflow.web.decide import decide
from honeyflow.web.erase import erase
from honeyflow.web.leave import confirm, leave
from honeyflow.web.look_up import look_up
from honeyflow.web.menu import menu_of
from honeyflow.web.origin_form import origin_form
from honeyflow.web.origin_told import tell_origin
from honeyflow.web.published import Published, published_of, served_site
from honeyflow.web.records import Page, Visit
from honeyflow.web.registry import pages, template_of


def answer(request: HttpRequest, page: Page, **parts: str) -> HttpResponse:
    """Answer one request for `page`; before anything is published, say what to do."""
    site = served_site()
    own_machine = on_own_machine(request)
    if page.keepers_only and not own_machine:
        whom = "persons" if page.about_people else "customers"
        raise Http404(f"Pages about {whom} are answered on the keeper's own machine only, at http://127.0.0.1.")
    shared: dict[str, Any] = {"page": page, "site": site}
    try:
        published = published_of(site)
    except NoSnapshotError as error:
        return _shown(request, "nothing_yet.html", {**shared, "message": str(error)})
    if published.ask(read_span) is None:
        message = "A run was published, but it found no dated commit, invoice or employment to post."
        return _shown(request, "nothing_yet.html", {**shared, "message": message})
    choice = choice_of(published, request)
    context = page.view(Visit(site, published, choice, request.GET, parts, own_machine))
    if isinstance(context, HttpResponse):
        return context
    shared |= {"choice": choice, "published": published}
    return HttpResponse(_template(page).render({**_menu(request, page), **shared, **context}, request))


def choice_of(published: Published, request: HttpRequest) -> Choice:
    """Return the period and project this request asks for."""
    projects = tuple(published.ask(read_projects))
    span = published.ask(read_span)
    if span is None:
        raise Http404("Nothing is in the books yet.")
    return choose(span, projects, request.GET)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, and what there is."""
    return _shown(request, "404.html", {"why": _why(exception)}, status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong; an operator's fault is named with what to do."""
    import sys

    error = sys.exc_info()[1]
    return _shown(request, "500.html", {"message": str(error) if isinstance(error, HoneyflowError) else ""}, status=500)


def _why(exception: Exception) -> str:
    text = exception.args[0] if exception.args else ""
    return text if isinstance(exception, Http404) and isinstance(text, str) else ""


def _menu(request: HttpRequest, here: Page | None = None) -> dict[str, Any]:
    own_machine = on_own_machine(request)
    shown = (page for page in pages.menu() if own_machine or not page.keepers_only)
    return {"menu": menu_of(shown, here), "here": request.path}


def _shown(request: HttpRequest, name: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    site: Site | None = context.get("site")
    return HttpResponse(
        render_to_string(name, {**_menu(request), "site": site or _site_or_none(), **context}, request), status=status
    )


def _site_or_none() -> Site | None:
    try:
        return served_site()
    except HoneyflowError:
        return None


@lru_cache(maxsize=64)
def _template(page: Page) -> Any:
    return engines["django"].from_string(template_of(page).read_text(encoding="utf-8"))


def _route(page: Page) -> URLPattern:
    return path(page.path, partial(answer, page=page), name=page.name)


urlpatterns = [
    *(_route(page) for page in pages.all().values()),
    path("decide/", decide, name="decide"),
    path("erase/", erase, name="erase_person"),
    path("customers/<str:customer_id>/origin/", tell_origin, name="tell_origin"),
    path("origin/<str:token>/", origin_form, name="origin_form"),
    path("leave/<str:token>/", leave, name="leave"),
    path("confirm/<str:token>/", confirm, name="confirm"),
    path("consents/look-up/", look_up, name="look_up_consents"),
]
handler404 = "honeyflow.web.urls.not_found"
handler500 = "honeyflow.web.urls.went_wrong"
