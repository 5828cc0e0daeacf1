"""Accounts at forges as proof: connected by signing in there, and taken off again."""

from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.actions.proving import keep_proof
from honeyflow.backoffice.models import ProvenAddress, User
from honeyflow.backoffice.queries.proofs import forge_of
from honeyflow.kernel.errors import NoSnapshotError
from honeyflow.people.domains import classify
from honeyflow.site.decisions import SAME, UNDO, decide, decision
from honeyflow.web.me.acts import NotDoneError, act_on
from honeyflow.web.me.prove import ANCHOR, join
from honeyflow.web.me.stated import stated_by
from honeyflow.web.published import published_of, served_site

_NOREPLY = {"github": "{number}+{login}@users.noreply.github.com", "gitlab": "{number}-{login}@users.noreply.{host}"}
"""The address a forge lends an account; its number tells whose it is, whoever bears the login later."""


def connect(user: User, sociallogin: Any, login: str) -> str:
    """Connect the account that was just signed in by; returns the word of the outcome.

    Proved by it are the account's own noreply address and those the forge has verified.

    Raises
    ------
    NotDoneError
        When somebody else signs in by that account.
    """
    account, site = sociallogin.account, served_site()
    forge = forge_of(account.provider)
    held = SocialAccount.objects.filter(provider=account.provider, uid=account.uid).first()
    if held is not None and held.user_id != user.pk:
        raise NotDoneError("other")
    found = [each.email.casefold() for each in sociallogin.email_addresses if each.verified]
    if login and account.provider in _NOREPLY:
        host = classify(forge).registrable
        lent = _NOREPLY[account.provider].format(number=account.uid, login=login.casefold(), host=host)
        found.append(lent)
    with transaction.atomic():
        if held is None:
            SocialAccount.objects.create(user=user, provider=account.provider, uid=account.uid, extra_data={})
            write_entry("account-connected", f"user:{user.pk}", forge=forge)
        new = [each for each in dict.fromkeys(found) if each != user.email]
        for address in new:
            keep_proof(site, user, address, forge or "your company's service")
    for address in new:
        _join(user, address)
    return "connected"


def _join(user: User, address: str) -> None:
    """Decide that the address is one with the user's; before anything is published there is nothing to join."""
    site = served_site()
    if any(each.kind == SAME and each.other == address for each in stated_by(site, user)):
        return
    try:
        join(published_of(site), site, user, address)
    except (NoSnapshotError, NotDoneError):
        return


def disconnect(request: HttpRequest) -> HttpResponse:
    """Take an account off, with what it proved."""
    return act_on(request, "me", lambda user: _disconnected(user, request.POST.get("account", "")), ANCHOR)


def _disconnected(user: User, number: str) -> str:
    account = SocialAccount.objects.filter(user=user, pk=int(number)).first() if number.isdecimal() else None
    if account is None:
        raise NotDoneError("gone")
    site, forge = served_site(), forge_of(account.provider)
    gone = set(ProvenAddress.objects.filter(user=user, how=forge).values_list("address", flat=True))
    with transaction.atomic():
        ProvenAddress.objects.filter(user=user, how=forge).delete()
        account.delete()
        write_entry("account-disconnected", f"user:{user.pk}", forge=forge)
    for each in stated_by(site, user):
        if each.kind == SAME and each.other in gone:
            decide(site, decision(UNDO, user.email, other=each.line))
    return "disconnected"
