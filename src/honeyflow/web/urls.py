"""Routes, one per declared page, each behind the door of its right."""

from functools import lru_cache, partial
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.template import engines
from django.urls import URLPattern, path

from honeyflow.kernel.access import Right, Role
from honeyflow.kernel.errors import HoneyflowError, NoSnapshotError
from honeyflow.ledger.read import read_projects, read_span
from honeyflow.web.anonymous import Anonymous
from honeyflow.web.api.routes import api_routes
from honeyflow.web.brief.making import check, give_offer, make
from honeyflow.web.brief.page import show_brief
from honeyflow.web.brief.sharing import release, show_shared, take_back
from honeyflow.web.choice import Choice, choose, choose_coarsely
from honeyflow.web.decide import decide
from honeyflow.web.erase import erase
from honeyflow.web.feed import feed
from honeyflow.web.guarded import guarded
from honeyflow.web.introduce import answer_one, ask_for_one, change_offer, pass_one_on
from honeyflow.web.leave import confirm, leave
from honeyflow.web.links_open import without_closed_links
from honeyflow.web.look_up import look_up
from honeyflow.web.me.routes import my_routes
from honeyflow.web.origin_form import origin_form
from honeyflow.web.origin_own import tell_own_origin
from honeyflow.web.origin_told import tell_origin
from honeyflow.web.published import Published, published_of, served_site
from honeyflow.web.records import Page, Visit
from honeyflow.web.registry import pages, template_of
from honeyflow.web.revoke import revoke
from honeyflow.web.shown import around, shown
from honeyflow.web.sign_in.routes import sign_in_routes
from honeyflow.web.users import change_users
from honeyflow.web.visitor import Visitor, visitor_of


def answer(request: HttpRequest, page: Page, **parts: str) -> HttpResponse:
    """Answer one request for `page`; before anything is published, say what to do."""
    site, visitor = served_site(), visitor_of(request)
    shared: dict[str, Any] = {"page": page, "site": site}
    try:
        published = published_of(site)
    except NoSnapshotError as error:
        return shown(request, "nothing_yet.html", {**shared, "message": str(error)})
    if published.ask(read_span) is None:
        message = "A run was published, but it found no dated commit, invoice or employment to post."
        return shown(request, "nothing_yet.html", {**shared, "message": message})
    choice = choice_of(published, request, page, visitor)
    context = page.view(Visit(site, published, choice, request.GET, parts, visitor))
    if isinstance(context, HttpResponse):
        return context
    shared |= {"choice": choice, "published": published}
    text = _template(page).render({**around(request, page), **shared, **context}, request)
    response = HttpResponse(without_closed_links(text, visitor))
    if page.kept and visitor.role is Role.ANONYMOUS:
        response.headers["Cache-Control"] = f"public, max-age={page.kept}"
    return response


def choice_of(published: Published, request: HttpRequest, page: Page, visitor: Visitor) -> Choice:
    """Return the period and project this request asks for, no finer than the visitor may have them."""
    span = published.ask(read_span)
    if span is None:
        raise Http404("Nothing is in the books yet.")
    if not page.by_month and not visitor.may(Right.SEE_COMMITS):
        return choose_coarsely(span, request.GET)
    return choose(span, tuple(published.ask(read_projects)), request.GET)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say that there is no such page, and what there is."""
    return shown(request, "404.html", {"why": _why(exception)}, status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong; an operator's fault is named with what to do."""
    import sys

    error = sys.exc_info()[1]
    return shown(request, "500.html", {"message": str(error) if isinstance(error, HoneyflowError) else ""}, status=500)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 - Django's own
    """Say that a page of a library refused what was asked."""
    return shown(request, "account/forged.html", {}, status=403)


def _why(exception: Exception) -> str:
    text = exception.args[0] if exception.args else ""
    return text if isinstance(exception, Http404) and isinstance(text, str) else ""


@lru_cache(maxsize=64)
def _template(page: Page) -> Any:
    return engines["django"].from_string(template_of(page).read_text(encoding="utf-8"))


def _route(page: Page) -> URLPattern:
    return path(page.path, guarded(partial(answer, page=page), page.right, world=page.world), name=page.name)


urlpatterns = [
    *(_route(page) for page in pages.all().values()),
    path("learn/feed.atom", Anonymous(feed), name="learn_feed"),
    path("decide/", guarded(decide, Right.DECIDE_PERSONS), name="decide"),
    path("erase/", guarded(erase, Right.ERASE_PERSONS), name="erase_person"),
    path("customers/<str:customer_id>/origin/", guarded(tell_origin, Right.ASK_ORIGIN), name="tell_origin"),
    path("customer/origin/", guarded(tell_own_origin, Right.SEE_OWN_CUSTOMER), name="tell_own_origin"),
    path("origin/<str:token>/", guarded(origin_form, Right.SEE_PUBLIC, world=True), name="origin_form"),
    path("users/change/", guarded(change_users, Right.MANAGE_USERS), name="change_users"),
    path("leave/<str:token>/", guarded(leave, Right.SEE_PUBLIC, world=True), name="leave"),
    path("confirm/<str:token>/", guarded(confirm, Right.SEE_PUBLIC, world=True), name="confirm"),
    path("consents/look-up/", guarded(look_up, Right.SEE_CONSENTS), name="look_up_consents"),
    path("market/introductions/ask/", guarded(ask_for_one, Right.ASK_INTRODUCTION), name="ask_for_introduction"),
    path("community/introductions/pass/", guarded(pass_one_on, Right.ANSWER_INTRODUCTION), name="pass_introduction_on"),
    path("me/introductions/answer/", guarded(answer_one, Right.SEE_OWN), name="answer_introduction"),
    path("me/introductions/offer/", guarded(change_offer, Right.SEE_OWN), name="change_offer"),
    path("brief/", guarded(show_brief, Right.SEE_PUBLIC, world=True), name="brief"),
    path("brief/offer.json", Anonymous(give_offer), name="brief_offer"),
    path("brief/check/", Anonymous(check), name="check_brief"),
    path("brief/make/<slug:format>/", Anonymous(make), name="make_brief"),
    path("brief/release/", guarded(release, Right.SEE_OWN), name="release_brief"),
    path("shared/take-back/", Anonymous(take_back), name="take_brief_back"),
    path("shared/<str:secret>/", Anonymous(show_shared), name="shared_brief"),
    path("tokens/revoke/", guarded(revoke, Right.SEE_VERDICTS), name="revoke_token"),
    *my_routes(),
    *api_routes(),
    *sign_in_routes(),
]
handler403 = "honeyflow.web.urls.not_allowed"
handler404 = "honeyflow.web.urls.not_found"
handler500 = "honeyflow.web.urls.went_wrong"
