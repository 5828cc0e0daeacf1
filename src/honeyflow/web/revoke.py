"""Revoking a system's token on a page: one POST, at once."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from honeyflow.backoffice.actions.tokens import revoke_token
from honeyflow.kernel.errors import UnknownNameError
from honeyflow.web.forms import is_ours
from honeyflow.web.visitor import visitor_of


def revoke(request: HttpRequest) -> HttpResponse:
    """Revoke the token of the system a form names, and lead back."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("Tokens are revoked on this site's own pages.")
    try:
        token = revoke_token(request.POST.get("name", "")[:40], visitor_of(request).actor)
    except UnknownNameError:
        return HttpResponseRedirect(reverse("doors"), status=303)
    return HttpResponseRedirect(f"{reverse('doors')}?revoked={quote(token.name)}", status=303)
