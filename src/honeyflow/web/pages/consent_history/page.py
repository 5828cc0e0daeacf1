"""What one address agreed to and stopped, and every entry about it; reached by looking it up."""

from typing import Any

from honeyflow.backoffice.kinds import words_of
from honeyflow.backoffice.models import Evidence, Subject
from honeyflow.backoffice.queries.consents import history_of, states_of
from honeyflow.kernel.access import Right
from honeyflow.web.look_up import looked_up
from honeyflow.web.records import Group, Page, Visit


def show_history(visit: Visit) -> dict[str, Any]:
    """Return the state by purpose and the entries, the newest first; nothing once the look-up is an hour old."""
    found = looked_up(visit.parts["token"])
    if found is None:
        return {"found": False}
    subject, mailbox = found
    entries = history_of(mailbox)
    evidence = dict(Evidence.objects.filter(entry__in=[each.seq for each in entries]).values_list("entry", "text"))
    addresses = dict(Subject.objects.filter(mailbox=mailbox).values_list("subject", "address"))
    return {
        "found": bool(addresses),
        "addresses": sorted(addresses.values()),
        "states": [each for each in states_of(subject, mailbox) if each.state],
        "entries": [
            (each, words_of(each.kind), addresses.get(each.subject, ""), evidence.get(each.seq, "")) for each in entries
        ],
    }


page = Page(
    name="consent_history",
    title="One address",
    path="consents/address/<str:token>/",
    order=0,
    group=Group.COMMUNITY,
    question="What did this address agree to, what did it stop, and what was sent to it?",
    view=show_history,
    right=Right.SEE_CONSENTS,
    picks=False,
)
