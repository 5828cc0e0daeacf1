import gc
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from honeyflow.outreach.addresses import Address
from honeyflow.outreach.errors import AudienceTooAlikeError, AudienceTooSmallError
from honeyflow.outreach.facts import FactSources, Known, Live
from honeyflow.outreach.memory import MemoryFacts, NothingKnown
from honeyflow.outreach.records import COMMUNITY, Complaint, Objection, Outcome, Provenance, Purpose
from honeyflow.outreach.screening import Screened, screen
from tests.outreach.facts import LIMITS, NOW, asked, consent, contact, days

SMALL = replace(LIMITS, minimum_batch=2)
KEY = b"a key of the site"
ALLOW, HOLD, DENY = Outcome


@dataclass
class KnownOnes:
    held: dict[str, Known] = field(default_factory=dict)
    as_of = days(0.5)

    def look_up(self, addresses: list[Address]) -> dict[str, Known]:
        return {each.exact: self.held[each.exact] for each in addresses if each.exact in self.held}


def live() -> MemoryFacts:
    facts = MemoryFacts(NOW)
    facts.add("jo@x.example", consent())
    return facts


def screened(texts: list[str], facts: MemoryFacts, known: KnownOnes | None = None) -> Screened:
    return screen(texts, asked(), FactSources(known or KnownOnes(), facts), SMALL, key=KEY)


def outcomes(texts: list[str], facts: MemoryFacts, known: KnownOnes | None = None) -> list[int]:
    return list(screened(texts, facts, known).outcomes)


def test_each_text_gets_its_answer_in_order() -> None:
    texts = ["Jo@X.example", "al@x.example", "no address", "jo@x.example\r\nBcc: al@x.example", "jo@x.example"]

    done = screened(texts, live())

    assert list(done.outcomes) == [ALLOW, DENY, DENY, DENY, ALLOW]
    assert (done.told.asked, done.told.allowed) == (5, 2)
    assert {(each.rule, count) for each, count in done.reasons.items()} == {
        ("ground", 1),
        ("ground", 2),
        ("address", 1),
    }


def test_consent_counts_for_the_exact_address_only() -> None:
    assert outcomes(["jo+news@x.example", "jo@x.example", "al@x.example"], live()) == [DENY, ALLOW, DENY]


@pytest.mark.parametrize("against", [Complaint(days(3)), Objection(days(3)), consent(ago=9, withdrawn_at=days(3))])
@pytest.mark.parametrize("variant", ["jo+news@x.example", "JO+a@x.example", "jo@x.example"])
def test_what_speaks_against_one_variant_counts_at_all(against: object, variant: str) -> None:
    facts = live()
    facts.add(variant, against)  # type: ignore[arg-type]

    assert outcomes(["jo@x.example", "al@x.example"], facts)[0] == DENY


def test_suppressed_variant_suppresses_all() -> None:
    facts = live()
    facts.suppress("jo+x@x.example")

    assert outcomes(["jo@x.example", "al@x.example"], facts)[0] == DENY


def test_lookalike_of_an_address_that_agreed_is_not_allowed() -> None:
    facts = live()
    facts.add("jо@x.example", consent())

    assert outcomes(["jо@x.example", "jo@x.example"], facts) == [HOLD, ALLOW]


def test_contact_of_a_customer_is_allowed_for_service_only() -> None:
    known = KnownOnes({"it@larder.example": Known(contacts=(contact(),))})
    texts, facts = ["it@larder.example", "al@x.example"], MemoryFacts(NOW)

    service = screen(texts, asked(Purpose.SERVICE), FactSources(known, facts), SMALL, key=KEY)

    assert list(service.outcomes) == [ALLOW, DENY]
    assert outcomes(texts, facts, known) == [DENY, DENY]


@pytest.mark.parametrize("texts", [["jo@x.example"], ["jo@x.example"] * 60, [f"jo+{n}@x.example" for n in range(60)]])
def test_audience_of_one_is_refused_however_it_is_padded(texts: list[str]) -> None:
    with pytest.raises(AudienceTooSmallError, match="1 different"):
        screened(texts, live())


def test_audience_with_one_address_more_is_refused_and_the_same_is_not() -> None:
    texts = [f"{n}@x.example" for n in range(200)]
    first, again, more = (screened(each, live()) for each in (texts, texts, [*texts, "jo@x.example"]))

    assert again.refuse_alike([first.fingerprint], 50)
    with pytest.raises(AudienceTooAlikeError):
        more.refuse_alike([first.fingerprint], 50)
    assert not screened([f"{n}@y.example" for n in range(200)], live()).refuse_alike([first.fingerprint], 50)


def test_old_snapshot_holds_everybody_who_agreed() -> None:
    sources = FactSources(NothingKnown(days(3)), live())

    assert list(screen(["jo@x.example", "al@x.example"], asked(), sources, SMALL, key=KEY).outcomes) == [HOLD, DENY]


def test_site_without_a_snapshot_holds_everybody_who_agreed() -> None:
    sources = FactSources(NothingKnown(None), live())

    assert screen(["jo@x.example", "al@x.example"], asked(), sources, SMALL, key=KEY).outcomes[0] == HOLD


def test_garbage_is_collected_again_after_a_source_of_facts_failed() -> None:
    class Broken(MemoryFacts):
        def look_up(self, addresses: object) -> dict[str, Live]:  # noqa: ARG002
            assert not gc.isenabled()
            raise OSError("no database")

    with pytest.raises(OSError, match="no database"):
        screened(["jo@x.example"], Broken(NOW))
    assert gc.isenabled()


addresses = st.from_regex(r"[a-c]{1,2}(\+[a-c])?@[xy]\.example", fullmatch=True)
places = st.frozensets(st.sampled_from(sorted(COMMUNITY)), min_size=1)
texts = st.lists(addresses | st.text(max_size=8), min_size=2, max_size=40)


@given(texts, st.sampled_from(Purpose))
def test_empty_site_screens_everybody_to_deny(asked_for: list[str], purpose: Purpose) -> None:
    sources = FactSources(NothingKnown(None), MemoryFacts(None))

    done = screen(["a@x.example", "b@x.example", *asked_for], asked(purpose), sources, SMALL, key=KEY)

    assert set(done.outcomes) == {DENY}
    assert done.told.allowed == 0


@settings(max_examples=200)
@given(
    texts, st.dictionaries(addresses, st.frozensets(st.sampled_from(sorted(COMMUNITY)), min_size=1)), st.sets(addresses)
)
def test_market_is_told_the_same_whoever_is_in_the_community(
    asked_for: list[str], community: dict[str, frozenset[Provenance]], agreed: set[str]
) -> None:
    asked_for = ["a@x.example", "b@x.example", *asked_for]
    facts = MemoryFacts(NOW)
    for each in sorted(agreed):
        facts.add(each, consent())
    known = KnownOnes({each: Known(seen) for each, seen in community.items()})

    with_them, without = screened(asked_for, facts, known), screened(asked_for, facts)

    assert with_them.told == without.told
    assert [each == ALLOW for each in with_them.outcomes] == [each == ALLOW for each in without.outcomes]
    assert with_them.fingerprint == without.fingerprint
