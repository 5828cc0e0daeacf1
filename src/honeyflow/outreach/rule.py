"""What an outreach rule is: it can hold or deny, never allow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from honeyflow.outreach.records import Facts, Outcome, Request
from honeyflow.site.outreach import Outreach

Objected = tuple[Outcome, str]
"""HOLD or DENY, with the reason in plain words."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of the guard.

    Parameters
    ----------
    name : str
    question : str
        What it asks, in a line.
    check : callable
        Returns what speaks against writing, or None. It sees facts about one address and the site's limits.
    """

    name: str
    question: str
    check: Callable[[Request, Facts, Outreach], Objected | None]


Rules = Mapping[str, Rule]
"""Rules by name."""
