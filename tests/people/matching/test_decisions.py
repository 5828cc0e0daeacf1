from honeyflow.people.matching.decisions import settle
from honeyflow.people.records import MatchDecision
from tests.people.people import matching, persons, seen

ADA, BEN, EVA = "ada@orchard.example", "ben@larder.example", "eva@cellar.example"


def same(line: int, one: str, two: str) -> MatchDecision:
    return MatchDecision(line, same=True, email_a=one, email_b=two)


def different(line: int, one: str, two: str) -> MatchDecision:
    return MatchDecision(line, same=False, email_a=one, email_b=two)


def lines(*decisions: MatchDecision) -> tuple[list[int], list[str]]:
    kept, findings = settle(decisions)
    return [each.line for each in kept], [each.evidence.locator for each in findings]


def test_decision_joins_whom_nothing_else_does() -> None:
    found = matching([seen("Ada Pomme", ADA), seen("Ben", BEN)], [same(1, ADA.upper(), BEN)])

    assert {(each.evidence, each.confidence) for each in found.memberships.values()} == {("decision", 0.999)}


def test_decision_parts_what_all_else_joins() -> None:
    people = (seen("Ada Pomme", ADA), seen("Ada Pomme", BEN), seen("Pomme, Ada", BEN))

    found = matching(people, [different(1, ADA, BEN)])

    assert persons(*people) == 1
    ada, ben, bens = (found.memberships[each.identity_id].person_id for each in people)
    assert ada != ben == bens
    assert "people decided otherwise" in found.refused[0].reason
    assert not found.suggestions


def test_decision_parts_those_whom_a_third_would_join() -> None:
    people = (seen("plumtree", ADA), seen("applecart", BEN), seen("plumtree", "applecart@gmail.com"))

    assert persons(*people) == 1
    assert persons(*people, decisions=[different(1, ADA, BEN)]) == 2


def test_decision_between_bare_addresses_is_not_suggested_again() -> None:
    people = (seen("Ada Crosswood", ADA), seen("ada", BEN))

    assert matching(people).suggestions
    assert not matching(people, [different(1, ADA, BEN)]).suggestions


def test_later_decision_wins() -> None:
    assert lines(same(1, ADA, BEN), different(2, BEN, ADA)) == ([2], ["line 1"])
    assert lines(different(1, ADA, BEN), same(2, ADA, BEN)) == ([2], ["line 1"])


def test_decision_said_twice_is_no_finding() -> None:
    assert lines(same(1, ADA, BEN), same(2, BEN, ADA)) == ([2], [])


def test_decision_against_a_chain_of_later_ones_is_a_finding() -> None:
    assert lines(different(1, ADA, EVA), same(2, ADA, BEN), same(3, BEN, EVA)) == ([2, 3], ["line 1"])


def test_decision_that_earlier_ones_contradict_wins() -> None:
    assert lines(same(1, ADA, BEN), same(2, BEN, EVA), different(3, ADA, EVA)) == ([2, 3], ["line 1"])


def test_decision_about_one_address_is_a_finding() -> None:
    assert lines(same(1, ADA, ADA.upper()), different(2, ADA, ADA), same(3, ADA, " ")) == (
        [],
        ["line 1", "line 2", "line 3"],
    )


def test_decision_about_nobody_seen_changes_nothing() -> None:
    assert persons(seen("Ada", ADA), decisions=[same(1, BEN, EVA), different(2, ADA, EVA)]) == 1
