"""The privacy notice, made from the sources that are configured: public, and the same for everybody."""

from typing import Any

from honeyflow.kernel.access import Right
from honeyflow.privacy.notice import missing_facts, privacy_notice
from honeyflow.web.markdown import render_markdown
from honeyflow.web.records import Group, Page, Visit

_TITLE = "What is known here about people, and what for"


def show_privacy(visit: Visit) -> dict[str, Any]:
    """Return the notice; to the keeper also what is missing in it."""
    return {
        "heading": _TITLE,
        "text": render_markdown(privacy_notice(visit.site), without_title=_TITLE, down=0),
        "missing": missing_facts(visit.site) if visit.may(Right.MANAGE_SITE) else [],
    }


page = Page(
    name="privacy",
    title="Privacy",
    path="privacy/",
    order=0,
    group=Group.COMMUNITY,
    question="What is known here about people, and what for?",
    view=show_privacy,
    right=Right.SEE_PUBLIC,
    picks=False,
)
