"""A customer's own page, where signing in leads: what its money did, its services, its needs, and one question.

No address names the customer, so none can be guessed. Nothing on it tells of a person or of another customer.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpResponse, QueryDict
from django.urls import reverse

from honeyflow.documents.masking import PublicNames
from honeyflow.kernel.access import Right
from honeyflow.ledger.market.customers import CustomerProfile, read_customer
from honeyflow.ledger.money_read import read_customer_names, read_customers
from honeyflow.people.reads.known_names import read_known_names, without_people
from honeyflow.site.catalogue import offered
from honeyflow.site.origins import LONGEST_DETAIL, ORIGINS
from honeyflow.sources.needs.read import read_customer_needs
from honeyflow.web.commons import as_of
from honeyflow.web.customer_statement import statement_of
from honeyflow.web.forms import token
from honeyflow.web.origin_answer import own_answer
from honeyflow.web.pages.own_customer.holdings import held_services
from honeyflow.web.records import Group, Page, Visit

FAULTS = {
    "origin": "Nothing was written down: please choose one of the answers.",
    "later": "Nothing was written down: the answer was changed very often. Please try again in an hour.",
}


def show_own_customer(visit: Visit) -> dict[str, Any] | HttpResponse:
    """Return the page of the customer that the visitor signs in for; one that no record knows is told so."""
    customer_id = visit.visitor.user.customer_id if visit.visitor.user else ""
    known = {each.customer_id: each.name for each in visit.published.ask(read_customers)}
    if customer_id not in known:
        return {"name": "", "rest": offered(visit.site.services)}
    profile = visit.published.ask(read_customer, customer_id)
    shown = _shown(visit, customer_id)
    return {
        "name": known[customer_id],
        "statement": _statement(visit, customer_id),
        **_services(visit, profile, shown),
        **_needs(visit, customer_id, shown),
        **_origin(visit, customer_id, shown),
    }


def _shown(visit: Visit, customer_id: str) -> Callable[[str], str]:
    """Return what the company's own words are passed through: people in them are masked, other customers withheld."""
    people = visit.published.ask(read_known_names)
    names = PublicNames(people, visit.published.ask(read_customer_names, customer_id))
    return lambda text: names(without_people(text, people))


def _statement(visit: Visit, customer_id: str) -> dict[str, Any]:
    whole = replace(visit, query=QueryDict(""))
    answer = statement_of(whole, customer_id, reverse("own_statement"))
    return answer if isinstance(answer, dict) else {}


def _services(visit: Visit, profile: CustomerProfile | None, shown: Callable[[str], str]) -> dict[str, Any]:
    offers = {each.slug: each for each in offered(visit.site.services)}
    rows = held_services(profile.subscriptions, profile.invoices, as_of(visit)) if profile else []
    held = [(each, offers.get(each.service), shown(each.service)) for each in rows]
    listed = {each.service for each in rows}
    return {"held": held, "rest": [each for slug, each in offers.items() if slug not in listed]}


def _needs(visit: Visit, customer_id: str, shown: Callable[[str], str]) -> dict[str, Any]:
    needs = visit.published.ask(read_customer_needs, customer_id)
    met = sum(each.met_on is not None for each in needs)
    return {"needs": [replace(each, title=shown(each.title)) for each in needs], "met": met}


def _origin(visit: Visit, customer_id: str, shown: Callable[[str], str]) -> dict[str, Any]:
    answer = own_answer(visit.site, customer_id)
    return {
        "origins": ORIGINS.items(),
        "chosen": answer["chosen"],
        "detail": shown(answer["detail"]),
        "longest": LONGEST_DETAIL,
        "token": token(visit.visitor),
        "thanks": "told" in visit.query and bool(answer["chosen"]),
        "fault": FAULTS.get(visit.query.get("fault", ""), ""),
    }


page = Page(
    name="own_customer",
    title="At a glance",
    path="customer/",
    order=1,
    group=Group.CUSTOMER,
    question="What do we have here, and what became of what we asked for?",
    view=show_own_customer,
    right=Right.SEE_OWN_CUSTOMER,
    picks=False,
)
