"""Who may see what, as named predicates; pages ask here and nowhere else."""

from collections.abc import Callable

from honeyflow.people.known_names import read_known_names, without_people
from honeyflow.people.read import read_employers
from honeyflow.site import Site
from honeyflow.web.published import Published


def shown_organizations(published: Published, site: Site) -> frozenset[str]:
    """Return the organizations that may be named: those with at least the site's minimum group of people ever."""
    table = published.ask(read_employers, minimum_group=site.minimum_group)
    return frozenset(each.name for each in table.employers)


def shown_text(published: Published) -> Callable[[str], str]:
    """Return what texts from outside are passed through before anybody sees them: names of people are masked."""
    names = published.ask(read_known_names)
    return lambda text: without_people(text, names)
