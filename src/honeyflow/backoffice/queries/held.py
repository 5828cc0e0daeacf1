"""What the back office holds about the owner of some addresses, for subject access: rows, journal, sign-in, offers."""

from collections.abc import Iterable, Sequence
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.db.models import Model, Q, QuerySet

from honeyflow.backoffice.actions.subjects import Hasher
from honeyflow.backoffice.models import (
    AddressCode,
    Champion,
    Complaint,
    Consent,
    Credit,
    Entry,
    Evidence,
    Introduction,
    Invitation,
    Mail,
    Message,
    Objection,
    ProvenAddress,
    Subject,
    Suppression,
    User,
    Withdrawal,
)
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.privacy.holdings import SIGNING_IN, WRITTEN_TO
from honeyflow.privacy.records import Category, Held
from honeyflow.site import Site

_SECRET = frozenset({"password", "extra_data"})


def held_by_office(site: Site, addresses: Iterable[str]) -> list[Held]:
    """Return what is held about whoever owns `addresses`, all their variants too; tables without a row are left out.

    What another asked of them or said to them is theirs to see; who else was asked is not.
    """
    hasher = Hasher(site)
    read = [each for text in addresses if isinstance(each := read_address(text), Address)]
    mailboxes = {hasher.whose(each).mailbox for each in read}
    subjects = {hasher.whose(each).subject for each in read}
    subjects |= set(Subject.objects.filter(mailbox__in=mailboxes).values_list("subject", flat=True))
    exact = [each.exact for each in read]
    users = User.objects.filter(Q(email__in=exact) | Q(proven__address__in=exact)).distinct()
    about = Q(subject__in=subjects)
    return [
        *_kept(WRITTEN_TO, "one address the journal tells of", Subject.objects.filter(about)),
        *_kept(WRITTEN_TO, "one consent to one purpose", Consent.objects.filter(mailbox__in=mailboxes)),
        *_kept(WRITTEN_TO, "what shows one consent", Evidence.objects.filter(about)),
        *_kept(WRITTEN_TO, "consents to one purpose, withdrawn", Withdrawal.objects.filter(mailbox__in=mailboxes)),
        *_kept(WRITTEN_TO, "one objection", Objection.objects.filter(mailbox__in=mailboxes)),
        *_kept(WRITTEN_TO, "one complaint of a message", Complaint.objects.filter(mailbox__in=mailboxes)),
        *_kept(WRITTEN_TO, "one time on the suppression list", Suppression.objects.filter(mailbox__in=mailboxes)),
        *_kept(WRITTEN_TO, "one message let through", Message.objects.filter(mailbox__in=mailboxes)),
        *_kept(WRITTEN_TO, "one copy of a message in the mail proxy", Mail.objects.filter(about)),
        *_kept(WRITTEN_TO, "one entry of the journal about them", Entry.objects.filter(about)),
        *_kept(SIGNING_IN, "one sign-in", users),
        *_kept(SIGNING_IN, "one further address they proved", ProvenAddress.objects.filter(user__in=users)),
        *_kept(SIGNING_IN, "one code mailed to prove an address", AddressCode.objects.filter(user__in=users)),
        *_kept(SIGNING_IN, "one account by which they sign in", SocialAccount.objects.filter(user__in=users)),
        *_kept(SIGNING_IN, "what they show in the public credits", Credit.objects.filter(user__in=users)),
        *_kept(SIGNING_IN, "one offer to speak with an employer", Champion.objects.filter(user__in=users)),
        *_kept(SIGNING_IN, "one request that waits for them", Invitation.objects.filter(champion__user__in=users)),
        *_kept(SIGNING_IN, "one request they made", Introduction.objects.filter(asked_by__in=users)),
    ]


def _kept(category: Category, about: str, rows: QuerySet[Any]) -> Sequence[Held]:
    model: type[Model] = rows.model
    names = [field.attname for field in model._meta.concrete_fields if field.attname not in _SECRET]
    found = [{name: _plain(value) for name, value in row.items()} for row in rows.order_by("pk").values(*names)]
    meanings = dict.fromkeys(names, "")
    return [Held(f"office_{model.__name__.lower()}", about, category, meanings, found)] if found else []


def _plain(value: object) -> object:
    return value if isinstance(value, (str, int, bool, type(None))) else str(value)
