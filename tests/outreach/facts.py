"""Facts for tests: somebody who may be written to for education, and one thing changed at a time."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from honeyflow.outreach.guard import decide
from honeyflow.outreach.records import Consent, ContractContact, Facts, Outcome, Purpose, Request
from honeyflow.outreach.rule import Rule
from honeyflow.site.outreach import Outreach

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
LIMITS = Outreach(looked_at=())


def days(count: float) -> datetime:
    """Return the instant so many days before now."""
    return NOW - timedelta(days=count)


def consent(purpose: Purpose = Purpose.EDUCATION, ago: float = 30, **changed: Any) -> Consent:
    made = Consent(purpose, days(ago), words="2026-1", channel="form", confirmed=True, country="DE")
    return replace(made, **changed)


def contact(role: str = "technical", **changed: Any) -> ContractContact:
    made = ContractContact("C1", role, date(2025, 1, 1), None, "DE", date(2026, 12, 31))
    return replace(made, **changed)


def facts(**changed: Any) -> Facts:
    """Return facts of somebody who agreed to education."""
    return replace(Facts(as_of=days(0.5), consents=(consent(),)), **changed)


def asked(purpose: Purpose = Purpose.EDUCATION) -> Request:
    return Request(purpose, NOW, "test")


def of_rule(rule: Rule, known: Facts, purpose: Purpose = Purpose.EDUCATION, limits: Outreach = LIMITS) -> Outcome:
    """Return what one rule alone says; allow when it has nothing against it."""
    objected = rule.check(asked(purpose), known, limits)
    return objected[0] if objected else Outcome.ALLOW


def outcome(known: Facts, purpose: Purpose = Purpose.EDUCATION, limits: Outreach = LIMITS) -> Outcome:
    """Return what the guard says with all its rules."""
    return decide(asked(purpose), known, limits).outcome
