"""What the law of a country wants of a consent to be written to; sources and reasons: docs/guard.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from honeyflow.site.outreach import Outreach


@dataclass(frozen=True)
class Jurisdiction:
    """A country's terms.

    Parameters
    ----------
    country : str
        ISO 3166 alpha-2.
    law : str
        What the terms rest on, in a line.
    double_opt_in : bool
        A consent counts only when it was confirmed from the address itself.
    lapses_months : int or None
        Months without use after which a consent no longer counts; None: as the site says.
    """

    country: str
    law: str
    double_opt_in: bool = False
    lapses_months: int | None = None


_TABLE = (
    Jurisdiction("DE", "UWG 7; BGH I ZR 164/09; LG Berlin 15 O 653/03", double_opt_in=True, lapses_months=24),
    Jurisdiction("AT", "TKG 2021 174; DSB D130.073/0008-DSB/2019", double_opt_in=True),
    Jurisdiction("FR", "CPCE L34-5; CNIL: three years after the last contact", lapses_months=36),
    Jurisdiction("GB", "PECR regulation 22; UK GDPR"),
    Jurisdiction("CA", "CASL: express consent stands until it is withdrawn"),
    Jurisdiction("US", "CAN-SPAM: no consent asked for; an opt-out must be honoured"),
)

JURISDICTIONS: Mapping[str, Jurisdiction] = MappingProxyType({each.country: each for each in _TABLE})
"""By country. A country that is not here has the terms of the ePrivacy Directive: consent, as old as the site says."""


@dataclass(frozen=True)
class Terms:
    """What one consent has to meet; `known` tells whether its country is."""

    double_opt_in: bool
    lapses_months: int
    known: bool


def terms_of(countries: Iterable[str | None], limits: Outreach) -> Terms:
    """Return the strictest terms of the countries told; of all countries there are when none is."""
    told = {each for each in countries if each}
    laws = [JURISDICTIONS[each] for each in told if each in JURISDICTIONS] if told else list(_TABLE)
    months = [each.lapses_months for each in laws if each.lapses_months is not None]
    confirm = any(each.double_opt_in for each in laws) or not told.isdisjoint(limits.double_opt_in)
    return Terms(confirm, min([*months, limits.consent_lapses_months]), known=bool(told))
