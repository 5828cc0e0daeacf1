"""Where a copy is on its way to the relay: each step written down before the next one is taken.

Before the text goes out the row says so; after a crash in between nobody knows whether the relay took it, and it is
neither sent again nor lost: it waits for somebody to decide.
"""

from datetime import UTC, datetime, timedelta

from django.db import transaction

from honeyflow.backoffice.actions.recording import about, record
from honeyflow.backoffice.actions.subjects import Hasher, Whose, parsed
from honeyflow.backoffice.actions.take_mail import ACTOR, stopped_meanwhile
from honeyflow.backoffice.facts_now import FactsNow
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.mail_files import remove_forgotten, remove_unneeded
from honeyflow.backoffice.models import Mail
from honeyflow.backoffice.models.mail import HELD, KEPT, State
from honeyflow.kernel.purpose import Purpose
from honeyflow.site import Site

PAUSES = (60, 300, 900, 3600)
"""Seconds until the relay is tried again, the last one for ever."""
MOST_DAYS = 5
"""Days after which a copy that the relay keeps putting off is left to somebody to decide."""
KNOWN_DAYS = 14
"""Days for which a message that comes again is known."""


def next_waiting(now: datetime) -> Mail | None:
    """Return the copy that waits longest for the relay and may be tried now."""
    return Mail.objects.filter(state=State.WAITING, next_at__lte=now).order_by("next_at", "pk").first()


@transaction.atomic
def stop_if_against(site: Site, mail: Mail, facts: FactsNow) -> bool:
    """Drop a copy against which something speaks since it was let through; return whether it was."""
    address = parsed(mail.address)
    if not stopped_meanwhile(site, address, Purpose(mail.purpose), facts, datetime.now(UTC)):
        return False
    finish(site, mail, Kind.MESSAGE_DROPPED, "stopped meanwhile")
    return True


def mark_sending(mail: Mail) -> None:
    """Say that its text goes out now."""
    Mail.objects.filter(pk=mail.pk).update(state=State.SENDING)


def mark_sent(site: Site, mail: Mail, answer: str) -> None:
    """Say that the relay took it; the address and, with the last copy, the text are forgotten."""
    Mail.objects.filter(pk=mail.pk).update(state=State.SENT, address="", sender="", answer=answer[:40])
    remove_unneeded(site, mail.content)


def mark_unsure(mail: Mail) -> None:
    """Say that nobody knows."""
    Mail.objects.filter(pk=mail.pk).update(state=State.UNSURE, next_at=None, answer="no answer")


def put_off(mail: Mail, answer: str, now: datetime) -> None:
    """Try again later; after days leave it to somebody to decide."""
    if now - mail.taken_at > timedelta(days=MOST_DAYS):
        _failed(mail, answer)
        return
    pause = PAUSES[min(mail.tries, len(PAUSES) - 1)]
    Mail.objects.filter(pk=mail.pk).update(
        state=State.WAITING, tries=mail.tries + 1, next_at=now + timedelta(seconds=pause), answer=answer[:40]
    )


@transaction.atomic
def mark_failed(site: Site, mail: Mail, answer: str) -> None:
    """Say that the relay refused it for good."""
    record([about(whose_of(site, mail), Kind.MESSAGE_FAILED, ACTOR, purpose=mail.purpose, answer=answer[:3])])
    _failed(mail, answer)


def _failed(mail: Mail, answer: str) -> None:
    Mail.objects.filter(pk=mail.pk).update(state=State.FAILED, next_at=None, answer=answer[:40])


@transaction.atomic
def finish(site: Site, mail: Mail, kind: Kind, why: str, actor: str = ACTOR) -> None:
    """Be done with a copy that does not go out."""
    record([about(whose_of(site, mail), kind, actor, purpose=mail.purpose, why=why)])
    Mail.objects.filter(pk=mail.pk).update(state=State.OVER, address="", sender="", next_at=None)
    transaction.on_commit(lambda: remove_unneeded(site, mail.content))


def whose_of(site: Site, mail: Mail) -> Whose:
    """Return whose a copy is."""
    return Hasher(site).whose(parsed(mail.address))


def begin_again() -> int:
    """After a start: what was going out when the last one ended is unsure; return how many copies that are."""
    return Mail.objects.filter(state=State.SENDING).update(state=State.UNSURE, next_at=None, answer="stopped")


def tidy(site: Site, now: datetime) -> int:
    """Drop what was held for too long, forget what is over, remove contents nobody needs; return how many expired."""
    old = now - timedelta(days=site.mail.held_days)
    expired = list(Mail.objects.filter(state__in=HELD, taken_at__lt=old))
    for mail in expired:
        finish(site, mail, Kind.MESSAGE_DROPPED, "held too long")
    Mail.objects.exclude(state__in=KEPT).filter(taken_at__lt=now - timedelta(days=KNOWN_DAYS)).delete()
    remove_forgotten(site)
    return len(expired)
