"""One methods page: description, formula, source, assumptions, limits."""

from typing import Any

from django.http import Http404

from honeyflow.kernel.access import Right
from honeyflow.web.methods import methods, render_method
from honeyflow.web.records import Group, Page, Visit


def show_method(visit: Visit) -> dict[str, Any]:
    """Return one methods page as HTML."""
    found = {method.slug: method for method in methods()}.get(visit.parts["slug"])
    if found is None:
        raise Http404(f"There is no methods page {visit.parts['slug']!r}.")
    return {"method": found, "text": render_method(found)}


page = Page(
    name="method",
    title="Method",
    path="methods/<slug:slug>/",
    order=0,
    group=Group.BOOKS,
    question="How is this figure made?",
    view=show_method,
    right=Right.SEE_PUBLIC,
    picks=False,
)
