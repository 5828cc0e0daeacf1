"""Who may see what, as named predicates; pages ask here and nowhere else."""

from honeyflow.people.read import read_employers
from honeyflow.site import Site
from honeyflow.web.published import Published


def shown_organizations(published: Published, site: Site) -> frozenset[str]:
    """Return the organizations that may be named: those with at least the site's minimum group of people ever."""
    table = published.ask(read_employers, minimum_group=site.minimum_group)
    return frozenset(each.name for each in table.employers)
