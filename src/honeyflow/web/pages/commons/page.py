"""What customers' money built for everyone: the preview of the file that a company can put on its website."""

from typing import Any

from django.http import HttpResponse
from django.utils.safestring import mark_safe

from honeyflow.documents.comb_picture import comb_svg
from honeyflow.documents.commons import FORMATS, SCREEN, CommonsFile, hundred_svg
from honeyflow.documents.errors import RefusedError
from honeyflow.documents.files import commons_file
from honeyflow.kernel.access import Right
from honeyflow.ledger.money_read import NotClosedError
from honeyflow.web.commons import as_of
from honeyflow.web.downloads import asked_format, download, download_links
from honeyflow.web.records import Group, Page, Visit


def show_commons(visit: Visit) -> dict[str, Any] | HttpResponse:
    """Return the statement for the community, or the reason why there is none."""
    asked = asked_format(visit, FORMATS)
    whole = {"choice": visit.choice.without_project}
    try:
        file = commons_file(visit.published.ask, visit.site, as_of(visit), visit.choice.period)
    except RefusedError as error:
        return {**whole, "refused": error.reason}
    except NotClosedError as error:
        return {**whole, "refused": str(error)}
    return download(file, asked) if asked else {**whole, **_shown(file, visit)}


def _shown(file: CommonsFile, visit: Visit) -> dict[str, Any]:
    words = file.words
    return {
        "words": words,
        "files": download_links("commons", visit.choice.without_project, FORMATS),
        "hundred_picture": mark_safe(hundred_svg(words.hundred)) if words.hundred else "",  # noqa: S308 - numbers only
        "comb_picture": mark_safe(comb_svg(words.shares(), SCREEN)),  # noqa: S308 - kinds and numbers only
        "released": words.releases() is not None,
    }


page = Page(
    name="commons",
    title="What it built",
    path="commons/",
    order=0,
    group=Group.EXCHANGE,
    question="What did customers' money build for everyone?",
    view=show_commons,
    right=Right.SEE_EXCHANGE,
)
