"""What a system's products are called in the site."""

from collections.abc import Mapping
from dataclasses import dataclass, field

UNNAMED = "unnamed"
"""The service of a line that names none."""


def service_slug(text: str) -> str:
    """Return the slug that `text` names; `UNNAMED` when it names none.

    >>> service_slug("Gold Support")
    'gold-support'
    """
    return "-".join(text.casefold().replace("_", " ").split()) or UNNAMED


@dataclass(frozen=True)
class ServiceNames:
    """The site's ``services`` of one source: the system's identifier or name of a product, to the service's slug."""

    told: Mapping[str, str] = field(default_factory=dict)

    def of(self, *calls: str | None) -> str:
        """Return the service of a product known by `calls`: what the site says of one of them, else the last one."""
        there = [call.strip() for call in calls if call and call.strip()]
        told = (self.told.get(call.casefold()) for call in there)
        return next((slug for slug in told if slug), service_slug(there[-1]) if there else UNNAMED)
