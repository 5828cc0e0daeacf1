"""The list of methods pages: how each figure is made."""

from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.web.methods import methods
from honeyflow.web.records import Group, Page, Visit


def show_methods(visit: Visit) -> dict[str, Any]:  # noqa: ARG001 - the same whatever was chosen
    """Return every methods page with its first sentence."""
    return {"methods": methods()}


page = Page(
    name="methods",
    title="Methods",
    path="methods/",
    order=43,
    group=Group.BOOKS,
    question="How is each figure made?",
    view=show_methods,
    right=Right.SEE_PUBLIC,
    picks=False,
)
