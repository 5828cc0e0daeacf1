"""Deciding about held messages: released after a second look by the guard, or dropped; written down either way."""

from datetime import UTC, datetime

from django.db import transaction

from honeyflow.backoffice.actions.hand_over import finish, whose_of
from honeyflow.backoffice.actions.messages import Judged, record_messages
from honeyflow.backoffice.actions.recording import about, record
from honeyflow.backoffice.actions.subjects import parsed
from honeyflow.backoffice.actions.take_mail import AGE, NO_LINK, NO_PURPOSE, judge, rules_of
from honeyflow.backoffice.facts_now import FactsNow
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Mail
from honeyflow.backoffice.models.mail import HELD, State
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.records import Outcome
from honeyflow.site import Site

_NEVER = frozenset({AGE, NO_LINK, NO_PURPOSE})
"""What nobody can look away: it has to be mended first."""


class NotReleasedError(HoneyflowError):
    """A message that cannot be released now."""

    def __init__(self, number: int, seen: str, todo: str) -> None:
        super().__init__(f"message {number}: saw {seen}; expected one that the guard holds or allows. Do: {todo}")


@transaction.atomic
def release(site: Site, number: int, actor: str, facts: FactsNow, purpose: Purpose | None = None) -> None:
    """Hand a held message over to the relay; the guard is asked again, and its no stays a no.

    Parameters
    ----------
    purpose : Purpose, optional
        What it is for, where the message does not say.

    Raises
    ------
    NotReleasedError
    """
    mail = _held(number)
    meant = purpose or (Purpose(mail.purpose) if mail.purpose else None)
    if mail.state == State.HELD:
        _judged(site, mail, meant, facts, actor)
    record([about(whose_of(site, mail), Kind.MESSAGE_RELEASED, actor, purpose=meant or "")])
    Mail.objects.filter(pk=mail.pk).update(
        state=State.WAITING, purpose=meant or "", next_at=datetime.now(UTC), tries=0, rules=""
    )


def _judged(site: Site, mail: Mail, purpose: Purpose | None, facts: FactsNow, actor: str) -> None:
    if purpose is None:
        raise NotReleasedError(mail.pk, "no purpose", "name it with --purpose")
    verdict = judge(site, [parsed(mail.address)], purpose, facts, datetime.now(UTC))[0]
    rules = rules_of(verdict)
    if verdict.outcome is Outcome.DENY:
        raise NotReleasedError(mail.pk, f"a no of {', '.join(rules)}", f"drop it: honeyflow mail drop {mail.pk}")
    if verdict.outcome is Outcome.HOLD and _NEVER & set(rules):
        todo = {AGE: "honeyflow run", NO_LINK: "set public_address in [mail]"}
        raise NotReleasedError(mail.pk, f"a hold of {rules[0]}", todo.get(rules[0], "honeyflow run"))
    record_messages(site, purpose, [Judged(mail.address, Outcome.ALLOW)], actor)


def drop(site: Site, number: int, actor: str) -> None:
    """Drop a held message.

    Raises
    ------
    NotReleasedError
        When there is no such one.
    """
    finish(site, _held(number), Kind.MESSAGE_DROPPED, "by hand", actor)


def _held(number: int) -> Mail:
    mail = Mail.objects.filter(pk=number, state__in=HELD).first()
    if mail is None:
        raise NotReleasedError(number, "none that is held", "honeyflow mail held")
    return mail
