"""Which services fit what was told, and why."""

import pytest

from honeyflow.outreach.briefs.inventory.matching import match
from honeyflow.outreach.briefs.matching import MOST, fitting
from honeyflow.outreach.briefs.offer import Offer, Project, Release, Service
from tests.outreach.briefs.cases import TODAY, draft

SUPPORT = Service("support", "Support", needs=("slow answers", "security fix"), when="When something breaks at night")
TRAINING = Service("training", "Training", needs=("new colleagues",))
UPGRADE = Service("care", "Care", needs=("old version",))
OFFER = Offer(services=(SUPPORT, TRAINING, UPGRADE))


def slugs(**told: object) -> list[str]:
    return [fit.service.slug for fit in fitting(draft(**told), OFFER, ())]


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Slow answers at night", ["support"]),
        ("The answer is slow", ["support"]),
        ("Answers", []),
        ("Something breaks every night", ["support"]),
        ("Two new colleagues begin", ["training"]),
        ("Training for the team", ["training"]),
        ("We train new people", ["training"]),
        ("We bake", []),
        ("the and with", []),
    ],
)
def test_all_words_of_a_need_must_be_told(text: str, fits: list[str]) -> None:
    assert slugs(waits=[{"text": text}]) == fits


@pytest.mark.parametrize(("key", "fits"), [("risk", ["support"]), ("frees", [])])
def test_risk_counts_and_plans_do_not(key: str, fits: list[str]) -> None:
    assert slugs(**{key: "A security fix that waits"}) == fits


def test_reason_is_what_the_member_told() -> None:
    (fit,) = fitting(draft(waits=[{"text": "Slow answers"}, {"text": "Else"}]), OFFER, ())

    assert (fit.told, fit.outdated, fit.chosen) == (("Slow answers",), None, False)


def test_old_version_fits_who_speaks_of_versions() -> None:
    project = Project("weft", ("pkg:pypi/weft",), releases=(Release("1.0"), Release("2.0")))
    told = draft(uses={"components": [{"purl": "pkg:pypi/weft@1.0", "name": "weft", "version": "1.0"}]})
    used = match(told.uses.components, [project], TODAY)

    assert [fit.service.slug for fit in fitting(told, OFFER, used) if fit.outdated] == ["care"]


def test_own_choice_wins_in_its_order_whatever_fits() -> None:
    chosen = [{"slug": "training"}, {"slug": "gone"}, {"slug": "support"}]

    assert slugs(waits=[{"text": "old version"}], services=chosen) == ["training", "support"]


def test_words_without_spaces_fit_as_a_phrase() -> None:
    offer = Offer(services=(Service("s", "サポート", needs=("障害対応",)),))

    assert len(fitting(draft(waits=[{"text": "夜間の障害対応が遅い"}]), offer, ())) == 1
    assert fitting(draft(waits=[{"text": "機能がない"}]), offer, ()) == ()


def test_suggestions_are_few() -> None:
    offer = Offer(services=tuple(Service(f"s{n}", f"S{n}", needs=("upgrade",)) for n in range(9)))

    assert len(fitting(draft(risk="upgrade"), offer, ())) == MOST
