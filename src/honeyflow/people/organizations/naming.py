"""Organizations: what an address names as employer, by the site's own lists first and the curated list after them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from honeyflow.kernel.finding import Evidence, Finding
from honeyflow.people.domains import Use, classify, organizations_file, split_email, suffixes
from honeyflow.people.organizations.known import CURATED_FILE, SITE_FILE, Described, Names, describe
from honeyflow.people.organizations.listed_domains import claims_of_lists
from honeyflow.people.organizations.names import organization_slug
from honeyflow.people.organizations.ownership import History, Ownership, without_cycles
from honeyflow.people.records import Organization, OrganizationKind, Workplace
from honeyflow.site import Site
from honeyflow.sources.lists.records import ListedDomain

KEEPER_ID = "keeper"
"""Identifier of the company when the site names no domain of it."""

CONFIDENCE = {
    OrganizationKind.KEEPER: 0.95,
    OrganizationKind.CUSTOMER: 0.95,
    OrganizationKind.PARTNER: 0.95,
    OrganizationKind.COMPETITOR: 0.95,
    OrganizationKind.COMPANY: 0.95,
    OrganizationKind.GOVERNMENT: 0.95,
    OrganizationKind.FOUNDATION: 0.9,
    OrganizationKind.UNIVERSITY: 0.9,
}
"""That an address of a listed or shared domain means acting for that organization on that day; as measured beside lists
that people wrote (bench/employers.py), where 0.96 to 1.00 were right."""

REGISTERED_CONFIDENCE = 0.9
"""The same for a domain that nobody lists, used by one person alone, under one of `REGISTERED_SUFFIXES`."""

LONE_CONFIDENCE = 0.5
"""The same for a domain that nobody lists, used by one person alone, or by several under a volunteers' suffix."""

VOLUNTEER_SUFFIXES = frozenset({
    "org", "net", "name", "me", "im", "info", "blog", "dev", "xyz", "page", "family", "fyi", "id.au", "org.uk", "me.uk",
    "pp.se", "priv.at", "priv.no", "nom.br", "eti.br", "org.au", "org.nz", "geek.nz", "gen.nz", "org.br", "pp.ua",
})  # fmt: skip
"""Suffixes under which people and volunteers' projects settle: a domain there that nobody lists is hardly a company."""

REGISTERED_SUFFIXES = frozenset({
    "co.jp", "or.jp", "lg.jp", "re.kr", "com.sg", "com.my", "com.sa", "plc.uk", "ltd.uk", "nhs.uk", "police.uk", "coop",
    "int", "aero", "bank", "insurance", "pharmacy", "post",
})  # fmt: skip
"""Suffixes under which a registry admits registered organizations only, by the registries' published rules."""

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
        Domains and names that two sources claim, owners in a ring.
    histories : dict
        Names and owners over time, by organization.
    kinds : dict
        Kind of the organizations described, by identifier.
    """

    keeper: Workplace
    listed: dict[str, Workplace | None] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    histories: dict[str, History] = field(default_factory=dict)
    kinds: dict[str, OrganizationKind] = field(default_factory=dict)
    _names: Names | None = None
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

    @property
    def names(self) -> Names:
        """What organizations are called."""
        if self._names is None:
            self._names = Names(self.findings)
        return self._names

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


def directory(site: Site, customers: Iterable[Customer], lists: Iterable[ListedDomain] = ()) -> Directory:
    """Return the directory of a site, most binding first.

    The company, its customers, the site's own organizations, lists that the site names, then the curated list.
    """
    domains = [domain.strip().lower() for domain in site.company.domains]
    keeper = Workplace(domains[0] if domains else KEEPER_ID, site.company.name, OrganizationKind.KEEPER, listed=True)
    found = Directory(keeper)
    for domain in domains:
        found.claim(domain, keeper, SITE_FILE, binding=True)
    found.names.claim(keeper.name, keeper, SITE_FILE, binding=False)
    for customer in customers:
        _add_customer(found, customer, site.market.customers)
    described = describe(site.known_organizations, found.names)
    _claim_domains(found, (each for each in described if each.source == SITE_FILE), binding=True)
    for domain, name in sorted(site.organizations.items()):
        found.claim(domain, named_place(found, name, domain), SITE_FILE, binding=True)
    claims, held = claims_of_lists(lists, [each.path for each in site.people.lists])
    found.findings += held
    for each in claims:
        place = named_place(found, each.organization, each.domain) if each.employs else None
        found.claim(each.domain, place, each.source, binding=True)
    _claim_domains(found, (each for each in described if each.source == CURATED_FILE), binding=False)
    for domain in (domain for domains in organizations_file()["no_employer"].values() for domain in domains):
        found.claim(domain, None, CURATED_FILE, binding=False)
    found.kinds = {each.place.organization_id: each.place.kind for each in described} | {
        keeper.organization_id: keeper.kind
    }
    found.histories, cyclic = without_cycles(_history(each, found.names) for each in described)
    found.findings += cyclic
    return found


def _add_customer(found: Directory, customer: Customer, source: str) -> None:
    identifier = customer_organization_id(customer)
    place = Workplace(identifier, customer.name, OrganizationKind.CUSTOMER, listed=True)
    found.names.claim(customer.name, place, source, binding=False)
    for domain in _own_domains(customer):
        found.claim(domain, place, source, binding=True)


def customer_organization_id(customer: Customer) -> str:
    """Return the organization that a customer is: its first domain of its own, else its name with hyphens."""
    own = _own_domains(customer)
    return own[0] if own else organization_slug(customer.name)


def _own_domains(customer: Customer) -> list[str]:
    # A billing system knows a contact's address: one at a mail provider's domain must not make it the customer's.
    return [domain.lower() for domain in customer.domains if classify(domain.lower()).use is not Use.FREE]


def _claim_domains(found: Directory, described: Iterable[Described], *, binding: bool) -> None:
    for each in described:
        for domain in each.known.domains:
            found.claim(domain, each.place if each.known.employs else None, each.source, binding=binding)


def named_place(found: Directory, name: str, identifier: str = "") -> Workplace:
    """Return the organization that `name` means; one that nobody has named yet is a company, and known from now on."""
    place = found.names.find((name,))
    if place is None:
        place = Workplace(identifier or organization_slug(name), name, OrganizationKind.COMPANY, listed=True)
        found.names.claim(name, place, SITE_FILE, binding=False)
    return place


def _history(described: Described, names: Names) -> History:
    known = described.known
    owners = []
    for owner in known.owners:
        place = names.find((owner.name,))
        identifier = place.organization_id if place else organization_slug(owner.name)
        owners.append(Ownership(identifier, owner.name, owner.start, owner.end))
    return History(described.place.organization_id, known.name, known.renamed, tuple(owners), described.source)


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
    if told:
        return CONFIDENCE[place.kind]
    return REGISTERED_CONFIDENCE if is_registered_domain(place.organization_id) else LONE_CONFIDENCE


def is_volunteer_domain(domain: str) -> bool:
    """Return whether a registrable domain lies under one of `VOLUNTEER_SUFFIXES`."""
    return domain.partition(".")[2] in VOLUNTEER_SUFFIXES


def is_registered_domain(domain: str) -> bool:
    """Return whether a registrable domain lies under one of `REGISTERED_SUFFIXES`."""
    return domain.partition(".")[2] in REGISTERED_SUFFIXES


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
