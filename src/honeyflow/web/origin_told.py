"""Telling, on a customer's page, what brought it: one POST, one row in the site's file, and back to the page."""

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect

from honeyflow.site.origins import ORIGINS, PAGE, append_origin, origin_row
from honeyflow.web.forms import is_ours
from honeyflow.web.links import customer_link
from honeyflow.web.origin_answer import tidy
from honeyflow.web.published import served_site


def tell_origin(request: HttpRequest, customer_id: str) -> HttpResponse:
    """Write down what the company says brought a customer; it takes effect at the next run."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("Origins are told on this site's own pages.")
    origin, back = request.POST.get("origin", ""), customer_link(customer_id)
    if origin not in ORIGINS:
        return HttpResponseRedirect(f"{back}?fault=origin", status=303)
    site = served_site()
    row = origin_row(customer_id, PAGE, origin, tidy(request.POST.get("detail", "")))
    append_origin(site.folder / site.market.origin_answers, row)
    return HttpResponseRedirect(f"{back}?told={origin}", status=303)
