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


ROOT = "root@localhost"
ANN, BO, CY = seen("Ann Reed", ROOT), seen("Bo Finch", ROOT), seen("Zoe Dale", ADA)


def named(line: int, same: bool, name: str, other: str) -> MatchDecision:
    return MatchDecision(line, same=same, email_a=ROOT.upper(), email_b=other, name_a=name)


def test_decision_about_a_shared_address_is_refused_and_joins_nobody() -> None:
    found = matching([ANN, BO, CY], [same(2, ROOT, ADA)])

    assert len({each.person_id for each in found.memberships.values()}) == 3
    assert [(each.rule, each.evidence.locator) for each in found.findings] == [("match-decision-about-many", "line 2")]
    assert "Name <address>" in found.findings[0].expected


def test_decision_about_one_of_those_who_share_an_address_joins_that_one() -> None:
    found = matching([ANN, BO, CY], [named(2, True, "ann  reed", ADA)])  # as a hand may write it

    persons_ = {one.name: found.memberships[one.identity_id].person_id for one in (ANN, BO, CY)}
    assert persons_["Ann Reed"] == persons_["Zoe Dale"] != persons_["Bo Finch"]
    assert not found.findings


def test_decision_parts_two_who_share_an_address_of_their_own() -> None:
    one, two = seen("Ann Reed", BEN), seen("Bo Finch", BEN)
    apart = MatchDecision(2, same=False, email_a=BEN, email_b=BEN, name_a="Ann Reed", name_b="Bo Finch")

    assert (persons(one, two), persons(one, two, decisions=[apart])) == (1, 2)


def test_decision_about_a_name_nobody_has_at_the_address_is_a_note_with_its_line() -> None:
    found = matching([ANN, BO, CY], [named(7, True, "Cy Dale", ADA)])

    (note,) = found.findings
    assert (note.rule, note.evidence.locator) == ("match-decision-about-nobody", "line 7")
    assert note.seen == "a name that no commit has at that address"


def test_decisions_about_two_who_share_an_address_do_not_contradict_each_other() -> None:
    assert lines(named(1, True, "Ann Reed", ADA), named(2, False, "Bo Finch", ADA)) == ([1, 2], [])
    assert lines(named(1, True, "Ann Reed", ADA), named(2, False, "ANN REED", ADA)) == ([2], ["line 1"])


def test_erased_are_matched_with_nobody_whatever_is_said() -> None:
    one, two = seen("erased person", "erased-1@erased.invalid"), seen("erased person", "erased-2@erased.invalid")
    told = [same(1, one.email, ADA), MatchDecision(2, same=True, email_a=one.email, email_b=two.email)]

    found = matching([one, two, seen("Erased Person", ADA)], told)

    assert len({each.person_id for each in found.memberships.values()}) == 3
    assert [found.memberships[each.identity_id].evidence for each in (one, two)] == ["erased"] * 2
    assert not found.suggestions
