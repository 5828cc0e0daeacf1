"""The catalogue of services, beside what the money for them becomes; as ``services.json`` too."""

from typing import Any

from django.http import HttpResponse

from honeyflow.kernel.access import Right
from honeyflow.site.catalogue import offered, price_words, services_json
from honeyflow.site.services import read_services
from honeyflow.web.commons import hundred_of
from honeyflow.web.downloads import asked_format, attachment
from honeyflow.web.records import Group, Page, Visit


def show_services(visit: Visit) -> dict[str, Any] | HttpResponse:
    """Return the services offered; the keeper is told which are drafts."""
    site = visit.site
    services = offered(site.services)
    if asked_format(visit, ("json",)):
        data = services_json(services, site.company.name, site.company.currency).encode()
        return attachment(data, "services.json")
    drafts = [service.title for service in read_services(site.services)[0] if service.draft]
    return {
        "offers": [(service, price_words(service, site.company.currency)) for service in services],
        "drafts": drafts if visit.may(Right.MANAGE_SITE) else [],
        "hundred": hundred_of(visit),
        "period": visit.choice.period,
    }


page = Page(
    name="services",
    title="Services",
    path="services/",
    order=23,
    group=Group.MARKET,
    question="What does the company offer, and what does it do for you and for everyone?",
    view=show_services,
    right=Right.SEE_PUBLIC,
    picks=False,
)
