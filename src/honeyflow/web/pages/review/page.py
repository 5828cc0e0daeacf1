"""Pairs of persons that may be one, likeliest first, each decided in a click; and what was decided, with a way back."""

from collections.abc import Sequence
from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.people.addresses import address
from honeyflow.people.changes import read_changes
from honeyflow.people.reads.disagreements import find_disagreements, read_persons_at
from honeyflow.people.reads.review import read_review
from honeyflow.site.erased.file import load_tombstones
from honeyflow.site.whom import parse_whom
from honeyflow.sources.decisions.reading import read_decisions
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.market.trouble import Trouble
from honeyflow.web.decide import notice
from honeyflow.web.links import page_link
from honeyflow.web.paging import Paging, offset_of
from honeyflow.web.records import Group, Page, Visit

LIMIT = 25
MOST_CHANGES = 50


def show_review(visit: Visit) -> dict[str, Any]:
    """Return the questions that nobody has answered since the run, the decisions waiting for one, those in force."""
    review = visit.published.ask(read_review)
    name = visit.site.people.decisions
    erased = load_tombstones(visit.site)
    written = read_decisions(visit.site.folder / name, Trouble(name, confidential=True), erased)
    in_force = {each.line for each in review.decided}
    waiting = [each for each in written if each.line not in in_force]
    answered = {frozenset((each.who.casefold(), (each.other or "").casefold())) for each in waiting}
    open_ones = [
        each for each in review.questions if frozenset(side.whom.casefold() for side in each.sides) not in answered
    ]
    against = _disagreements(visit, written)
    changes = visit.published.ask(read_changes)
    offset = offset_of(visit.query)
    kept = {each.line for each in written}
    return {
        **notice(visit),
        "questions": open_ones[offset : offset + LIMIT],
        "question_count": len(open_ones),
        "waiting": [(each, against.get(each.line, ())) for each in waiting[::-1]],
        "in_force": [(each, against.get(each.line, ())) for each in review.decided if each.line in kept],
        "disagreements": len(against) > 0,
        "undone_count": len(in_force - kept),
        "paging": Paging(len(open_ones), offset, LIMIT, lambda at: page_link("review", visit.choice, **at)),
        "changes": changes[:MOST_CHANGES],
        "change_count": len(changes),
        "back": page_link("review", visit.choice),
    }


def _disagreements(visit: Visit, written: Sequence[Decision]) -> dict[int, tuple[int, ...]]:
    """Return which decisions about somebody's work others contradict: the person, and the community manager."""
    whose = (parse_whom(each.who) for each in written if each.organization)
    addresses = tuple(sorted({address(whom.email) for whom in whose if whom}))
    return find_disagreements(written, visit.published.ask(read_persons_at, addresses) if addresses else {})


page = Page(
    name="review",
    title="Review",
    path="review/",
    order=33,
    group=Group.COMMUNITY,
    question="Who may be one person, and what has been decided about people?",
    view=show_review,
    right=Right.SEE_PERSONS,
    picks=False,
)
