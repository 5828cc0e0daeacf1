"""Screening an audience for a system: what may be written to, and two counts; nothing by address beside.

The answer leaves at the next full tick, so that how long the guard looked at an audience does not show.
"""

import time

from honeyflow.backoffice.actions.screen import Ask, screen_audience
from honeyflow.backoffice.models import Token
from honeyflow.outreach.addresses import Address, read_address
from honeyflow.outreach.records import Outcome
from honeyflow.web.api.facts import served_facts
from honeyflow.web.api.schemas import Answer, Audience
from honeyflow.web.published import served_site

TICK = 0.04
"""Seconds for each thousand addresses begun: more than the guard needs, so that nearly all leave at the first."""

_THOUSAND = 1_000


def tick_of(addresses: int) -> float:
    """Return the seconds between two moments at which an answer about so many addresses may leave.

    Examples
    --------
    >>> tick_of(50), tick_of(1_000), tick_of(1_001)
    (0.04, 0.04, 0.08)
    """
    return TICK * max(1, -(-addresses // _THOUSAND))


def screen_for(token: Token, audience: Audience) -> Answer:
    """Return the answer for an audience, at the next tick."""
    started, tick = time.monotonic(), tick_of(len(audience.addresses))
    try:
        return _answer(token, audience)
    finally:
        time.sleep(tick - (time.monotonic() - started) % tick)


def _answer(token: Token, audience: Audience) -> Answer:
    site, texts = served_site(), audience.addresses
    done = screen_audience(site, Ask(lambda: texts, audience.purpose, f"system:{token.name}"), served_facts(site))
    allowed = (read_address(text) for text, each in zip(texts, done.outcomes, strict=True) if each == Outcome.ALLOW)
    addresses = dict.fromkeys(each.exact for each in allowed if isinstance(each, Address))
    return Answer(asked=done.told.asked, allowed=list(addresses))
