"""Names under which the world may ask: there only signed links are answered, and nothing of the books."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from honeyflow.web.routes import is_for_the_world

_STATIC = (
    *("honeyflow/base.css", "honeyflow/parts.css", "honeyflow/print.css", "honeyflow/icon.svg", "honeyflow/theme.js"),
    *("honeyflow/services.css", "honeyflow/learn.css"),
    "honeyflow/check.js",
)
_STATIC_FOLDERS = ("honeyflow/brief/",)


class PublicHosts:
    """Middleware that answers nothing but public pages under the names in ``HONEYFLOW_PUBLIC_HOSTS``."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or say that there is no such page."""
        if not is_public(request) or _answered(request.path_info):
            return self._get_response(request)
        return no_such_page()


def is_public(request: HttpRequest) -> bool:
    """Return whether a request came in under a public name."""
    host = request.META.get("HTTP_HOST", "").lower()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    return any(name == each or (each.startswith(".") and name.endswith(each)) for each in settings.PUBLIC_HOSTS)


def no_such_page() -> HttpResponse:
    """Return the plain page that says no more than that; the same for whatever is asked."""
    response = HttpResponse(render_to_string("origin_gone.html"), status=404)
    response.headers["Cache-Control"] = "no-store"
    return response


def _answered(path: str) -> bool:
    files = {f"{settings.STATIC_URL}{name}" for name in _STATIC}
    folders = tuple(f"{settings.STATIC_URL}{name}" for name in _STATIC_FOLDERS)
    return is_for_the_world(path) or path in files or path.startswith(folders)
