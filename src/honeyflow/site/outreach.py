"""The site's ``[outreach]``: how often, how long and how strictly; the guard's rules read their limits here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from honeyflow.kernel.purpose import Purpose
from honeyflow.site.sections import Section

ALL = "all"
"""Written instead of a purpose: the cap on messages of all capped purposes together."""

_COUNTRY_LENGTH = 2


@dataclass(frozen=True)
class Cap:
    """At most `messages` in any `days` days."""

    messages: int
    days: int


CAPS: Mapping[str, Cap] = MappingProxyType(
    {
        Purpose.RELEASE_NEWS: Cap(4, 30),
        Purpose.EDUCATION: Cap(2, 30),
        Purpose.EVENT: Cap(2, 30),
        Purpose.RESEARCH: Cap(1, 90),
        Purpose.INTRODUCTION: Cap(1, 90),
        Purpose.SALES: Cap(1, 30),
        ALL: Cap(6, 30),
    }
)
"""Caps where the site tells none; service and security notices have none."""


@dataclass(frozen=True)
class Outreach:
    """The limits of a site.

    Parameters
    ----------
    minimum_batch : int
        Fewest different addresses that are screened at once for whoever may not see reasons; also the fewest by which
        two audiences must differ.
    facts_older_than_days : int
        Facts older than this hold everything.
    quiet_days : int
        Silence after a complaint.
    consent_lapses_months : int
        Months without use after which a consent no longer counts, where the law does not say sooner.
    screenings_kept_days : int
        Days for which the fingerprints of audiences are kept, by which nearly the same ones are refused.
    double_opt_in : tuple of str
        Countries (ISO 3166 alpha-2) whose consents must be confirmed, beside those the table of jurisdictions names.
    purposes : tuple of Purpose
        Those the company writes for at all.
    looked_at : tuple of Purpose
        Those of which the community manager looks at each message: held, never allowed at once.
    caps : mapping
        `Cap` by purpose, and by `ALL`.
    """

    minimum_batch: int = 50
    facts_older_than_days: int = 2
    quiet_days: int = 365
    consent_lapses_months: int = 24
    screenings_kept_days: int = 30
    double_opt_in: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = tuple(Purpose)
    looked_at: tuple[Purpose, ...] = (Purpose.INTRODUCTION,)
    caps: Mapping[str, Cap] = field(default_factory=lambda: CAPS)


def read_outreach(section: Section) -> Outreach:
    """Return what ``[outreach]`` says; its faults are gathered in the section."""
    return Outreach(
        minimum_batch=section.whole("minimum_batch", Outreach.minimum_batch, least=2),
        facts_older_than_days=section.whole("facts_older_than_days", Outreach.facts_older_than_days, least=1),
        quiet_days=section.whole("quiet_days", Outreach.quiet_days, least=1),
        consent_lapses_months=section.whole("consent_lapses_months", Outreach.consent_lapses_months, least=1),
        screenings_kept_days=section.whole("screenings_kept_days", Outreach.screenings_kept_days, least=1),
        double_opt_in=_countries(section),
        purposes=_purposes(section, "purposes", Outreach.purposes),
        looked_at=_purposes(section, "looked_at", Outreach.looked_at),
        caps=MappingProxyType({**CAPS, **dict(_cap(row) for row in section.rows("frequency"))}),
    )


def _countries(section: Section) -> tuple[str, ...]:
    told = section.texts("double_opt_in")
    for each in told:
        if len(each) != _COUNTRY_LENGTH or not (each.isascii() and each.isalpha() and each.isupper()):
            section.refuse("double_opt_in", f'saw {each!r}; expected countries as ISO 3166 codes, ["NL", "SE"]')
    return told


def _purposes(section: Section, key: str, default: tuple[Purpose, ...]) -> tuple[Purpose, ...]:
    told = section.texts(key, default=tuple(default))
    for each in told:
        if each not in set(Purpose):
            section.refuse(key, f"saw {each!r}; expected some of {', '.join(Purpose)}")
    return tuple(each for each in Purpose if each in told)


def _cap(row: Section) -> tuple[str, Cap]:
    purpose = row.one_of("purpose", ALL, (ALL, *Purpose))
    standard = CAPS.get(purpose, CAPS[ALL])
    return purpose, Cap(row.whole("messages", standard.messages, least=0), row.whole("days", standard.days, least=1))
