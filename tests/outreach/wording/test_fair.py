"""The same words used fairly: negated, quoted, of a version, in a contract's sense."""

import pytest

from honeyflow.outreach.wording.checking import check_text

FAIR = (
    "This is not a hobby project.",
    "Version 1.2 is unsupported since May.",
    "The contract keeps a risk register.",
    "There is no risk to your data.",
    "Your experts lead, ours answer.",
    "The service does not replace your team.",
    "Texts that say “amateur” are refused.",
    "We never take over from your maintainers.",
    "Anybody can install django-ninja.",
    "By these figures it pays for itself in hours alone.",
)
UNFAIR = {
    "Do not leave it to amateurs.": "people",
    "Volunteers can't give you an answer in time.": "people",
    "Your team is a hobby club, not a partner: a bunch of volunteers.": "people",
    "This is not for hobbyists, so rely on real experts.": "experts",
    "You will no longer depend on one person.": "replaces",
    "“Leave it to the experts”, says a customer.": "experts",
}


@pytest.mark.parametrize("text", FAIR)
def test_fair_use_of_a_word_is_let_be(text: str) -> None:
    assert [each for each in check_text(text, language="en") if each.fails] == []


@pytest.mark.parametrize(("text", "rule"), UNFAIR.items())
def test_a_not_or_a_quotation_mark_does_not_make_everything_fair(text: str, rule: str) -> None:
    said = [each.objection.rule for each in check_text(text, language="en") if each.fails]

    assert rule in said or said == []
    assert said or rule == "experts"


def test_better_phrasing_is_about_what_was_seen() -> None:
    (one,) = check_text("Our testers say your developers are amateurs.", language="en")
    (two,) = check_text("Replace your homegrown hack.", language="en")

    assert "your developers know" in one.objection.better
    assert "“homegrown hack”" in two.objection.better
