"""Users: adding, giving another role, removing, signing in; each an entry of the journal, and none without a keeper."""

from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.actions.subjects import subject_of
from honeyflow.backoffice.models import User
from honeyflow.kernel.access import Role
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.site import Site

COMMAND = "command"
"""Who did it, when it was done in the terminal."""


class Fault(StrEnum):
    """Why a user cannot be changed."""

    ADDRESS = "address"
    KNOWN = "known"
    UNKNOWN = "unknown"
    FIRST = "first"
    LAST = "last"
    CUSTOMER = "customer"
    ROLE = "role"


class UserError(HoneyflowError):
    """What cannot be done with a user; `fault`, `seen` and `expected` say why."""

    def __init__(self, fault: Fault, seen: str, expected: str) -> None:
        self.fault = fault
        self.seen = seen
        self.expected = expected
        super().__init__(f"saw {seen}; expected {expected}. No user was changed")


@transaction.atomic
def add_user(site: Site, email: str, role: Role, *, customer_id: str = "", actor: str) -> User:
    """Add somebody who may sign in.

    Raises
    ------
    UserError
        For an address that is none or known, a first user who is no keeper, a customer without its number.
    """
    address = email.strip().casefold()
    _refuse_address(address)
    if User.objects.filter(email=address).exists():
        raise UserError(
            Fault.KNOWN, f"{address}, who is a user already", "a new address; honeyflow users role changes a role"
        )
    _refuse(role, customer_id)
    if role is not Role.KEEPER and not User.objects.has_keeper():
        raise UserError(
            Fault.FIRST, f"the role {role.value} for the first user", "a keeper first: from then on everybody signs in"
        )
    user = User.objects.create_user(address, role=role.value, customer_id=customer_id)
    note_user("user-added", site, user, actor, role=role.value, **_told(customer_id))
    return user


@transaction.atomic
def give_role(site: Site, email: str, role: Role, *, customer_id: str = "", actor: str) -> User:
    """Give a user another role; it counts from the user's next request on.

    Raises
    ------
    UserError
        For an unknown user, the last keeper, a customer without its number.
    """
    user = user_of(email)
    kept = customer_id or (user.customer_id if role is Role.CUSTOMER else "")
    _refuse(role, kept)
    if role is not Role.KEEPER:
        _keep_a_keeper(user)
    before = user.role
    user.role, user.customer_id = role.value, kept
    user.save(update_fields=["role", "customer_id"])
    note_user("role-given", site, user, actor, role=role.value, before=before, **_told(kept))
    return user


@transaction.atomic
def remove_user(site: Site, email: str, *, actor: str) -> None:
    """Remove a user: its sessions end at once, and its address is kept nowhere.

    Raises
    ------
    UserError
        For an unknown user, and for the last keeper while others are left.
    """
    user = user_of(email)
    if User.objects.exclude(pk=user.pk).exists():
        _keep_a_keeper(user)
    note_user("user-removed", site, user, actor, role=user.role)
    user.delete()


@transaction.atomic
def welcome_member(site: Site, email: str) -> User:
    """Return the user of an address that was just proved: a new member, or who was known already."""
    address = email.strip().casefold()
    user = User.objects.filter(email=address).first()
    if user is None:
        user = User.objects.create_user(address, role=Role.MEMBER.value)
        note_user("user-added", site, user, "subject", role=Role.MEMBER.value)
    return user


def note_sign_in(user: User) -> None:
    """Write down that somebody signed in."""
    write_entry("signed-in", f"user:{user.pk}", role=user.role)


def note_user(kind: str, site: Site, user: User, actor: str, **body: Any) -> None:
    """Write into the journal what was done with a user, who is named by number and by keyed hash."""
    write_entry(kind, actor, subject=subject_of(site, user.email), user=user.pk, **body)


def user_of(email: str) -> User:
    """Return the user of an address; `UserError` for an unknown one."""
    user = User.objects.filter(email=email.strip().casefold()).first()
    if user is None:
        raise UserError(Fault.UNKNOWN, f"{email!r}", "the address of a user; honeyflow users list shows them")
    return user


def _refuse_address(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        raise UserError(Fault.ADDRESS, f"{address[:80]!r}", "an e-mail address, such as ann@example.org") from None


def _refuse(role: Role, customer_id: str) -> None:
    if role is Role.ANONYMOUS:
        raise UserError(Fault.ROLE, "the role anonymous", "a role that signs in")
    if role is Role.CUSTOMER and not customer_id:
        raise UserError(Fault.CUSTOMER, "the role customer without a customer", "--customer and its customer_id")
    if customer_id and role is not Role.CUSTOMER:
        raise UserError(Fault.CUSTOMER, f"a customer for the role {role.value}", "the role customer, or no customer")


def _keep_a_keeper(user: User) -> None:
    others = User.objects.filter(role=Role.KEEPER.value, is_active=True).exclude(pk=user.pk)
    if user.role == Role.KEEPER.value and not others.exists():
        raise UserError(Fault.LAST, "the last keeper", "another keeper first: somebody has to let people in")


def _told(customer_id: str) -> dict[str, str]:
    return {"customer": customer_id} if customer_id else {}
