"""No page leads a visitor to a closed door: what would be a link for others is plain text for them.

Done once, on the finished page, so that no page and no template can forget it.
"""

import re
from html import unescape
from urllib.parse import urlsplit

from honeyflow.kernel.access import Role
from honeyflow.web.routes import is_for_the_world, right_of
from honeyflow.web.visitor import Visitor

_LINK = re.compile(r"<a (?=[^>]*?href=\"(/[^\"]*)\")[^>]*>")
_DROPPED = re.compile(r"\s(?:href|aria-label|rel|title|aria-current)=\"[^\"]*\"")


def opens(link: str, visitor: Visitor) -> bool:
    """Return whether `link`, an address on this site, leads where `visitor` may go."""
    path = urlsplit(link).path
    if visitor.outside and not is_for_the_world(path):
        return False
    right = right_of(path)
    return right is None or visitor.may(right)


def without_closed_links(text: str, visitor: Visitor) -> str:
    """Return a page in which every link leads where `visitor` may go."""
    if visitor.role is Role.KEEPER:
        return text

    def _kept(found: re.Match[str]) -> str:
        if opens(unescape(found[1]), visitor):
            return found[0]
        return _DROPPED.sub("", found[0]).replace("<a ", "<a data-closed ", 1)

    return _LINK.sub(_kept, text)
