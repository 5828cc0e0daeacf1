"""Questions that finance, legal and security people ask, with the company's own answers."""

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.language import Language
from honeyflow.outreach.briefs.offer import ASKED_BY, Question
from honeyflow.outreach.briefs.plain import plain
from honeyflow.outreach.briefs.records import Answer, Answers, Paragraph, Section


def questions(case: Case) -> Section | None:
    """Return the section, None where the company answers none or the member wants none."""
    said, wanted = case.said, case.draft.questions
    shown = [each for each in case.offer.questions if wanted is None or each.slug in wanted]
    if not shown:
        return None
    shown.sort(key=lambda each: ASKED_BY.index(each.asked_by))
    answers = tuple(Answer(who(said, each.asked_by), each.question, plain(each.answer)) for each in shown)
    lede = said.say("Answered by {company}, in its own words.", company=case.company)
    title = said.say("Questions that will be asked")
    return Section("questions", title, (Paragraph(lede, "small"), Answers(answers)), _short(case, shown))


def who(said: Language, asked_by: str) -> str:
    """Return who asks, in words."""
    words = {
        "finance": said.say_in("department", "Finance"),
        "legal": said.say_in("department", "Legal"),
        "security": said.say_in("department", "Security"),
        "procurement": said.say_in("department", "Procurement"),
        "engineering": said.say_in("department", "Engineering"),
    }
    return words[asked_by]


def _short(case: Case, shown: list[Question]) -> tuple[str, ...]:
    return tuple(case.shortened(each.question) for each in shown[:4])
