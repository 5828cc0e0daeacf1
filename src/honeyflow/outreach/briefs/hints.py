"""What would make a brief better: what its draft names and nobody knows, and what it does not tell yet."""

from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.catalogue import LANGUAGES, SOURCE, chosen_language
from honeyflow.outreach.briefs.draft import Draft
from honeyflow.outreach.briefs.language import Language
from honeyflow.outreach.briefs.offer import Offer
from honeyflow.outreach.briefs.records import SECTIONS


def hints(draft: Draft, offer: Offer, source: str = "draft") -> tuple[Finding, ...]:
    """Return warnings for what cannot be used as told, notes for what is not told; neither stops a brief."""
    case = Case(draft, offer, draft.made_on or offer.as_of or date.min, Language(SOURCE))
    wrong = (_unknown(source, *each) for each in (*_wrong(draft, offer), *_currencies(case)))
    missing = (
        Finding("brief-not-told", Evidence(source, where), "nothing", expected, done, Severity.NOTE)
        for where, expected, done in _missing(case)
    )
    return (*wrong, *missing)


def _unknown(source: str, where: str, seen: str, expected: str, done: str) -> Finding:
    return Finding("brief-unknown", Evidence(source, where), seen, expected, done, Severity.WARNING)


def _wrong(draft: Draft, offer: Offer) -> Iterator[tuple[str, str, str, str]]:
    if chosen_language(draft.language) is None:
        yield "language", repr(draft.language), f"one of {', '.join(LANGUAGES)}", "written in English"
    slugs = [each.slug for each in offer.services]
    for each in draft.services:
        if each.slug not in slugs:
            yield "services", repr(each.slug), _one_of(each.slug, slugs), "left out"
    asked = [each.slug for each in offer.questions]
    for slug in draft.questions or ():
        if slug not in asked:
            yield "questions", repr(slug), _one_of(slug, asked), "left out"
    for key in sorted(draft.sections_hidden - set(SECTIONS)):
        yield "sections_hidden", repr(key), f"one of {', '.join(SECTIONS)}", "nothing is hidden by it"


def _currencies(case: Case) -> Iterator[tuple[str, str, str, str]]:
    own = case.draft.assumptions.currency
    for currency in sorted({line.service.currency for line in case.year.lines}):
        if own and case.draft.assumptions.rate and currency and currency != own:
            seen = f"the cost of an hour in {own}, a price in {currency}"
            yield "assumptions.currency", seen, "one currency", "no sum of both is made"


def _one_of(seen: str, known: list[str]) -> str:
    close = get_close_matches(seen, known, n=1)
    if close:
        return f"{close[0]!r}?"
    return f"one of {', '.join(known)}" if known else "a services.json that has some"


def _missing(case: Case) -> Iterator[tuple[str, str, str]]:
    """Yield (key, what to tell, what the brief does without it)."""
    draft, offer = case.draft, case.offer
    if not draft.member.name:
        yield "member.name", "your name, as you wish to be named", "the brief says [your name]"
    if not draft.member.employer:
        yield "member.employer", "your employer's name", "the brief says 'we'"
    if not (draft.work and draft.work.recorded) and not draft.work_words:
        yield "work_words", "what you know from using it, in your words", "the brief can say little of you"
    if not draft.uses.words and not draft.uses.components:
        yield "uses", "what you use it for, or a file that lists what you use", "the section is left out"
    if not draft.waits and not draft.risk:
        yield "waits", "what you wait for or work around", "few services can be shown to fit"
    yield from _missing_figures(case)
    if not draft.ask.kind and not draft.ask.text:
        yield "ask", "the small next step you ask for", "the brief asks for an answer"
    if not offer.services:
        yield "services.json", "the company's file with its services", "the brief names none"


def _missing_figures(case: Case) -> Iterator[tuple[str, str, str]]:
    told = case.draft.assumptions
    if any(each.quantity is None and each.service.price for each in case.year.lines):
        yield "services.quantity", "how many units a year", "no sum is worked out"
    if case.year.hours is None and case.year.lines:
        yield "waits.hours", "hours a month you spend on it, low and high", "no returns are worked out"
    if told.rate is None and case.year.lines:
        yield "assumptions.rate", "what an hour of yours costs, low and high", "left for the reader to fill in"
    if told.taken is None and case.year.hours is not None and case.year.lines:
        yield "assumptions.taken", "the share of the hours a service would take over", "left for the reader to fill in"
