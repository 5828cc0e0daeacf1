"""The one refusal: it says that one cannot be let in, and not why."""

from django.http import HttpRequest, HttpResponse

from honeyflow.web.shown import shown


def refused(request: HttpRequest) -> HttpResponse:
    """Return the refusal; whether an address is a user's is nobody's business."""
    return shown(request, "account/refused.html", {}, status=403)
