"""What a customer's own money did: no address names the customer, so none can be guessed."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from honeyflow.kernel.access import Right
from honeyflow.ledger.money_read import read_customers
from honeyflow.web.customer_statement import statement_of
from honeyflow.web.records import Group, Page, Visit


def show_own_statement(visit: Visit) -> dict[str, Any] | HttpResponse:
    """Return the statement of the customer that the visitor signs in for."""
    user = visit.visitor.user
    known = {each.customer_id for each in visit.published.ask(read_customers)}
    if user is None or user.customer_id not in known:  # never by a name like it: that may be another customer's
        raise Http404("There is no statement for you yet. Whoever invited you can say why.")
    answer = statement_of(visit, user.customer_id, reverse("own_statement"))
    if isinstance(answer, dict) and "refused" in answer:
        answer["refused"] = "The books of it are not closed. Choose another one."  # why may tell of other customers
    return answer


page = Page(
    name="own_statement",
    title="What your money did",
    path="statement/",
    order=2,
    group=Group.CUSTOMER,
    question="What did our money do?",
    view=show_own_statement,
    right=Right.SEE_OWN_CUSTOMER,
)
