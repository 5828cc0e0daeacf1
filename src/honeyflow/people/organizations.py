"""Organizations: what an address names as employer, by the site's own lists first and the curated list after them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from honeyflow.kernel.finding import Evidence, Finding
from honeyflow.people.domains import Use, classify, organizations_file, split_email, suffixes
from honeyflow.people.records import Organization, OrganizationKind, Workplace
from honeyflow.site import Site

KEEPER_ID = "keeper"
"""Identifier of the company when the site names no domain of it."""

CONFIDENCE = {
    OrganizationKind.KEEPER: 0.95,
    OrganizationKind.CUSTOMER: 0.95,
    OrganizationKind.COMPANY: 0.9,
    OrganizationKind.GOVERNMENT: 0.9,
    OrganizationKind.FOUNDATION: 0.9,
    OrganizationKind.UNIVERSITY: 0.7,
}
"""That an address of a listed or shared domain means acting for that organization on that day."""

LONE_CONFIDENCE = 0.5
"""The same for a domain that nobody lists, used by one person alone, or by several under a volunteers' suffix."""

VOLUNTEER_SUFFIXES = frozenset({
    "org", "net", "name", "me", "im", "info", "blog", "dev", "xyz", "page", "family", "fyi", "id.au", "org.uk", "me.uk",
    "pp.se", "priv.at", "priv.no", "nom.br", "eti.br", "org.au", "org.nz", "geek.nz", "gen.nz", "org.br", "pp.ua",
})  # fmt: skip
"""Suffixes under which people and volunteers' projects settle: a domain there that nobody lists is hardly a company."""

_KIND_OF_USE = {
    Use.WORK: OrganizationKind.COMPANY,
    Use.UNIVERSITY: OrganizationKind.UNIVERSITY,
    Use.GOVERNMENT: OrganizationKind.GOVERNMENT,
}


@dataclass(frozen=True)
class Customer:
    """An organization that pays the company, with the domains of its addresses."""

    customer_id: str
    name: str
    domains: tuple[str, ...]


@dataclass
class Directory:
    """Who stands behind a domain; filled by `directory`, most binding source first.

    Parameters
    ----------
    listed : dict
        Workplace by domain (a domain covers its subdomains); None for a listed domain that names no employer.
    findings : list of Finding
        Domains that two sources claim.
    """

    keeper: Workplace
    listed: dict[str, Workplace | None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    _known: dict[str, Workplace | None] = field(default_factory=dict)

    def workplace(self, email: str) -> Workplace | None:
        """Return what the address names as employer, or None."""
        host = split_email(email)[1]
        if host not in self._known:
            self._known[host] = self._look_up(host)
        return self._known[host]

    def _look_up(self, host: str) -> Workplace | None:
        if "noreply" in host.split("."):
            return None
        for domain in suffixes(host):
            if domain in self.listed:
                return self.listed[domain]
        domain_ = classify(host)
        kind = _KIND_OF_USE.get(domain_.use)
        if kind is None:
            return None
        return Workplace(domain_.registrable, domain_.name or readable(domain_.registrable), kind)

    def claim(self, domain: str, place: Workplace | None, source: str, *, binding: bool) -> None:
        """List `domain` for `place` unless it is taken; a second claim of a binding source becomes a finding."""
        key = domain.strip().lower().removeprefix("@")
        if key and key not in self.listed:
            self.listed[key] = place
        elif key and binding and self.listed[key] != place:
            taken = self.listed[key]
            claimed, holder = (each.name if each else "nobody" for each in (place, taken))
            seen = f"the domain claimed for {claimed} and for {holder}"
            self.findings.append(
                Finding(
                    "domain-claimed-twice", Evidence(source, key), seen, "one organization", "kept the second-named"
                )
            )


def readable(domain: str) -> str:
    """Return a name to show for a domain nobody lists: ``blue-moon.example`` gives ``Blue Moon``."""
    label = domain.partition(".")[0].replace("_", "-")
    return " ".join(word.upper() if len(word) <= 3 else word.capitalize() for word in label.split("-") if word)


def directory(site: Site, customers: Iterable[Customer]) -> Directory:
    """Return the directory of a site: the company, its customers, the site's own table, then the curated list."""
    domains = [domain.strip().lower() for domain in site.company.domains]
    keeper = Workplace(domains[0] if domains else KEEPER_ID, site.company.name, OrganizationKind.KEEPER, listed=True)
    found = Directory(keeper)
    for domain in domains:
        found.claim(domain, keeper, "honeyflow.toml", binding=True)
    for customer in customers:
        for domain in customer.domains:
            place = Workplace(customer.domains[0].lower(), customer.name, OrganizationKind.CUSTOMER, listed=True)
            found.claim(domain, place, site.market.customers, binding=True)
    curated = _curated()
    by_name = {name.casefold(): place for name, place in _site_names(site, curated).items()}
    for domain, name in site.organizations.items():
        found.claim(domain, by_name[name.casefold()], "honeyflow.toml", binding=True)
    for domain, told in curated.domains.items():
        found.claim(domain, told, "organizations.toml", binding=False)
    for domain in (domain for domains in organizations_file()["no_employer"].values() for domain in domains):
        found.claim(domain, None, "organizations.toml", binding=False)
    return found


@dataclass(frozen=True)
class _Curated:
    domains: Mapping[str, Workplace | None]
    names: Mapping[str, Workplace]


def _curated() -> _Curated:
    domains: dict[str, Workplace | None] = {}
    names: dict[str, Workplace] = {}
    for row in organizations_file()["organization"]:
        place = Workplace(row["domains"][0], row["name"], OrganizationKind(row["kind"]), listed=True)
        employs = place.kind is not OrganizationKind.FOUNDATION or row.get("employs", False)
        domains |= dict.fromkeys(row["domains"], place if employs else None)
        names |= {name.casefold(): place for name in (row["name"], *row.get("aliases", ()))}
    return _Curated(domains, names)


def _site_names(site: Site, curated: _Curated) -> dict[str, Workplace]:
    """Return a workplace for each name the site gives; a name or alias of the curated list means that organization."""
    found: dict[str, Workplace] = {}
    for domain, name in sorted(site.organizations.items()):
        fresh = Workplace(domain, name, OrganizationKind.COMPANY, listed=True)
        found.setdefault(name, curated.names.get(name.casefold(), fresh))
    return found


def build_organizations(places: Mapping[str, Workplace], persons: Mapping[str, int]) -> dict[str, Organization]:
    """Return the organizations by identifier.

    Parameters
    ----------
    places : mapping
        Workplaces by identifier.
    persons : mapping
        Persons with an address of it, by identifier.
    """
    shown = _distinct_names(places)
    return {
        identifier: Organization(
            identifier, shown[identifier], place.kind.value, 0, confidence(place, persons.get(identifier, 0))
        )
        for identifier, place in sorted(places.items())
    }


def confidence(place: Workplace, person_count: int) -> float:
    """Return how sure an address of a workplace's domain names the employer."""
    shared = person_count > 1 and not is_volunteer_domain(place.organization_id)
    told = place.listed or place.kind is not OrganizationKind.COMPANY or shared
    return CONFIDENCE[place.kind] if told else LONE_CONFIDENCE


def is_volunteer_domain(domain: str) -> bool:
    """Return whether a registrable domain lies under one of `VOLUNTEER_SUFFIXES`."""
    return domain.partition(".")[2] in VOLUNTEER_SUFFIXES


def _distinct_names(places: Mapping[str, Workplace]) -> dict[str, str]:
    """Names to show, unique: of two alike, the one read off a domain says which domain."""
    users: dict[str, list[str]] = {}
    for identifier, place in sorted(places.items(), key=lambda item: (not item[1].listed, item[0])):
        users.setdefault(place.name.casefold(), []).append(identifier)
    return {
        identifier: places[identifier].name if position == 0 else f"{places[identifier].name} ({identifier})"
        for identifiers in users.values()
        for position, identifier in enumerate(identifiers)
    }
