"""What brought them, answered by customers who are signed in: the same row as by the link, changed the same way."""

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from honeyflow.site.origins import ORIGINS
from honeyflow.web.forms import is_ours
from honeyflow.web.limits import Limit
from honeyflow.web.origin_answer import tidy, write_answer
from honeyflow.web.published import served_site
from honeyflow.web.visitor import visitor_of

ANSWERS_A_CUSTOMER = Limit(10, 3600)


def tell_own_origin(request: HttpRequest) -> HttpResponse:
    """Write down what the customer of whoever is signed in says; no address and no form names a customer."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    user = visitor_of(request).user
    if not is_ours(request) or user is None or not user.customer_id:
        return HttpResponseForbidden("What brought you is told on this site's own page.")
    origin = request.POST.get("origin", "")
    if origin not in ORIGINS:
        return _back("fault=origin")
    if not ANSWERS_A_CUSTOMER.allows(user.customer_id):
        return _back("fault=later")
    write_answer(served_site(), user.customer_id, origin, tidy(request.POST.get("detail", "")))
    return _back("told=1")


def _back(query: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('own_customer')}?{query}#origin", status=303)
