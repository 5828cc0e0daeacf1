"""Looking up one address: a POST, written into the journal, that leads to its history for an hour."""

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from honeyflow.backoffice.actions.recording import about, record
from honeyflow.backoffice.actions.subjects import Hasher
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Subject
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.web.forms import is_ours
from honeyflow.web.published import served_site
from honeyflow.web.visitor import visitor_of

SHOWN = 3600
"""Seconds for which a history once looked up is shown."""

_SALT = "honeyflow.web.look_up"


def look_up(request: HttpRequest) -> HttpResponse:
    """Write down that somebody looks an address up, and lead to what is known of it."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("Addresses are looked up on this site's own pages.")
    address = read_address(request.POST.get("address", ""))
    if not isinstance(address, Address):
        return HttpResponseRedirect(f"{reverse('consents')}?fault=address", status=303)
    whose = Hasher(served_site()).whose(address)
    if not Subject.objects.filter(mailbox=whose.mailbox).exists():
        return HttpResponseRedirect(f"{reverse('consents')}?fault=unknown", status=303)
    record([about(whose, Kind.ADDRESS_LOOKED_UP, visitor_of(request).actor)])
    token = signing.dumps([whose.subject, whose.mailbox], salt=_SALT)
    return HttpResponseRedirect(reverse("consent_history", kwargs={"token": token}), status=303)


def looked_up(token: str) -> tuple[str, str] | None:
    """Return the subject and the mailbox that were looked up; None when that is long ago, or never was."""
    try:
        subject, mailbox = signing.loads(token, salt=_SALT, max_age=SHOWN)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(subject), str(mailbox)
