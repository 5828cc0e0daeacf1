"""A finished brief: led by the member, nothing claimed without a record, the member's own words left alone."""

from dataclasses import replace
from datetime import date

import pytest

from honeyflow.outreach.briefs.compose import compose
from honeyflow.outreach.briefs.draft import Chosen, Draft, Member, Waiting
from honeyflow.outreach.briefs.offer import Offer, Service
from honeyflow.outreach.briefs.records import Brief, Paragraph, Section
from honeyflow.outreach.briefs.work import Counted, Work
from honeyflow.outreach.wording.briefs import check_brief

TODAY = date(2026, 11, 24)
WORK = Work(
    name="Cleo Marsh",
    first_on=date(2021, 3, 2),
    last_on=date(2026, 10, 30),
    years=((2021, 1200), (2026, 41)),
    projects=(Counted("weft", 1241),),
)
OFFER = Offer(company="Weftwise", services=(Service("support", "Support"),))
BELITTLING = "Stop relying on hobbyists."
LANGUAGES = ("en", "de", "fr", "es", "pt", "ja")


def brief(language: str = "en", work: Work | None = WORK, **told: object) -> Brief:
    draft = Draft(language=language, member=Member("Cleo Marsh", "Engineer", "Larder"), work=work)
    return compose(replace(draft, **told), OFFER, today=TODAY)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("work", [WORK, None])
def test_composed_brief_is_objected_to_in_nothing(language: str, work: Work | None) -> None:
    assert check_brief(brief(language, work), work) == ()


def test_figure_that_no_record_gives_is_objected_to() -> None:
    section = Section("already", "Cleo Marsh", (Paragraph("Cleo Marsh merged 5,000 changes."),))
    made = brief()
    changed = replace(made, sections=tuple(section if each.key == "already" else each for each in made.sections))

    assert [(each.objection.rule, each.objection.seen[0]) for each in check_brief(changed, WORK)] == [
        ("evidence", "5000")
    ]


@pytest.mark.parametrize("key", ["already", "adds"])
def test_section_that_does_not_name_the_member_is_objected_to(key: str) -> None:
    made = brief()
    silent = Section(key, "A service", (Paragraph("It helps."),))
    changed = replace(made, sections=tuple(silent if each.key == key else each for each in made.sections))

    assert [each.objection.rule for each in check_brief(changed, WORK)] == ["leads"]


def test_title_begins_with_the_member() -> None:
    changed = replace(brief(), title="Weftwise: the case of Cleo Marsh")
    assert [each.objection.rule for each in check_brief(changed, WORK)] == ["leads"]


def test_own_words_are_hinted_at_and_do_not_fail() -> None:
    found = check_brief(brief(waits=(Waiting(BELITTLING),), risk=BELITTLING), WORK)

    assert [each.objection.rule for each in found] == ["people"] * len(found)
    assert found
    assert not any(each.fails for each in found)


def test_what_the_company_wrote_fails() -> None:
    offer = replace(OFFER, services=(Service("support", "Support", summary=BELITTLING),))
    made = compose(Draft(member=Member("Cleo Marsh"), services=(Chosen("support"),)), offer, today=TODAY)

    assert any(each.fails for each in check_brief(made))
