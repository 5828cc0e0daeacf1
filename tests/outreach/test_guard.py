"""The guard's promises, as properties over facts and rules made up at random."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from honeyflow.outreach.guard import decide
from honeyflow.outreach.records import (
    COMMUNITY,
    CONTRACTUAL,
    Complaint,
    Consent,
    ContractContact,
    Facts,
    Message,
    Objection,
    Outcome,
    Provenance,
    Purpose,
    Request,
)
from honeyflow.outreach.registry import rules
from honeyflow.outreach.rule import Objected, Rule
from honeyflow.site.outreach import Outreach
from tests.outreach.facts import LIMITS, NOW, asked, consent, days, facts, outcome

instants = st.integers(-24 * 30, 24 * 365 * 4).map(lambda hours: NOW - timedelta(hours=hours))
purposes = st.sampled_from(Purpose)
countries = st.sampled_from([None, "DE", "FR", "CA", "NL"])
dates = st.none() | instants.map(lambda at: at.date())
consents = st.builds(
    Consent,
    purpose=purposes,
    given_at=instants,
    words=st.sampled_from(["", "1"]),
    channel=st.sampled_from(["", "form", "forge"]),
    confirmed=st.booleans(),
    country=countries,
    withdrawn_at=st.none() | instants,
)
contacts = st.builds(
    ContractContact,
    customer_id=st.just("C1"),
    role=st.sampled_from(["", "billing", "technical", "security"]),
    valid_from=dates,
    valid_to=dates,
    country=countries,
    customer_until=dates,
)


def some(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, max_size=3).map(tuple)


anybody = st.builds(
    Facts,
    as_of=st.none() | instants,
    provenances=st.frozensets(st.sampled_from(Provenance)),
    consents=some(consents),
    contacts=some(contacts),
    messages=some(st.builds(Message, purposes, instants)),
    complaints=some(st.builds(Complaint, instants)),
    objections=some(st.builds(Objection, instants, st.none() | purposes)),
    erased=st.booleans(),
    role_account=st.booleans(),
    lookalike=st.booleans(),
    staff=st.booleans(),
    suppressed=st.booleans(),
)
welcome = st.builds(lambda purpose, known: replace(known, consents=(consent(purpose),)), purposes, st.just(facts()))
known_facts = anybody | welcome


def stranger(answer: Objected | None) -> Rule:
    """Return a rule that always says the same."""

    def check(request: Request, known: Facts, limits: Outreach) -> Objected | None:
        return answer

    return Rule(name="stranger", question="Why?", check=check)


strangers = st.builds(
    stranger,
    st.none() | st.tuples(st.sampled_from(Outcome), st.just("so says a stranger")),
)


@given(known_facts, purposes, st.lists(st.sampled_from(list(rules.all().values()))), strangers)
def test_one_rule_more_never_makes_the_answer_milder(known: Facts, purpose: Purpose, held: list, more: Rule) -> None:
    before = decide(asked(purpose), known, LIMITS, held)
    after = decide(asked(purpose), known, LIMITS, [*held, more])

    assert after.outcome >= before.outcome


@given(known_facts, purposes)
def test_answer_is_its_strictest_reason_and_always_has_one(known: Facts, purpose: Purpose) -> None:
    verdict = decide(asked(purpose), known, LIMITS)

    assert verdict.outcome is max(each.outcome for each in verdict.reasons)
    assert all(each.words for each in verdict.reasons)


@given(known_facts, purposes, st.integers(1, 10_000))
def test_facts_older_than_the_bound_never_allow(known: Facts, purpose: Purpose, hours: int) -> None:
    old = replace(known, as_of=days(LIMITS.facts_older_than_days) - timedelta(hours=hours))

    assert outcome(old, purpose) is not Outcome.ALLOW


@given(known_facts, purposes)
def test_without_consent_and_contract_nobody_is_allowed(known: Facts, purpose: Purpose) -> None:
    assert outcome(replace(known, consents=(), contacts=()), purpose) is Outcome.DENY
    if purpose not in CONTRACTUAL:
        others = tuple(each for each in known.consents if each.purpose is not purpose)
        assert outcome(replace(known, consents=others), purpose) is Outcome.DENY


@given(known_facts, purposes, instants)
def test_withdrawn_consent_never_allows(known: Facts, purpose: Purpose, given_at: object) -> None:
    withdrawn = consent(purpose, given_at=given_at, withdrawn_at=NOW)

    assert outcome(replace(known, consents=(*known.consents, withdrawn)), purpose) is not Outcome.ALLOW


@settings(max_examples=300)
@given(known_facts, purposes, st.frozensets(st.sampled_from(sorted(COMMUNITY))))
def test_what_is_allowed_does_not_depend_on_the_community(
    known: Facts, purpose: Purpose, seen: frozenset[Provenance]
) -> None:
    elsewhere = replace(known, provenances=(known.provenances - COMMUNITY) | seen)

    assert (outcome(known, purpose) is Outcome.ALLOW) is (outcome(elsewhere, purpose) is Outcome.ALLOW)


@given(purposes, st.frozensets(st.sampled_from(sorted(COMMUNITY))))
def test_address_known_from_the_community_alone_is_denied(purpose: Purpose, seen: frozenset[Provenance]) -> None:
    assert outcome(Facts(as_of=days(0.1), provenances=seen), purpose) is Outcome.DENY


@given(known_facts, purposes)
def test_erased_suppressed_and_lookalikes_are_never_allowed(known: Facts, purpose: Purpose) -> None:
    for flag in ("erased", "suppressed", "lookalike"):
        assert outcome(replace(known, **{flag: True}), purpose) is not Outcome.ALLOW


@given(known_facts, purposes, st.lists(st.builds(Complaint, instants), min_size=1))
def test_what_speaks_against_it_never_makes_the_answer_milder(
    known: Facts, purpose: Purpose, complaints: list[Complaint]
) -> None:
    complained = replace(known, complaints=(*known.complaints, *complaints))
    objected = replace(known, objections=(*known.objections, Objection(days(1), purpose)))

    assert outcome(complained, purpose) >= outcome(known, purpose)
    assert outcome(objected, purpose) >= outcome(known, purpose)


def test_somebody_who_agreed_is_allowed_and_told_why() -> None:
    verdict = decide(asked(), facts(), LIMITS)

    assert verdict.outcome is Outcome.ALLOW
    assert [each.words for each in verdict.reasons] == ["they agreed to be written to for education"]


def test_consent_at_the_instant_of_the_message_is_not_before_it() -> None:
    late = facts(consents=(consent(given_at=NOW),))

    assert decide(Request(Purpose.EDUCATION, NOW), late, LIMITS).outcome is Outcome.DENY


def test_rule_that_says_allow_holds() -> None:
    generous = stranger((Outcome.ALLOW, "let them"))

    assert decide(asked(), facts(), LIMITS, [generous]).outcome is Outcome.HOLD
