"""One service: what it is, what it costs, and what it does for the employer, for the person and for everyone."""

from typing import Any

from django.http import Http404

from honeyflow.kernel.access import Right
from honeyflow.site.catalogue import offered, price_words
from honeyflow.web.learning import KEPT, learning
from honeyflow.web.markdown import render_markdown
from honeyflow.web.records import Group, Page, Visit


def show_service(visit: Visit) -> dict[str, Any]:
    """Return one service that is offered."""
    services = {service.slug: service for service in offered(visit.site.services)}
    service = services.get(visit.parts["service"])
    if service is None:
        raise Http404(
            f"There is no service {visit.parts['service']!r}: expected one of {', '.join(services) or 'none'}."
        )
    return {
        "service": service,
        "price": price_words(service, visit.site.company.currency),
        "text": render_markdown(service.body, without_title=service.title, top=2),
        "others": [other for other in services.values() if other is not service],
        **learning(visit),
    }


page = Page(
    name="service",
    title="Service",
    path="services/<str:service>/",
    order=0,
    group=Group.LEARN,
    question="What does this service do for you, for your people and for everyone?",
    view=show_service,
    right=Right.SEE_PUBLIC,
    picks=False,
    world=True,
    kept=KEPT,
)
