"""The months of the books: which close, which do not and why, which are locked; and the entries of one."""

from typing import Any

from django.http import Http404

from honeyflow.kernel.access import Right
from honeyflow.kernel.period import Period
from honeyflow.ledger.close import CLOSED, FAILED, LOCKED, NOT_RECORDED
from honeyflow.ledger.locks import MonthClose, read_closes
from honeyflow.ledger.read import read_entries
from honeyflow.ledger.reporting import read_reported
from honeyflow.web.links import page_link
from honeyflow.web.paging import Paging, offset_of
from honeyflow.web.records import Group, Page, Visit

LIMIT = 50
_TAGS = {FAILED: "serious", CLOSED: "community", LOCKED: "community", NOT_RECORDED: "note"}


def show_books(visit: Visit) -> dict[str, Any]:
    """Return the months of the period, or one month with its checks and postings."""
    closes = visit.published.ask(read_closes)
    if asked := visit.query.get("month"):
        return _month(visit, closes, str(asked))
    inside = [each for each in reversed(closes) if each.month_on in visit.choice.period]
    reported = visit.published.ask(read_reported, visit.choice.period, visit.site.company.reporting_currency)
    return {
        "months": [_row(visit, each) for each in inside],
        "reported": reported,
        "failed": sum(each.result == FAILED for each in inside),
        "locked": sum(each.locked for each in inside),
    }


def _row(visit: Visit, each: MonthClose) -> dict[str, Any]:
    return {
        "close": each,
        "name": f"{each.month_on:%Y-%m}",
        "link": page_link("books", visit.choice, month=f"{each.month_on:%Y-%m}"),
        "tag": _TAGS[each.result],
        "good": sum(check.result in (CLOSED, LOCKED) for check in each.checks),
        "failed": [check for check in each.checks if check.result == FAILED],
        "silent": [check.check for check in each.checks if check.result == NOT_RECORDED],
    }


def _month(visit: Visit, closes: tuple[MonthClose, ...], asked: str) -> dict[str, Any]:
    found = next((each for each in closes if f"{each.month_on:%Y-%m}" == asked), None)
    if found is None:
        raise Http404(f"month {asked!r}: expected one of the books, such as {closes[-1].month_on:%Y-%m}")
    offset = offset_of(visit.query)
    total, rows = visit.published.ask(
        read_entries,
        Period.month(found.month_on),
        contributions=visit.may(Right.SEE_COMMITS),
        offset=offset,
        limit=LIMIT,
    )
    paging = Paging(total, offset, LIMIT, lambda at: page_link("books", visit.choice, month=asked, **at))
    checks = [(check, _TAGS[check.result]) for check in found.checks]
    return {"month": _row(visit, found), "checks": checks, "rows": rows, "paging": paging, "kept": {"month": asked}}


page = Page(
    name="books",
    title="Books",
    path="books/",
    order=40,
    group=Group.BOOKS,
    question="Which months of the books close, which do not and why, and which are locked?",
    view=show_books,
    right=Right.SEE_BOOKS,
    by_month=True,
)
