"""Checking a certificate by its code: valid or not, and as of when; nothing is looked up and nothing kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt

from honeyflow.backoffice.certificates import LONGEST, Facts, made_on, read_code
from honeyflow.kernel.commodity import Kind
from honeyflow.web.published import served_site

METHODS = ("GET", "HEAD", "POST")


@csrf_exempt
def check_certificate(request: HttpRequest) -> HttpResponse:
    """Show a field for the code, or say whether it is one of this company's; what it states comes from it alone."""
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    context: dict[str, Any] = {"site": served_site(), "longest": LONGEST, "asked": request.method == "POST"}
    if request.method == "POST":
        facts = read_code(context["site"], request.POST.get("code", "")[: LONGEST + 1])
        context |= {"facts": facts, "made_on": made_on(facts) if facts else None, "kinds": _kinds(facts)}
    response = HttpResponse(render_to_string("certificate_check.html", context))
    response.headers["Cache-Control"] = "no-store"
    return response


def _kinds(facts: Facts | None) -> list[tuple[str, int]]:
    """Return kinds and numbers in the usual order."""
    return [(kind.value, facts.kinds[kind.value]) for kind in Kind if kind.value in facts.kinds] if facts else []
