"""What allauth's views need to be shown in our pages."""

from typing import Any

from django.http import HttpRequest

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.web.published import served_site
from honeyflow.web.shown import around

PATH = "/sign-in/"


def around_sign_in(request: HttpRequest) -> dict[str, Any]:
    """Return what every page shows around its contents; for pages about signing in only, ours ask for it themselves."""
    if not request.path.startswith(PATH):
        return {}
    try:
        site = served_site()
    except HoneyflowError:
        site = None
    return {**around(request), "site": site}
