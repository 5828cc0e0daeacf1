"""“Also me” of a member: another address, proved by a code that is mailed to it and nowhere else.

Whatever is known of the address is not looked at before its owner has proved it: known or unknown, what is answered and
how long that takes are the same.
"""

from smtplib import SMTPRecipientsRefused

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse

from honeyflow.backoffice.actions.proving import Fault, ProvingError, ask_code, check_code, take_proof_back
from honeyflow.backoffice.models import User
from honeyflow.people.addresses import is_shared_mailbox
from honeyflow.site import Site
from honeyflow.site.decisions import SAME, UNDO, ErasedPersonError, decide, decision
from honeyflow.web.me.acts import NotDoneError, act_on
from honeyflow.web.me.own import own_of
from honeyflow.web.me.stated import stated_by
from honeyflow.web.published import Published, published_of, served_site

ANCHOR = "#also-me"


def ask_for_code(request: HttpRequest) -> HttpResponse:
    """Mail a code to an address."""
    return act_on(request, "me", lambda user: _asked(user, request.POST.get("address", "")), ANCHOR)


def type_code(request: HttpRequest) -> HttpResponse:
    """Take a code that was typed; right, the address is the member's from now on."""
    return act_on(request, "me", lambda user: _typed(user, request.POST.get("code", "")), ANCHOR)


def take_back(request: HttpRequest) -> HttpResponse:
    """Take back that an address is one's own."""
    return act_on(request, "me", lambda user: _taken_back(user, request.POST.get("address", "")), ANCHOR)


def _asked(user: User, text: str) -> str:
    if not settings.MAIL:
        raise NotDoneError("mail")
    site = served_site()
    try:
        made = ask_code(site, user, text)
    except ProvingError as error:
        raise NotDoneError(error.fault.value) from None
    if made is not None:
        _mail(site, *made)
    return "sent"


def _mail(site: Site, address: str, code: str) -> None:
    """Send the code; that a mailbox does not exist is told to nobody, that no mail goes out at all is."""
    words = (
        f"Somebody who is signed in at {site.company.name} says that this address is theirs.\n\n"
        f"If that is you, type this code on your page there:\n\n    {code[:4]}-{code[4:]}\n\n"
        "It is good for ten minutes. If it is not you, do nothing, and give the code to nobody: without it nothing "
        "happens.\n"
    )
    try:
        EmailMessage(f"A code from {site.company.name}", words, to=[address]).send()
    except SMTPRecipientsRefused:
        return
    except OSError:  # smtplib's own errors are such
        raise NotDoneError("unreachable") from None


def _typed(user: User, code: str) -> str:
    site = served_site()
    try:
        proof = check_code(site, user, code)
    except ProvingError as error:
        raise NotDoneError(error.fault.value) from None
    return join(published_of(site), site, user, proof.address)


def join(published: Published, site: Site, user: User, address: str) -> str:
    """Decide that a proved address and the one signed in by are one person's; nothing where several use either."""
    several = own_of(published, user).several
    if address in several:
        return "several"
    if user.email in several or is_shared_mailbox(user.email):
        return "proved"
    try:
        decide(site, decision(SAME, user.email, who=user.email, other=address, note="proved by the person"))
    except ErasedPersonError:
        raise NotDoneError(Fault.GONE.value) from None
    return "proved"


def _taken_back(user: User, address: str) -> str:
    site = served_site()
    if not take_proof_back(site, user, address):
        raise NotDoneError("gone")
    for each in stated_by(site, user):
        if each.kind == SAME and address in (each.other, each.who):
            decide(site, decision(UNDO, user.email, other=each.line))
    return "unproved"
