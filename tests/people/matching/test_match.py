"""What holds whatever the identities: order, reversal, bad input."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from honeyflow.people.records import MailmapLine, MatchDecision, SeenIdentity
from tests.people.people import matching, persons, seen

NAMES = ("Ada Pomme", "ada", "Ben Quince", "Quince Ben", "plumtree", "apomme", "Ada B. Pomme", "", "root", "山田花子")
EMAILS = (
    "ada@orchard.example", "ben@larder.example", "plumtree@gmail.com", "7+apomme@users.noreply.github.com",
    "8+ben@users.noreply.github.com", "root@localhost", "", "ada.pomme@gmx.de", "dev@larder.example",
)  # fmt: skip

people = st.lists(st.builds(seen, st.sampled_from(NAMES), st.sampled_from(EMAILS)), unique=True, max_size=14)
decided = st.lists(
    st.builds(MatchDecision, st.integers(1, 9), st.booleans(), st.sampled_from(EMAILS), st.sampled_from(EMAILS)),
    max_size=5,
)


@given(people, decided)
@settings(max_examples=80, deadline=None)
def test_decision_taken_back_leaves_what_was_there(found: list[SeenIdentity], decisions: list[MatchDecision]) -> None:
    before = matching(found)
    matching(found, decisions)

    assert matching(found) == before


@given(people, decided)
@settings(max_examples=80, deadline=None)
def test_people_decided_different_are_never_one(found: list[SeenIdentity], decisions: list[MatchDecision]) -> None:
    latest = max(decisions, key=lambda each: each.line, default=None)
    memberships = matching(found, [latest] if latest else []).memberships

    for one in found:
        for two in found:
            if latest and not latest.same and one.email == latest.email_a != latest.email_b == two.email != "":
                apart = memberships[one.identity_id].person_id != memberships[two.identity_id].person_id
                assert apart or not one.email


@given(people, st.randoms())
@settings(max_examples=80, deadline=None)
def test_matching_does_not_depend_on_order(found: list[SeenIdentity], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    one, two = matching(found), matching(shuffled)

    assert one.memberships == two.memberships
    assert one.suggestions == two.suggestions


@pytest.mark.parametrize("name", ["", " ", "\x00\x1b[31m", "\u202eadA", "@", "()", "- -", "via ", "🦄", "a" * 10_000])
@pytest.mark.parametrize(
    "email", ["", "@", "a@", "@b", "a@b@c", "\x00@\x7f", "x" * 10_000, "1+@users.noreply.github.com"]
)
def test_matching_bears_bad_input(name: str, email: str) -> None:
    assert persons(seen(name, email), seen("Ada Pomme", "ada@orchard.example")) == 2


def test_matching_of_ten_thousand_names_at_one_address_joins_none() -> None:
    crowd = [seen(f"Ada{n} Pomme{n}", "press@orchard.example") for n in range(10_000)]

    found = matching(crowd)

    assert len({each.person_id for each in found.memberships.values()}) == 10_000
    assert [len(each.members) for each in found.refused] == [10_000]


def test_mailmap_in_a_circle_is_one_person() -> None:
    emails = [f"{letter}@orchard.example" for letter in "abc"]
    circle = [MailmapLine("press", n, None, emails[n - 1], None, email) for n, email in enumerate(emails)]

    found = matching([seen(letter, email) for letter, email in zip("xyz", emails, strict=True)], (), circle)

    assert len({each.person_id for each in found.memberships.values()}) == 1


def test_mailmap_of_somebody_as_themselves_changes_nothing() -> None:
    line = MailmapLine("press", 1, "Ada", "ada@orchard.example", "Ada", "ada@orchard.example")

    found = matching([seen("Ada", "ada@orchard.example"), seen("Ben", "ben@larder.example")], (), [line])

    assert {each.evidence for each in found.memberships.values()} == {"alone"}
