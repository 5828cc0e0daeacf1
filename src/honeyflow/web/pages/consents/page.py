"""Who agreed to be written to: counted by purpose, by which words, and a way to one address's history."""

from typing import Any

from honeyflow.backoffice.queries.consents import count_consents, count_stopped, list_words
from honeyflow.kernel.access import Right
from honeyflow.web.forms import token
from honeyflow.web.records import Group, Page, Visit

FAULTS = {
    "address": "That is no e-mail address. Nothing was looked up.",
    "unknown": "Nothing is known of that address: it agreed to nothing and was never written to through the guard.",
}


def show_consents(visit: Visit) -> dict[str, Any]:
    """Return the counts, the words, and what came of looking an address up."""
    counts = count_consents()
    shown = [each for each in counts if each.standing or each.withdrawn or each.objections]
    return {
        "shown": shown,
        "without": [each.purpose.value for each in counts if each not in shown],
        "any": bool(shown),
        "standing": sum(each.standing for each in counts),
        "stopped": count_stopped(),
        "words": list_words(),
        "token": token(visit.visitor),
        "fault": FAULTS.get(visit.query.get("fault", ""), ""),
    }


page = Page(
    name="consents",
    title="Consents",
    path="consents/",
    order=36,
    group=Group.COMMUNITY,
    question="Who agreed to be written to, for what, by which words, and who stopped?",
    view=show_consents,
    right=Right.SEE_CONSENTS,
    picks=False,
)
