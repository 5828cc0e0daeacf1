"""Jurisdiction: what the law where they are wants of a consent; the strictest there is where nobody knows."""

from datetime import date, datetime

from honeyflow.kernel.period import add_months
from honeyflow.outreach.grounds import rests_on_consent, standing_consents
from honeyflow.outreach.jurisdictions import Terms, terms_of
from honeyflow.outreach.records import Consent, Facts, Outcome, Request
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach


def check(request: Request, facts: Facts, limits: Outreach) -> Objected | None:
    """Return None where one consent meets the terms of its country.

    Else deny, or hold where the country is not known: it may be found out, or the consent confirmed or renewed.
    """
    consents = standing_consents(request, facts)
    if not consents or not rests_on_consent(request, facts):
        return None
    contacts = tuple(each.country for each in facts.contacts)
    failed: list[Objected] = []
    for each in consents:
        terms = terms_of((each.country, *contacts), limits)
        words = _missing(each, terms, request, facts)
        if words is None:
            return None
        failed.append((Outcome.DENY if terms.known else Outcome.HOLD, words))
    return min(failed)


def _missing(consent: Consent, terms: Terms, request: Request, facts: Facts) -> str | None:
    where = "the law where they are" if terms.known else "where they are is not known, and the strictest law"
    if terms.double_opt_in and not consent.confirmed:
        return f"{where} wants a consent confirmed from the address itself"
    if _lapses_on(_last_used(consent, request, facts), terms.lapses_months) <= request.at.date():
        return f"their consent was not used for {terms.lapses_months} months, and no longer counts"
    return None


def _last_used(consent: Consent, request: Request, facts: Facts) -> datetime:
    used = (each.sent_at for each in facts.messages if each.purpose is consent.purpose)
    return max([consent.given_at, *(at for at in used if consent.given_at < at < request.at)])


def _lapses_on(last: datetime, months: int) -> date:
    """Return the day so many months later; where that month is shorter, its first day no longer."""
    first = add_months(last.date(), months)
    try:
        return first.replace(day=last.day)
    except ValueError:
        return add_months(first, 1)


rule = Rule(name="jurisdiction", question="Does the consent meet the law where they are?", check=check)
