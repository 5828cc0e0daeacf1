"""Which services fit what the member told, and why, in words: plain comparison of words, so that it can be explained.

A service fits where all the words of one of its needs (or of its title) are found in something the member told, or
where two words of when it helps are; an old version in use fits a service whose needs speak of upgrades. The member's
own choice always stands before it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from honeyflow.outreach.briefs.draft import Draft
from honeyflow.outreach.briefs.inventory.matching import Use
from honeyflow.outreach.briefs.offer import Offer, Service

MOST = 3
"""Services suggested at most: more would be a catalogue."""

STEM = 5
"""Letters by which two words are taken for forms of one: upgrade, upgrades, upgrading."""

UPGRADES = ("upgrad", "updat", "version", "migrat", "aktualis", "mise à jour", "actualiza", "atualiza", "更新", "移行")
_SMALL_WORDS = """
a an and are as at be by can do does for from has have in is it its more of on one or our that the their them there they
this to us was we were what when where which who will with you your als auf aus bei das dem den der des die ein eine
einen für ist mit nicht oder sich sind und von vor was wenn wer wie wir zu zum zur au aux avec ce ces dans de du elle en
est et il la le les leur mais nous ou par pas pour qui que sa ses sont sur un une vous al como con del el ella es
esta está este lo los las más no para pero por sin su sus y à às com da do dos e em na nas nos não o os são um uma
"""
_EMPTY = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True)
class Fit:
    """One service and what it fits: the words the member told; an old version in use; empty when only chosen."""

    service: Service
    told: tuple[str, ...] = ()
    outdated: Use | None = None
    chosen: bool = False


def fitting(draft: Draft, offer: Offer, used: Sequence[Use]) -> tuple[Fit, ...]:
    """Return the services the member chose, in their order; else those that fit, most reasons first."""
    if draft.services:
        chosen = (offer.service(each.slug) for each in draft.services)
        return tuple(_fit(service, draft, used, chosen=True) for service in chosen if service is not None)
    fits = [_fit(service, draft, used) for service in offer.services]
    fits = [fit for fit in fits if fit.told or fit.outdated]
    return tuple(sorted(fits, key=lambda fit: -len(fit.told) - bool(fit.outdated))[:MOST])


def _fit(service: Service, draft: Draft, used: Sequence[Use], *, chosen: bool = False) -> Fit:
    told = tuple(text for text in _told(draft) if _answers(service, text))
    old = next((each for each in used if each.behind), None) if _upgrades(service) else None
    return Fit(service, told, old, chosen)


def _told(draft: Draft) -> Iterable[str]:
    """Yield what a service could answer: what is waited for, and the risk named; use and plans are no need."""
    yield from (text for text in (*(each.text for each in draft.waits), draft.risk) if text)


def _answers(service: Service, text: str) -> bool:
    said = words(text)
    if any(_holds(text, said, need) for need in (*service.needs, service.title)):
        return True
    return len(_common(words(service.when), said)) >= 2


def _holds(text: str, said: frozenset[str], phrase: str) -> bool:
    """Return whether all the words of a phrase are in a text; where words have no spaces, the phrase itself."""
    wanted = words(phrase)
    if not wanted:
        return False
    return phrase.casefold() in text.casefold() or len(_common(wanted, said)) == len(wanted)


def _common(wanted: frozenset[str], said: frozenset[str]) -> frozenset[str]:
    stems = {each[:STEM] for each in said}
    return frozenset(each for each in wanted if each[:STEM] in stems)


def words(text: str) -> frozenset[str]:
    """Return the words of a text that say something: of three letters or more, small words left out."""
    return frozenset(each for each in re.findall(r"\w{3,}", text.casefold()) if each not in _EMPTY)


def _upgrades(service: Service) -> bool:
    about = " ".join((*service.needs, service.title, service.when)).casefold()
    return any(each in about for each in UPGRADES)
