"""The site's market sources, each with the options its system makes of its keys."""

from dataclasses import dataclass
from typing import Any

from honeyflow.kernel.errors import SiteError
from honeyflow.site import Site
from honeyflow.site.config import FILE
from honeyflow.site.market import MarketSource
from honeyflow.site.sections import Section
from honeyflow.sources.market.registry import systems
from honeyflow.sources.market.system import FILES, MarketSystem


@dataclass(frozen=True)
class Configured:
    """One source, its system, and its options; `prefix` goes before its identifiers."""

    source: MarketSource
    system: MarketSystem
    options: Any

    @property
    def prefix(self) -> str:
        """Empty for the plain files."""
        return "" if self.source.name == FILES else self.source.name

    @property
    def customers(self) -> str:
        """The prefix of its customers."""
        whose = self.source.customers or self.source.name
        return "" if whose == FILES else whose


def configured(site: Site) -> list[Configured]:
    """Return the plain files, then the site's sources in order.

    Raises
    ------
    SiteError
        Naming every fault of their keys at once.
    """
    known, faults = systems.all(), []
    found = [Configured(MarketSource(FILES, FILES), known[FILES], site.market)]
    for source in site.market.sources:
        if source.system not in known or source.system == FILES:
            names = ", ".join(name for name in known if name != FILES)
            faults.append(f"{source.where}.system: saw {source.system!r}; expected one of {names}")
            continue
        section = Section(source.where, source.options, faults)
        found.append(Configured(source, known[source.system], known[source.system].configure(section)))
        section.refuse_unknown()
    if faults:
        raise SiteError(str(site.folder / FILE), faults)
    return found
