"""The visitor's consents by purpose: how each stands, since when and by what; giving, withdrawing, the history."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from honeyflow.backoffice.actions.subjects import Hasher, parsed
from honeyflow.backoffice.kinds import words_of
from honeyflow.backoffice.models import Consent, User
from honeyflow.backoffice.queries.consents import PurposeState, history_of, states_of
from honeyflow.kernel.access import Right
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.kernel.purpose import CONTRACTUAL, Purpose
from honeyflow.site import Site
from honeyflow.site.consent_words import ConsentWords, read_words
from honeyflow.web.forms import token
from honeyflow.web.leave import PURPOSES
from honeyflow.web.me.consent import consent_addresses
from honeyflow.web.me.words import outcome
from honeyflow.web.records import Group, Page, Visit

MOST_HISTORY = 50
STATES = {
    "agreed": "you agreed",
    "not confirmed": "agreed, not confirmed",
    "withdrawn": "withdrawn",
    "objected": "you objected",
    "": "not agreed",
}


@dataclass(frozen=True)
class Row:
    """How one address stands to one purpose; `by` is how the consent came, `words` the newest to agree to."""

    purpose: Purpose
    title: str
    state: PurposeState
    said: str
    by: str
    words: ConsentWords | None
    contract: bool


@dataclass(frozen=True)
class Standing:
    """One address of the visitor's: its purposes, what stops everything, its history."""

    address: str
    rows: list[Row]
    stopped: bool
    history: list[tuple[str, str, str]]


def show_my_consents(visit: Visit) -> dict[str, Any]:
    """Return how each of the visitor's addresses stands."""
    user = visit.visitor.user
    shared = {**outcome(visit.query), "user": user, "token": token(visit.visitor)}
    if user is None:
        return shared
    return {**shared, "standings": _standings(visit.site, user)}


def _standings(site: Site, user: User) -> list[Standing]:
    try:
        words = {each.purpose: each for each in read_words(site)}
    except HoneyflowError:  # the operator's fault, told by the commands; nothing can be agreed to meanwhile
        words = {}
    hasher = Hasher(site)
    return [_standing(hasher, address, words) for address in consent_addresses(user)]


def _standing(hasher: Hasher, address: str, words: Mapping[Purpose, ConsentWords]) -> Standing:
    whose = hasher.whose(parsed(address))
    states = states_of(whose.subject, whose.mailbox)
    channels = dict(
        Consent.objects.filter(subject=whose.subject).order_by("given_at").values_list("purpose", "channel")
    )
    rows = [
        Row(
            each.purpose,
            PURPOSES[each.purpose],
            each,
            STATES[each.state],
            channels.get(each.purpose, "") if each.state in ("agreed", "not confirmed") else "",
            words.get(each.purpose),
            each.purpose in CONTRACTUAL,
        )
        for each in states
    ]
    entries = history_of(whose.mailbox)[:MOST_HISTORY]
    history = [(each.at.date().isoformat(), words_of(each.kind), _purpose(each.body)) for each in entries]
    return Standing(address, rows, all(each.state == "objected" for each in states), history)


def _purpose(body: Mapping[str, Any]) -> str:
    told = body.get("purpose", "")
    return PURPOSES[Purpose(told)] if told in set(Purpose) else ""


page = Page(
    name="my_consents",
    title="My consents",
    path="me/consents/",
    order=51,
    group=Group.ME,
    question="What did I agree to be written to about, and do I still want it?",
    view=show_my_consents,
    right=Right.SEE_OWN,
    picks=False,
)
