"""What is named to whom: where somebody asks from, which organizations are large enough, texts without persons."""

from collections.abc import Callable

from django.http import HttpRequest

from honeyflow.people.read import read_employers
from honeyflow.people.reads.known_names import read_known_names, without_people
from honeyflow.site import Site
from honeyflow.web.published import Published

OWN_HOSTS = frozenset({"localhost", "127.0.0.1", "[::1]"})
FORWARDED = ("HTTP_FORWARDED", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_X_REAL_IP", "HTTP_VIA")
"""Headers by which a proxy tells that somebody else asks."""


def on_own_machine(request: HttpRequest) -> bool:
    """Return whether the pages are asked for on the machine that serves them, by no proxy."""
    host = request.get_host().lower()
    name = host if host.endswith("]") else host.rpartition(":")[0] or host
    sender = request.META.get("REMOTE_ADDR", "")
    near = not sender or sender.startswith("127.") or sender in {"::1", "::ffff:127.0.0.1"}
    return name in OWN_HOSTS and near and not any(request.META.get(header) for header in FORWARDED)


def shown_organizations(published: Published, site: Site) -> frozenset[str]:
    """Return the organizations that may be named: those with at least the site's minimum group of people ever."""
    table = published.ask(read_employers, minimum_group=site.minimum_group)
    return frozenset(each.name for each in table.employers)


def shown_text(published: Published) -> Callable[[str], str]:
    """Return what texts from outside are passed through before anybody sees them: names of people are masked."""
    names = published.ask(read_known_names)
    return lambda text: without_people(text, names)
