"""A member's consents: given by their own click and nothing else, withdrawn at once."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse

from honeyflow.backoffice.actions.consents import Given, give_consent, take_objection_back, withdraw
from honeyflow.backoffice.actions.subjects import ErasedAddressError, Hasher, parsed
from honeyflow.backoffice.actions.words import ChangedWordsError
from honeyflow.backoffice.models import User
from honeyflow.backoffice.queries.proofs import proofs_of
from honeyflow.kernel.errors import UnknownNameError
from honeyflow.kernel.purpose import Purpose
from honeyflow.site import Site
from honeyflow.web.me.acts import NotDoneError, act_on
from honeyflow.web.published import served_site

CHANNEL = "my page"


def change_consent(request: HttpRequest) -> HttpResponse:
    """Give, withdraw, stop everything, or take an objection back, for an address of the member's own."""
    return act_on(request, "my_consents", lambda user: _changed(user, request.POST))


def _changed(user: User, form: Mapping[str, str]) -> str:
    site, address = served_site(), form.get("address", "")
    if address not in consent_addresses(user):
        raise NotDoneError("address")
    what, actor = form.get("what", ""), f"user:{user.pk}"
    purpose = Purpose(form["purpose"]) if form.get("purpose") in set(Purpose) else None
    whose = Hasher(site).whose(parsed(address))
    if what == "stop":
        withdraw(whose, None, actor, CHANNEL)
        return "stopped"
    if what == "open":
        take_objection_back(whose, purpose, actor)
        return "opened"
    if purpose is None:
        raise NotDoneError("purpose")
    if what == "give":
        return _given(site, address, purpose, form.get("words", ""), actor)
    if what == "withdraw":
        withdraw(whose, purpose, actor, CHANNEL)
        return "withdrawn"
    raise NotDoneError("purpose")


def _given(site: Site, address: str, purpose: Purpose, words: str, actor: str) -> str:
    """Write down a consent to these very words; without words there is nothing to agree to."""
    if not words:
        raise NotDoneError("words")
    try:
        give_consent(site, address, Given(purpose, words=words, channel=CHANNEL, confirmed=True), actor)
    except (UnknownNameError, ChangedWordsError):
        raise NotDoneError("words") from None
    except ErasedAddressError:
        raise NotDoneError("erased") from None
    return "given"


def consent_addresses(user: User) -> tuple[str, ...]:
    """Return the addresses a user may decide about: the one signed in by first; none that gets no mail."""
    others = (each for each in proofs_of(user).addresses if each != user.email and "noreply" not in each)
    return (user.email, *others)
