"""Invented organizations: those who may become customers, companies of the community, universities."""

from dataclasses import dataclass, field
from datetime import date

from honeyflow.demo.dice import Dice
from honeyflow.demo.names import ascii_text, words
from honeyflow.demo.plot import FIRST

_FIRST_WORDS = words(
    "Harbourlight Blauwater Kestrel Ormeau Silberfels Lindenhof Sablon Morgenrot Corvina Halvik Estrela Tamarisk"
    " Bergkamp Oriel Fjordlys Cascavel Nordhavn Alcantil Petrichor Rowanberry Stellwerk Quillon Vespera Wachholder"
    " Juniper Karlsvik Montclair Zugvogel Ardenza Brightwater Calluna Drumlin Everstone Falkenau Gavotte Hollowell"
    " Isarton Jadewell Kilnsey Larkmoor"
)
_TRADES = words(
    "Insurance Logistics Foods Energy Bank Clinics Railways Telecom Press Textiles Pharma Ports Paper Mutual Transit"
    " Waterworks Airways Retail Machinery Chemicals"
)
_CRAFTS = words("Consulting Software Labs Data Systems Analytics")
_SCHOOLS = (
    ("Northmere Polytechnic", "GB", "ac.uk"),
    ("Saltmarsh Institute", "US", "edu"),
    ("Universidade do Abrolho", "BR", "edu.br"),
)
_COUNTRIES = words("DE DE DE FR GB NL US US SE ES IT AT CH PL BR JP IN NO")
_FORMS = {"DE": "GmbH", "AT": "AG", "CH": "AG", "FR": "SA", "GB": "Ltd", "NL": "B.V.", "US": "Inc.", "SE": "AB"}


@dataclass(frozen=True)
class Organization:
    """One organization and the mail domains it has used, each from a day on."""

    name: str
    kind: str
    country: str
    domains: tuple[tuple[str, date], ...]
    style: int = field(default=0, compare=False)

    @property
    def domain(self) -> str:
        """The domain used last; the organization's key in the answers."""
        return self.domains[-1][0]

    def domain_on(self, day: date) -> str:
        """Return the mail domain used on `day`."""
        return [domain for domain, since in self.domains if since <= day][-1]


KEEPER = Organization("Weftwise", "keeper", "DE", (("weftwise.example", FIRST),))
RENAMED_ON = date(2023, 4, 1)


def build_market(dice: Dice, count: int) -> list[Organization]:
    """Return `count` organizations of all trades; the second one takes a new name in 2023."""
    found: dict[str, Organization] = {}
    while len(found) < count:
        company = _company(dice, dice.pick(_TRADES), "company")
        found.setdefault(company.domain, company)
    market = list(found.values())
    if count > 1:
        first = market[1]
        later = first.domain.replace(".example", "-group.example")
        market[1] = Organization(first.name, first.kind, first.country, (*first.domains, (later, RENAMED_ON)))
    return market


def build_neighbours(dice: Dice, count: int) -> list[Organization]:
    """Return companies that build on the software without being customers, universities after the first four."""
    found: dict[str, Organization] = {}
    while len(found) < count:
        company = _company(dice, dice.pick(_CRAFTS), "company")
        found.setdefault(company.domain, company)
    schools = [
        Organization(name, "university", country, ((f"{name.lower().replace(' ', '-')}.{ending}", FIRST),))
        for name, country, ending in _SCHOOLS
    ]
    companies = list(found.values())
    return [*companies[:4], *schools, *companies[4:]]


def _company(dice: Dice, trade: str, kind: str) -> Organization:
    word, country = dice.pick(_FIRST_WORDS), dice.pick(_COUNTRIES)
    name = f"{word} {trade} {_FORMS.get(country, '')}".strip()
    domain = f"{ascii_text(word)}-{trade}.example".lower()
    return Organization(name, kind, country, ((domain, FIRST),), style=dice.whole(0, 2))
