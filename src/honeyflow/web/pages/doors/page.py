"""Who asked the guard and what came of it, which messages wait, which systems may ask."""

from typing import Any

from honeyflow.backoffice.models import Mail
from honeyflow.backoffice.models.mail import HELD, State
from honeyflow.backoffice.queries.mail import count_mail, held_mail
from honeyflow.backoffice.queries.screenings import Asked, recent_screenings
from honeyflow.backoffice.queries.tokens import list_tokens
from honeyflow.kernel.access import Right
from honeyflow.web.forms import token
from honeyflow.web.records import Group, Page, Visit

LIMIT = 50
SYSTEM = "system:"

_WHY = {
    "no-purpose": "it does not say what it is for",
    "no-public-address": "no link to leave can be written: public_address is not set",
    "age": "the facts were too old",
    "purpose": "somebody looks at each message of this purpose",
    "consent": "it was not kept what they agreed to",
    "provenance": "the consent is said to come from where members meet",
    "contract": "the contact was named for something else",
    "jurisdiction": "nobody knows whose law counts",
    "frequency": "they get enough already",
    "quiet": "they complained not long ago",
    "objection": "they objected to something near it",
    "staff": "one of the company's own",
    "role-account": "several read this mailbox",
    "lookalike": "the address can be read as another one",
}
"""By rule: what the guard holds a message for."""


def show_doors(visit: Visit) -> dict[str, Any]:
    """Return the last screenings, the messages somebody has to look at, and the systems with tokens."""
    screenings, counts = recent_screenings(LIMIT), count_mail()
    return {
        "screenings": [(each, _who(each)) for each in screenings],
        "refused": sum(bool(each.refused) for each in screenings),
        "held": [(each, _why(each)) for each in held_mail(LIMIT)],
        "held_count": sum(counts[each] for each in HELD),
        "sent": counts[State.SENT],
        "waiting": counts[State.WAITING] + counts[State.SENDING],
        "limits": visit.site.outreach,
        "held_days": visit.site.mail.held_days,
        "tokens": list_tokens(),
        "token": token(visit.visitor),
        "revoked": visit.query.get("revoked", "")[:40],
    }


def _who(asked: Asked) -> str:
    return asked.who.removeprefix(SYSTEM) if asked.who.startswith(SYSTEM) else "the command line"


def _why(mail: Mail) -> str:
    """Return in words why a copy waits for somebody."""
    if mail.state != State.HELD:
        return f"{State(mail.state).label}: {mail.answer}"
    return "; ".join(_WHY.get(each, each) for each in mail.rules.split())


page = Page(
    name="doors",
    title="Screenings",
    path="screenings/",
    order=38,
    group=Group.COMMUNITY,
    question="Who asked whom they may write to, what waits, and which systems may ask?",
    view=show_doors,
    picks=False,
    right=Right.SEE_VERDICTS,
)
