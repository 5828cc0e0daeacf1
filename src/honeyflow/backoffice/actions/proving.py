"""Proving that another address is one's own: a code mailed there, typed here; few tries, few codes, a short life.

Nothing here looks whether anything is known of an address: an answer and its time cannot tell what was not asked.
"""

import hmac
import secrets
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.db.models import F

from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.actions.subjects import subject_of
from honeyflow.backoffice.models import AddressCode, Entry, ProvenAddress, User
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.people.addresses import is_shared_mailbox
from honeyflow.site import Site
from honeyflow.site.erased.key import made_key

GOOD_FOR = timedelta(minutes=10)
TRIES = 3
A_USER_AN_HOUR, A_USER_A_DAY, AN_ADDRESS_A_DAY = 5, 12, 4
MOST_PROVEN = 20
CODE, PROVED, TAKEN_BACK = "address-code-sent", "address-proved", "address-proof-taken-back"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No letter that looks like a digit; 8 of them are 40 bits."""


class Fault(StrEnum):
    """Why an address cannot be proved."""

    ADDRESS = "address"
    SHARED = "shared"
    OWN = "own"
    OFTEN = "often"
    MANY = "many"
    GONE = "gone"
    WRONG = "wrong"


class ProvingError(HoneyflowError):
    """What cannot be proved; `fault` says why, and no address is in the message."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(f"proving an address: saw {fault.value}; expected an address of one's own. Nothing was proved")


@transaction.atomic
def ask_code(site: Site, user: User, text: str, *, now: datetime | None = None) -> tuple[str, str] | None:
    """Make a code for an address; return both, to be mailed there, or None when enough went there today.

    Who asks is told the same either way. A code asked for before counts no longer.

    Raises
    ------
    ProvingError
        For what is no address, anybody's, one's own already, or asked too often.
    """
    at = now or datetime.now(UTC)
    address = _readable(user, text)
    if ProvenAddress.objects.filter(user=user).count() >= MOST_PROVEN:
        raise ProvingError(Fault.MANY)
    sent = Entry.objects.filter(kind=CODE, actor=f"user:{user.pk}")
    if (
        sent.filter(at__gt=at - timedelta(hours=1)).count() >= A_USER_AN_HOUR
        or sent.filter(at__gt=at - timedelta(days=1)).count() >= A_USER_A_DAY
    ):
        raise ProvingError(Fault.OFTEN)
    subject = subject_of(site, address)
    there = Entry.objects.filter(subject=subject, kind=CODE, at__gt=at - timedelta(days=1)).count()
    code = "".join(secrets.choice(_LETTERS) for _ in range(8))
    told = {"address": address, "digest": _digest(site, user, address, code), "tries_left": TRIES, "sent_at": at}
    AddressCode.objects.update_or_create(user=user, defaults=told)
    write_entry(CODE, f"user:{user.pk}", subject=subject, at=at)
    return None if there >= AN_ADDRESS_A_DAY else (address, code)


def check_code(site: Site, user: User, text: str, *, now: datetime | None = None) -> ProvenAddress:
    """Take a code that was typed; return the address it proves.

    Raises
    ------
    ProvingError
        When none waits any more, or it is another.
    """
    at = now or datetime.now(UTC)
    waiting = AddressCode.objects.filter(user=user, tries_left__gt=0, sent_at__gt=at - GOOD_FOR)
    row = waiting.first()
    if row is None or not waiting.filter(pk=row.pk, digest=row.digest).update(tries_left=F("tries_left") - 1):
        AddressCode.objects.filter(user=user).delete()
        raise ProvingError(Fault.GONE)
    typed = "".join(each for each in text.upper() if each.isalnum())[:40]
    if not hmac.compare_digest(_digest(site, user, row.address, typed), row.digest):
        raise ProvingError(Fault.WRONG)
    with transaction.atomic():
        row.delete()
        return keep_proof(site, user, row.address, "code", now=at)


@transaction.atomic
def keep_proof(site: Site, user: User, address: str, how: str, *, now: datetime | None = None) -> ProvenAddress:
    """Remember that an address is a user's; `how` is ``code`` or the forge that vouches for it."""
    told = {"how": how, "proven_at": now or datetime.now(UTC)}
    proof, is_new = ProvenAddress.objects.get_or_create(user=user, address=address, defaults=told)
    if is_new:
        write_entry(PROVED, f"user:{user.pk}", subject=subject_of(site, address), how=how)
    return proof


@transaction.atomic
def take_proof_back(site: Site, user: User, address: str) -> bool:
    """Forget that an address is a user's; false when it was not."""
    gone, _ = ProvenAddress.objects.filter(user=user, address=address).delete()
    if gone:
        write_entry(TAKEN_BACK, f"user:{user.pk}", subject=subject_of(site, address))
    return bool(gone)


def _readable(user: User, text: str) -> str:
    read = read_address(text.strip())
    if not isinstance(read, Address) or len(read.exact) > 254:
        raise ProvingError(Fault.ADDRESS)
    if read.role or is_shared_mailbox(read.exact):
        raise ProvingError(Fault.SHARED)
    if read.exact == user.email or ProvenAddress.objects.filter(user=user, address=read.exact).exists():
        raise ProvingError(Fault.OWN)
    return read.exact


def _digest(site: Site, user: User, address: str, code: str) -> str:
    return hmac.digest(made_key(site), f"address-code\0{user.pk}\0{address}\0{code}".encode(), "sha256").hex()
