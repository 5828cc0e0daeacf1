"""Erasing somebody from a page: one confirmed POST, which answers when a snapshot without them is published."""

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from honeyflow.kernel.errors import RunInProgressError
from honeyflow.people.erased import known_by
from honeyflow.people.reads.profile import read_profiles
from honeyflow.runs.erase import erase_person
from honeyflow.web.forms import is_ours
from honeyflow.web.published import published_of, served_site
from honeyflow.web.visitor import visitor_of

FAULTS = {
    "sure": "Nobody was erased: the box was not ticked.",
    "busy": "Nobody was erased: a run is under way. Wait for it, then erase.",
}
"""What is said of an erasure that was not done."""


def erase(request: HttpRequest) -> HttpResponse:
    """Erase the person a form names, and return to the list of people."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("People are erased on this site's own pages.")
    site = served_site()
    published, person_id = published_of(site), request.POST.get("person", "")
    found = published.ask(read_profiles, (person_id,), least=site.people.threshold)
    if not found or found[0].bot or found[0].erased:
        return HttpResponseRedirect(reverse("people"), status=303)
    page = reverse("erase", kwargs={"person_id": person_id})
    if request.POST.get("sure") != "yes":
        return HttpResponseRedirect(f"{page}?fault=sure", status=303)
    try:
        done = erase_person(site, published.ask(known_by, person_id).marks, visitor_of(request).name)
    except RunInProgressError:
        return HttpResponseRedirect(f"{page}?fault=busy", status=303)
    return HttpResponseRedirect(f"{reverse('people')}?erased={done.person}", status=303)
