"""The draft to begin with: what was found is in it, and reading it gives the same again."""

import json
import tomllib

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.draft import Draft, Member, Uses, read_draft
from honeyflow.outreach.briefs.language import Language
from honeyflow.outreach.briefs.offer import Offer
from honeyflow.outreach.briefs.starting import starting_draft
from honeyflow.outreach.briefs.work import read_work
from tests.outreach.briefs.cases import BUSY, TODAY, WORK, draft, offer


def text(told: Draft, offered: Offer) -> str:
    return starting_draft(Case(told, offered, TODAY, Language("en")))


def test_what_was_found_is_read_again() -> None:
    work, _ = read_work(json.dumps(WORK))
    told = Draft(language="de", made_on=TODAY, member=Member('Cleo "C" \\ Marsh'), uses=draft(**BUSY).uses, work=work)
    told = Draft(**vars(told) | {"uses": Uses("", told.uses.components)})

    assert read_draft(text(told, offer())) == (told, ())


def test_empty_draft_without_an_offer_is_sound() -> None:
    made, findings = read_draft(text(Draft(), Offer()))

    assert findings == ()
    assert made == Draft(language="en", made_on=TODAY)


def test_examples_in_comments_are_sound_when_the_marks_are_taken_away() -> None:
    lines = text(Draft(), offer()).splitlines()
    keys = ("[[", "slug", "why", "quantity", "text", "url", "hours", "rate", "currency", "taken", "colour", "questions")
    bare = [line.removeprefix("# ") if line.startswith(tuple(f"# {key}" for key in keys)) else line for line in lines]
    made, findings = read_draft("\n".join(bare))

    assert findings == ()
    assert {each.slug for each in made.services} == {"support", "training", "consulting"}
    assert made.assumptions.rate is not None
    assert made.waits[0].hours is not None


def test_service_that_fits_says_why() -> None:
    said = text(Draft(uses=draft(**BUSY).uses), offer())

    assert "Support: €1,250 per month    # fits: weft 2.3.1 has newer releases (2.4.0)" in said


def test_texts_of_an_offer_stay_within_their_comment() -> None:
    evil = {"slug": "x", "title": 'A\n[member]\nname = "other"', "unit": "day\n[ask]"}

    tomllib.loads(text(Draft(), offer(services=[evil])))
