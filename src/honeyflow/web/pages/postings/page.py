"""The postings behind a figure: what was posted to one account, and from which record."""

from typing import Any

from django.http import Http404

from honeyflow.kernel.access import Right
from honeyflow.ledger.accounts import MEANINGS
from honeyflow.ledger.read import read_entries
from honeyflow.web.links import page_link
from honeyflow.web.paging import Paging, offset_of
from honeyflow.web.records import Group, Page, Visit

LIMIT = 50


def show_postings(visit: Visit) -> dict[str, Any]:
    """Return the postings to an account; those of contributions only to who may see commits."""
    account = visit.query.get("account") or ""
    if account not in MEANINGS:
        raise Http404(f"account {account!r}: expected one of {', '.join(sorted(MEANINGS))}")
    choice, commodity = visit.choice, visit.query.get("commodity") or None
    offset = offset_of(visit.query)
    total, rows = visit.published.ask(
        read_entries,
        choice.period,
        choice.project,
        account=account,
        commodity=commodity,
        contributions=visit.may(Right.SEE_COMMITS),
        offset=offset,
        limit=LIMIT,
    )
    kept = {"account": account, **({"commodity": commodity} if commodity else {})}
    return {
        "rows": rows,
        "account": account,
        "meaning": MEANINGS[account],
        "commodity": commodity,
        "kept": kept,
        "paging": Paging(total, offset, LIMIT, lambda at: page_link("postings", choice, **kept, **at)),
    }


page = Page(
    name="postings",
    title="Postings",
    path="postings/",
    order=0,
    group=Group.BOOKS,
    question="Which postings stand behind a figure?",
    view=show_postings,
    right=Right.SEE_BOOKS,
    by_month=True,
)
