"""What one customer's money did: for the company to look at and to send. It names no person."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from honeyflow.kernel.access import Right
from honeyflow.web.customer_statement import statement_of
from honeyflow.web.records import Group, Page, Visit


def show_customer_statement(visit: Visit) -> dict[str, Any] | HttpResponse:
    """Return one customer's statement, or the reason why there is none."""
    customer_id = visit.parts["customer_id"]
    return statement_of(visit, customer_id, reverse("customer_statement", kwargs={"customer_id": customer_id}))


page = Page(
    name="customer_statement",
    title="What your money did",
    path="customers/<path:customer_id>/statement/",
    order=0,
    group=Group.MARKET,
    question="What did this customer's money do?",
    view=show_customer_statement,
    right=Right.SEE_CUSTOMERS,
)
