"""Who may see what, as named predicates; pages ask here and nowhere else."""

from honeyflow.site import Site
from honeyflow.web.published import Published


def shown_organizations(published: Published, site: Site) -> frozenset[str]:
    """Return the organizations that may be named: those with at least the site's minimum group of people."""
    return frozenset()
