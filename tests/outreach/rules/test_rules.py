"""Each rule alone: one allow, one hold where it can, one deny where it can; all worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from honeyflow.outreach.records import Complaint, Facts, Message, Objection, Outcome, Provenance, Purpose
from honeyflow.outreach.registry import rules
from honeyflow.site.outreach import Cap, Outreach
from tests.outreach.facts import LIMITS, consent, contact, days, facts, of_rule

ALLOW, HOLD, DENY = Outcome
EDUCATION, SERVICE, SECURITY = Purpose.EDUCATION, Purpose.SERVICE, Purpose.SECURITY_NOTICE
FORGE = frozenset({Provenance.FORGE})
CUSTOMER = Facts(as_of=days(1), contacts=(contact(),))
BILLING = Facts(as_of=days(1), contacts=(contact("billing"),))
GONE = Facts(as_of=days(1), contacts=(contact(customer_until=date(2026, 6, 15)),))


def agreed(**changed: object) -> Facts:
    return facts(consents=(consent(**changed),))  # type: ignore[arg-type]


def sent(*ago: float, purpose: Purpose = EDUCATION) -> Facts:
    return facts(messages=tuple(Message(purpose, days(each)) for each in ago))


CASES = [
    ("consent", facts(), EDUCATION, ALLOW),
    ("consent", agreed(words=""), EDUCATION, HOLD),
    ("consent", agreed(channel=""), EDUCATION, HOLD),
    ("consent", agreed(withdrawn_at=days(2)), EDUCATION, DENY),
    ("consent", agreed(withdrawn_at=days(-2)), EDUCATION, ALLOW),
    ("consent", facts(consents=(consent(ago=90, withdrawn_at=days(60)), consent(ago=30))), EDUCATION, ALLOW),
    ("consent", facts(consents=(consent(ago=90), consent(ago=80, withdrawn_at=days(60)))), EDUCATION, DENY),
    ("consent", replace(CUSTOMER, consents=(consent(SERVICE, withdrawn_at=days(1)),)), SERVICE, DENY),
    ("provenance", facts(provenances=FORGE), EDUCATION, ALLOW),
    ("provenance", replace(CUSTOMER, provenances=FORGE), SERVICE, ALLOW),
    ("provenance", facts(consents=(consent(channel="forge"),)), EDUCATION, HOLD),
    ("provenance", Facts(as_of=days(1), provenances=FORGE), EDUCATION, DENY),
    ("frequency", sent(3), EDUCATION, ALLOW),
    ("frequency", sent(31, 40), EDUCATION, ALLOW),
    ("frequency", sent(1, 2, 3, 4, 5, 6, purpose=Purpose.EVENT), EDUCATION, HOLD),
    ("frequency", sent(3, 4), EDUCATION, DENY),
    ("frequency", sent(1, 2, 3, 4, 5, 6, 7), SERVICE, ALLOW),
    ("quiet", facts(complaints=(Complaint(days(366)),)), EDUCATION, ALLOW),
    ("quiet", facts(complaints=(Complaint(days(300)),)), SERVICE, HOLD),
    ("quiet", facts(complaints=(Complaint(days(300)),)), EDUCATION, DENY),
    ("contract", CUSTOMER, SERVICE, ALLOW),
    ("contract", BILLING, SECURITY, HOLD),
    ("contract", GONE, SERVICE, DENY),
    ("contract", facts(), EDUCATION, ALLOW),
    ("contract", replace(CUSTOMER, contacts=(contact(valid_from=date(2026, 7, 1)),)), SERVICE, DENY),
    ("jurisdiction", facts(), EDUCATION, ALLOW),
    ("jurisdiction", agreed(confirmed=False, country="CA"), EDUCATION, ALLOW),
    ("jurisdiction", agreed(confirmed=False, country=None), EDUCATION, HOLD),
    ("jurisdiction", agreed(confirmed=False), EDUCATION, DENY),
    ("jurisdiction", agreed(ago=730, country="CA"), EDUCATION, DENY),
    ("jurisdiction", agreed(ago=729, country="CA"), EDUCATION, ALLOW),
    ("jurisdiction", replace(agreed(ago=900), messages=(Message(EDUCATION, days(100)),)), EDUCATION, ALLOW),
    ("jurisdiction", replace(CUSTOMER, contacts=(contact(country="AT"),)), SERVICE, ALLOW),
    ("jurisdiction", replace(CUSTOMER, consents=(consent(confirmed=False, country="CA"),)), EDUCATION, DENY),
    ("age", facts(as_of=days(2)), EDUCATION, ALLOW),
    ("age", facts(as_of=days(2.01)), EDUCATION, HOLD),
    ("age", facts(as_of=None), EDUCATION, HOLD),
    ("age", facts(as_of=days(-1)), EDUCATION, HOLD),
    ("erased", facts(), EDUCATION, ALLOW),
    ("erased", facts(erased=True), EDUCATION, DENY),
    ("role-account", replace(CUSTOMER, role_account=True), SERVICE, ALLOW),
    ("role-account", facts(role_account=True), EDUCATION, HOLD),
    ("role-account", facts(role_account=True), Purpose.SALES, DENY),
    ("objection", facts(objections=(Objection(days(3), Purpose.EVENT),)), EDUCATION, ALLOW),
    ("objection", facts(objections=(Objection(days(31), EDUCATION),)), EDUCATION, ALLOW),
    ("objection", facts(objections=(Objection(days(3), Purpose.EVENT),)), Purpose.SALES, HOLD),
    ("objection", facts(objections=(Objection(days(3), EDUCATION),)), EDUCATION, DENY),
    ("objection", facts(objections=(Objection(days(300)),)), EDUCATION, DENY),
    ("staff", facts(staff=True), EDUCATION, ALLOW),
    ("staff", facts(staff=True), Purpose.RESEARCH, HOLD),
    ("staff", facts(staff=True), Purpose.SALES, DENY),
    ("suppressed", facts(), EDUCATION, ALLOW),
    ("suppressed", facts(suppressed=True), EDUCATION, DENY),
    ("lookalike", facts(), EDUCATION, ALLOW),
    ("lookalike", facts(lookalike=True), EDUCATION, HOLD),
    ("purpose", facts(), EDUCATION, ALLOW),
]


@pytest.mark.parametrize(("name", "known", "purpose", "expected"), CASES)
def test_rule_alone_says(name: str, known: Facts, purpose: Purpose, expected: Outcome) -> None:
    assert of_rule(rules.get(name), known, purpose) is expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Outreach(looked_at=(EDUCATION,)), HOLD),
        (Outreach(purposes=(SERVICE,)), DENY),
    ],
)
def test_purpose_of_the_site_decides(limits: Outreach, expected: Outcome) -> None:
    assert of_rule(rules.get("purpose"), facts(), limits=limits) is expected


def test_site_may_cap_service_messages() -> None:
    limits = replace(LIMITS, caps={SERVICE: Cap(1, 7)})

    assert of_rule(rules.get("frequency"), sent(3, purpose=SERVICE), SERVICE, limits) is DENY


def test_every_rule_has_cases_that_allow_and_that_do_not() -> None:
    told = {name: {case[3] for case in CASES if case[0] == name} for name in rules.all()}

    assert all(ALLOW in outcomes for outcomes in told.values())
    assert all(len(outcomes) > 1 for name, outcomes in told.items() if name != "purpose")


def test_country_the_site_adds_wants_confirming() -> None:
    known = agreed(confirmed=False, country="NL")

    assert of_rule(rules.get("jurisdiction"), known) is ALLOW
    assert of_rule(rules.get("jurisdiction"), known, limits=replace(LIMITS, double_opt_in=("NL",))) is DENY


@pytest.mark.parametrize(("months", "expected"), [(39, DENY), (40, ALLOW)])
def test_lapse_counts_whole_months(months: int, expected: Outcome) -> None:
    given = consent(given_at=days(0).replace(year=2023, month=2, day=28), country="CA")
    limits = replace(LIMITS, consent_lapses_months=months)

    assert of_rule(rules.get("jurisdiction"), facts(consents=(given,)), limits=limits) is expected
