"""The catalogue of services, beside what the money for them becomes; as ``services.json`` too."""

from typing import Any

from django.http import HttpResponse

from honeyflow.kernel.access import Right
from honeyflow.outreach.briefs.offer import offer_json
from honeyflow.outreach.briefs.publish import offer_of
from honeyflow.outreach.wording.checking import Objected
from honeyflow.outreach.wording.files import check_file, own_texts
from honeyflow.site import Site
from honeyflow.site.catalogue import offered, price_words
from honeyflow.site.services import read_services
from honeyflow.web.commons import as_of
from honeyflow.web.downloads import asked_format, attachment
from honeyflow.web.learning import KEPT, learning
from honeyflow.web.records import Group, Page, Visit


def show_services(visit: Visit) -> dict[str, Any] | HttpResponse:
    """Return the services offered; the keeper is told which are drafts."""
    site = visit.site
    services = offered(site.services)
    if asked_format(visit, ("json",)):
        offer = offer_of(site, visit.published.ask, as_of(visit))
        return attachment(offer_json(offer).encode(), "services.json")
    drafts = [service.title for service in read_services(site.services)[0] if service.draft]
    return {
        "offers": [(service, price_words(service, site.company.currency)) for service in services],
        "drafts": drafts if visit.may(Right.MANAGE_SITE) else [],
        "objected": _objected(site) if visit.may(Right.MANAGE_SITE) else [],
        **learning(visit),
    }


def _objected(site: Site) -> list[tuple[str, Objected]]:
    """Return the sentences of the site's own texts that the rules of wording object to, each with its file."""
    found = ((file.name, each) for file in own_texts(site.folder) for each in check_file(file).objected)
    return [(name, each) for name, each in found if each.fails]


page = Page(
    name="services",
    title="Services",
    path="services/",
    order=51,
    group=Group.LEARN,
    question="What does the company offer, and what does it do for you and for everyone?",
    view=show_services,
    right=Right.SEE_PUBLIC,
    picks=False,
    world=True,
    kept=KEPT,
)
