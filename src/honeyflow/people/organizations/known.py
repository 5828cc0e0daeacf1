"""Organizations that a file describes: the site's, and the curated list's that it extends or overrules."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from honeyflow.kernel.finding import Evidence, Finding
from honeyflow.people.domains import organizations_file
from honeyflow.people.organizations.names import organization_key, organization_slug
from honeyflow.people.records import OrganizationKind, Workplace
from honeyflow.site.organizations import KnownOrganization, read_organization
from honeyflow.site.sections import Section

SITE_FILE = "honeyflow.toml"
CURATED_FILE = "organizations.toml"


@dataclass(frozen=True)
class Described:
    """An organization with the file that describes it, and the workplace its domains name."""

    place: Workplace
    known: KnownOrganization
    source: str


@lru_cache(maxsize=1)
def curated_organizations() -> tuple[KnownOrganization, ...]:
    """Return the curated list's organizations.

    Raises
    ------
    ValueError
        When the file shipped is wrong.
    """
    faults: list[str] = []
    top = Section("", organizations_file(), faults)
    found = tuple(read_organization(row) for row in top.rows("organization"))
    if faults:
        raise ValueError("; ".join(faults))
    return found


class Names:
    """Workplaces by what they are called, the first claim of a name kept.

    Parameters
    ----------
    findings : list of Finding
        Where a name that two organizations of the site claim is recorded.
    """

    def __init__(self, findings: list[Finding]) -> None:
        self._findings = findings
        self._places: dict[str, Workplace] = {}

    def find(self, names: Iterable[str]) -> Workplace | None:
        """Return the organization that one of `names` means, the first known of them."""
        return next((place for name in names if (place := self._places.get(organization_key(name)))), None)

    def claim(self, name: str, place: Workplace, source: str, *, binding: bool) -> None:
        """Let `name` mean `place` unless it is taken; a second claim of a binding source becomes a finding."""
        held = self._places.setdefault(organization_key(name), place)
        if binding and held.organization_id != place.organization_id:
            seen = f"the name claimed for {place.name} and for {held.name}"
            done = "kept the second-named"
            self._findings.append(Finding("name-claimed-twice", Evidence(source, name), seen, "one organization", done))


def describe(given: Iterable[KnownOrganization], names: Names) -> list[Described]:
    """Return the site's organizations, then the curated ones; `names` learns what all are called.

    One that the site names as a customer, or as the curated list does, is that organization: what the site says of
    kind, former names and owners overrules, what it says of domains and aliases is added.
    """
    curated = curated_organizations()
    by_key = {organization_key(name): each for each in curated for name in (each.name, *each.aliases)}
    found: list[Described] = []
    extended: dict[str, str] = {}
    for own in given:
        listed = next((by_key[key] for name in called(own) if (key := organization_key(name)) in by_key), None)
        whole = own if listed is None else _extended(own, listed)
        if listed is not None:
            extended[listed.name] = own.name
        found.append(_described(whole, SITE_FILE, names, told=bool(own.kind)))
    rest = (each for each in curated if each.name not in extended)
    return [*found, *(_described(each, CURATED_FILE, names, told=False) for each in rest)]


def called(known: KnownOrganization) -> Iterator[str]:
    """Yield all names by which a list may mean the organization: today's, aliases, former ones."""
    yield known.name
    yield from known.aliases
    yield from (former.name for former in known.renamed)


def _extended(own: KnownOrganization, listed: KnownOrganization) -> KnownOrganization:
    return replace(
        listed,
        name=own.name,
        kind=own.kind or listed.kind,
        domains=tuple(dict.fromkeys((*listed.domains, *own.domains))),
        aliases=(*own.aliases, listed.name, *listed.aliases),
        renamed=own.renamed or listed.renamed,
        owners=own.owners or listed.owners,
        employs=own.employs if own.kind else listed.employs,
    )


def _described(known: KnownOrganization, source: str, names: Names, *, told: bool) -> Described:
    """Give the organization its workplace: a customer's of that name, unless the site says another kind."""
    identifier = known.domains[0] if known.domains else organization_slug(known.name)
    kind = OrganizationKind(known.kind or OrganizationKind.COMPANY)
    held = names.find((known.name,))
    place = Workplace(identifier, known.name, kind, listed=True)
    if held is not None and held.kind is OrganizationKind.CUSTOMER:
        place = replace(held, kind=kind) if told else held
    binding = source == SITE_FILE
    for name in called(known):
        names.claim(name, place, source, binding=binding)
    return Described(place, known, source)
