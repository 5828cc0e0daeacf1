"""One customer: what it subscribes to, what it was invoiced, what it paid, and what brought it."""

from typing import Any

from django.http import Http404

from honeyflow.kernel.access import Right
from honeyflow.ledger.market.customers import read_customer
from honeyflow.ledger.market.read import read_moves
from honeyflow.site.origins import ORIGINS
from honeyflow.web.access import shown_text
from honeyflow.web.forms import token
from honeyflow.web.links import statement_link
from honeyflow.web.records import Group, Page, Visit

MOST_ROWS = 200


def show_customer(visit: Visit) -> dict[str, Any]:
    """Return everything recorded of one customer; never of a person there."""
    customer_id = visit.parts["customer_id"]
    profile = visit.published.ask(read_customer, customer_id)
    if profile is None:
        raise Http404("There is no such customer in this snapshot.")
    moves = [
        (currency, visit.published.ask(read_moves, visit.choice.span, commodity=currency, customer_id=customer_id))
        for currency, _ in profile.invoiced
    ]
    detail = (profile.origin or {}).get("detail") or ""
    told = visit.query.get("told", "")
    return {
        "profile": profile,
        "heading": profile.customer.name,
        "moves": [(currency, rows) for currency, rows in moves if rows],
        "invoices": profile.invoices[:MOST_ROWS],
        "payments": profile.payments[:MOST_ROWS],
        "most": MOST_ROWS,
        "detail": shown_text(visit.published)(detail),
        "origins": ORIGINS,
        "origin_words": ORIGINS.get(profile.customer.origin, ""),
        "statement": statement_link(customer_id),
        "may_tell": visit.may(Right.ASK_ORIGIN),
        "token": token(visit.visitor),
        "told": ORIGINS.get(told, ""),
        "fault": visit.query.get("fault") == "origin",
    }


page = Page(
    name="customer",
    title="Customer",
    path="customers/<str:customer_id>/",
    order=0,
    group=Group.MARKET,
    question="What does this customer pay for, and what brought it?",
    view=show_customer,
    right=Right.SEE_CUSTOMERS,
    by_month=True,
    picks=False,
)
