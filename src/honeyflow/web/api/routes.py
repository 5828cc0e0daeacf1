"""The operations with their scopes, and the description made of them."""

from collections.abc import Callable, Iterator
from functools import partial, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, path
from ninja import Header, NinjaAPI

from honeyflow import __version__
from honeyflow.backoffice.actions.repeating import once
from honeyflow.backoffice.actions.tell_suppression import tell_suppression
from honeyflow.backoffice.models import Token
from honeyflow.backoffice.scopes import SCOPE_MEANINGS, Scope
from honeyflow.kernel.access import Right
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.organizations.read import read_market_organizations
from honeyflow.site import Site
from honeyflow.web.api.docs import show_docs
from honeyflow.web.api.errors import Fault, add_handlers, fault
from honeyflow.web.api.handed_back import take_complaints, take_sent, take_unsubscribes
from honeyflow.web.api.schemas import (
    Answer,
    Audience,
    Complaints,
    Organizations,
    Sent,
    SuppressionList,
    Taken,
    Unsubscribes,
)
from honeyflow.web.api.screen import screen_for
from honeyflow.web.api.tokens import SystemToken
from honeyflow.web.guarded import guarded
from honeyflow.web.published import published_of, served_site

PREFIX = "api/v1/"

api = NinjaAPI(
    title="Honeyflow",
    version=__version__,
    description="Which addresses may be written to, and what came of it. Each system has a token of its own.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
add_handlers(api)

_REFUSALS = dict.fromkeys((400, 401, 403, 413, 422, 429), Fault)
Key: Any = Header(  # type: ignore[type-arg]
    ...,
    alias="Idempotency-Key",
    min_length=1,
    max_length=100,
    pattern=r"^[\x21-\x7e]+$",
    description="Of your own making, new for each new text; sent again, nothing is done twice",
)


def _told(scope: Scope, answer: type, *more: int) -> dict[str, Any]:
    """Return how an operation is declared: its scope, its answer, and its refusals."""
    return {
        "auth": SystemToken(scope),
        "response": {200: answer, **_REFUSALS, **dict.fromkeys(more, Fault)},
        "description": f"Scope `{scope}`: {SCOPE_MEANINGS[scope]}.",
    }


@api.post("/screen", summary="Screen an audience", **_told(Scope.SCREEN, Answer, 409, 503))
def screen(request: HttpRequest, audience: Audience) -> Answer:
    """Answer which addresses may be written to."""
    return screen_for(request.auth, audience)  # type: ignore[attr-defined]


@api.post("/unsubscribes", summary="Hand back who unsubscribed", **_told(Scope.CONSENTS_WRITE, Taken, 409))
def unsubscribes(request: HttpRequest, told: Unsubscribes, key: str = Key) -> dict[str, Any]:
    """Withdraw at once."""
    return _once(request, key, lambda site, token: take_unsubscribes(site, token, told))


@api.post("/complaints", summary="Hand back who complained", **_told(Scope.CONSENTS_WRITE, Taken, 409))
def complaints(request: HttpRequest, told: Complaints, key: str = Key) -> dict[str, Any]:
    """Write complaints down."""
    return _once(request, key, lambda site, token: take_complaints(site, token, told))


@api.post("/messages", summary="Say what was sent", **_told(Scope.MESSAGES_WRITE, Taken, 409))
def messages(request: HttpRequest, told: Sent, key: str = Key) -> dict[str, Any]:
    """Write messages down."""
    return _once(request, key, lambda site, token: take_sent(site, token, told))


def _once(request: HttpRequest, key: str, do: Callable[[Site, Token], dict[str, int]]) -> dict[str, Any]:
    site, token = served_site(), request.auth  # type: ignore[attr-defined]
    return once(site, token, key, request.path.encode() + b"\0" + request.body, lambda: do(site, token))


@api.get("/suppression", summary="Fetch the suppression list", **_told(Scope.SUPPRESSION_READ, SuppressionList))
def suppression(request: HttpRequest, purpose: Purpose | None = None) -> SuppressionList:
    """Answer who stopped a purpose, or everything, as hashes under the system's key."""
    token = request.auth  # type: ignore[attr-defined]
    hashes = tell_suppression(served_site(), token.name, purpose, f"system:{token.name}")
    return SuppressionList(algorithm="HMAC-SHA256", hashes=hashes)


@api.get("/organizations", summary="List organizations", **_told(Scope.ORGANIZATIONS_READ, Organizations, 503))
def organizations(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001
    """Answer the organizations of the last month published, as the market side's page shows them."""
    told = published_of(served_site()).ask(read_market_organizations)
    return {"organizations": [{"name": each.name} for each in told.organizations]}


def _nothing(request: HttpRequest, **_: str) -> HttpResponse:  # noqa: ARG001
    return fault(404, "no-operation", "There is no such operation; they are listed at /api/v1/docs")


def api_routes() -> list[URLPattern | URLResolver]:
    """Return the routes of the API, its description, its page, and whatever else is asked below its prefix."""
    return [
        path(f"{PREFIX}docs", guarded(partial(show_docs, api=api), Right.SEE_PUBLIC), name="api_docs"),
        path(PREFIX, _unstored(_nothing), name="api_nothing"),
        *_never_stored(),
        path(f"{PREFIX}<path:rest>", _unstored(_nothing), name="api_nothing_below"),
    ]


def _never_stored() -> Iterator[URLPattern | URLResolver]:
    """Yield the operations' routes; their answers are kept by nobody on the way."""
    routes = path(PREFIX, api.urls)
    for each in routes.url_patterns:
        if each.callback is not None:
            each.callback = _unstored(each.callback)
    yield routes


def _unstored(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answering(*arguments: Any, **parts: Any) -> HttpResponse:
        answer: HttpResponse = view(*arguments, **parts)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    answering.right = Right.SEE_PUBLIC  # type: ignore[attr-defined]  # who asks has a token, and its scope is the door
    return answering
