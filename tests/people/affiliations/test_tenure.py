"""What the chances say of pasts that anybody would judge alike."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.people.affiliations.tenure import History, Rates, learn, tenures


def past(text: str) -> History:
    """One letter a month: ``A``, ``B`` a work address, ``a``, ``b`` with a private one, ``p`` private, ``.`` none."""
    shown = np.array([[letter in "Aa", letter in "Bb"] for letter in text])
    return History(shown[:, : 1 + ("b" in text.lower())], np.array([letter in "abp" for letter in text]))


def chances(text: str) -> list[float]:
    return [float(each) for each in tenures([past(text)], Rates())[0][:, 0]]


@pytest.mark.parametrize(
    ("text", "month", "least", "most"),
    [
        ("AAAAAA", 3, 0.99, 1.0),
        ("AAA..AAA", 4, 0.95, 1.0),
        ("aapAappaAp", 5, 0.95, 1.0),
        ("AAAppAAA", 3, 0.6, 1.0),
        ("AAAA....BBBB", 1, 0.95, 1.0),
        ("AAAA....BBBB", 10, 0.0, 0.05),
        ("AAAA....BBBB....AAAA", 18, 0.95, 1.0),
        ("AAAA....BBBB....AAAA", 10, 0.0, 0.05),
        ("AAAAAAAAAAAA" + "p" * 24, 35, 0.0, 0.3),
        ("p" * 24 + "A", 0, 0.0, 0.5),
    ],
)
def test_chance_of_a_month_is_as_anybody_would_judge(text: str, month: int, least: float, most: float) -> None:
    assert least <= chances(text)[month] <= most


def test_chance_falls_with_time_after_the_last_sighting() -> None:
    after = chances("aApAa" + "p" * 30)[5:]

    assert after[0] > after[12] > after[24]


def test_chance_falls_sooner_for_who_always_wrote_from_work() -> None:
    assert chances("AAAAAAAAAAAApp")[12] < chances("AaApaAapaAappp")[12]


def test_rates_learn_that_a_community_changes_jobs_often() -> None:
    restless, settled = ([past("AAAABBBBAAAABBBB")] * 500, [past("AAAAAAAAAAAAAAAB")] * 500)

    assert learn(restless).leave > learn(settled).leave


def test_rates_of_nobody_are_those_assumed() -> None:
    assert learn([]) == Rates()


@given(st.lists(st.text("AaBbp.", min_size=1, max_size=40), min_size=1, max_size=5))
def test_chances_are_shares_and_do_not_depend_on_company(texts: list[str]) -> None:
    together = tenures([past(text) for text in texts], Rates())

    for text, found in zip(texts, together, strict=True):
        (alone,) = tenures([past(text)], Rates())
        assert np.allclose(found, alone)
        assert (found >= 0).all()
        assert (found.sum(axis=1) <= 1 + 1e-9).all()
