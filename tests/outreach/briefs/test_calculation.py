"""The year's calculation: worked out by hand, and as ranges that hold every point inside."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.kernel.bounds import Bounds
from honeyflow.outreach.briefs.calculation import Calculation, Net, calculate
from honeyflow.outreach.briefs.draft import Assumptions, Draft, Waiting
from honeyflow.outreach.briefs.offer import Service
from tests.outreach.briefs.cases import BUSY, SUPPORT, made, section_text

D = Decimal


def bounds(low: object, high: object) -> Bounds:
    return Bounds(D(str(low)), D(str(high)))


def year(services: list[tuple[Service, Bounds | None]], currency: str = "EUR", **told: Any) -> Calculation:
    hours = told.pop("hours", None)
    waits = (Waiting("x", hours=hours),) if hours else ()
    return calculate(Draft(waits=waits, assumptions=Assumptions(**told)), services, currency)


def priced(price: str | None, currency: str = "EUR") -> Service:
    return Service("s", "S", price=None if price is None else D(price), currency=currency, unit="month")


def test_year_by_hand() -> None:
    done = year([(priced("100"), bounds(10, 12))], hours=bounds(2, 4), rate=bounds(50, 80), taken=bounds("0.5", 1))

    assert done.sums == {"EUR": bounds(1000, 1200)}
    assert (done.hours, done.saved, done.worth) == (bounds(24, 48), bounds(12, 48), bounds(600, 3840))
    assert done.net == Net(D(600) - D(1200), D(3840) - D(1000))
    assert done.break_even is None


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ({"rate": bounds(50, 100)}, ("hours", bounds(12, 24))),
        ({"hours": bounds(1, 2)}, ("rate", bounds(50, 100))),
        ({"hours": bounds(1, 2), "taken": bounds("0.5", "0.5")}, ("rate", bounds(100, 200))),
        ({"hours": bounds(1, 1), "rate": bounds(200, 200)}, ("share", bounds("0.5", "0.5"))),
    ],
)
def test_what_is_missing_gives_the_break_even_instead(told: dict[str, Any], missing: tuple[str, Bounds]) -> None:
    done = year([(priced("100"), bounds(12, 12))], **told)

    assert done.net is None
    assert done.break_even is not None
    assert getattr(done.break_even, missing[0]) == missing[1]


def test_nothing_told_gives_no_figure_but_the_price() -> None:
    done = year([(priced("100"), bounds(12, 12))])

    assert (done.hours, done.saved, done.worth, done.net, done.break_even) == (None, None, None, None, None)
    assert done.price == bounds(1200, 1200)


def test_currencies_are_never_added() -> None:
    both = [(priced("100"), bounds(1, 1)), (priced("100", "USD"), bounds(1, 1))]
    done = year(both, hours=bounds(1, 1), rate=bounds(50, 50), taken=bounds(1, 1))

    assert done.sums == {"EUR": bounds(100, 100), "USD": bounds(100, 100)}
    assert (done.price, done.net) == (None, None)


def test_hours_in_another_currency_make_no_net() -> None:
    told: dict[str, Any] = {"hours": bounds(1, 1), "rate": bounds(50, 50), "taken": bounds(1, 1), "currency": "JPY"}

    assert year([(priced("100"), bounds(1, 1))], **told).net is None


@pytest.mark.parametrize("service", [(priced(None), bounds(1, 1)), (priced("100"), None)])
def test_open_price_or_quantity_makes_no_net(service: tuple[Service, Bounds | None]) -> None:
    done = year([(priced("100"), bounds(1, 1)), service], hours=bounds(1, 1), rate=bounds(1, 1), taken=bounds(1, 1))

    assert done.sums == {"EUR": bounds(100, 100)}
    assert (done.price, done.net, done.break_even) == (None, None, None)


def test_free_service_costs_nothing_whatever_the_quantity() -> None:
    done = year([(priced("0"), None)])

    assert done.price == bounds(0, 0)
    assert done.break_even is None


@pytest.mark.parametrize("told", [{"rate": bounds(0, 90)}, {"hours": bounds(0, 8)}])
def test_range_that_begins_at_nothing_has_no_break_even(told: dict[str, Any]) -> None:
    assert year([(priced("100"), bounds(12, 12))], **told).break_even is None


_AMOUNTS = st.decimals(0, 10_000, places=3, allow_nan=False)
_RANGES = st.tuples(_AMOUNTS, _AMOUNTS).map(lambda ends: Bounds(min(ends), max(ends)))
_SHARES = st.tuples(st.decimals(0, 1, places=3), st.decimals(0, 1, places=3)).map(
    lambda ends: Bounds(min(ends), max(ends))
)
_WITHIN = st.decimals(0, 1, places=3)


@given(_AMOUNTS, _RANGES, _RANGES, _RANGES, _SHARES, st.lists(_WITHIN, min_size=4, max_size=4))
def test_ranges_hold_every_point_inside(
    price: Decimal, quantity: Bounds, hours: Bounds, rate: Bounds, taken: Bounds, where: list[Decimal]
) -> None:
    done = year([(priced(str(price)), quantity)], hours=hours, rate=rate, taken=taken)
    units, month, cost, share = (
        each.low + (each.high - each.low) * at for each, at in zip((quantity, hours, rate, taken), where, strict=True)
    )
    worth, paid = month * 12 * share * cost, price * units

    assert done.worth is not None
    assert done.net is not None
    assert done.worth.low <= worth <= done.worth.high
    assert done.net.low <= worth - paid <= done.net.high


@given(_AMOUNTS.filter(bool), _RANGES.filter(lambda each: each.low > 0), _WITHIN)
def test_break_even_in_hours_pays_the_price(price: Decimal, rate: Bounds, at: Decimal) -> None:
    done = year([(priced(str(price)), bounds(1, 1))], rate=rate)
    cost = rate.low + (rate.high - rate.low) * at

    assert done.break_even is not None
    assert done.break_even.hours is not None
    assert done.break_even.hours.low * cost <= price * (1 + D("1e-20"))
    assert done.break_even.hours.high * rate.low >= price


def test_cost_section_shows_every_assumption_with_who_says_it() -> None:
    said = section_text(made(BUSY), "cost")

    assert "A year costs €15,000, without tax." in said
    assert "48–96 h\nCleo Marsh's estimate" in said
    assert "€60–90\nCleo Marsh's estimate" in said
    assert "50–100%\nCleo Marsh's estimate" in said
    assert "Weftwise's price list of 20 November 2026" in said
    assert "−€13,560 to -€6,360".replace("−", "-") in said.replace("−", "-")
    assert "the hours alone do not pay for it" in said


def test_nothing_told_shows_no_figure_that_is_not_the_price_lists() -> None:
    told = BUSY | {"waits": [], "assumptions": {}}
    figures = set(re.findall(r"\d[\d,]*\d", section_text(made(told), "cost")))

    assert figures == {"1,250", "12", "15,000"}


_TOLD = ("waits", "assumptions", "quantity", "commons", "work")


@given(st.sets(st.sampled_from(_TOLD)))
def test_no_number_is_shown_that_nobody_told_and_nothing_told_makes(left_out: set[str]) -> None:
    """Each figure of the cost section is worked out from what was told: without its parts it is not there."""
    told = {key: value for key, value in BUSY.items() if key not in left_out}
    if "quantity" in left_out:
        told["services"] = [{"slug": "support"}]
    said = section_text(made(told), "cost")
    has = {"15,000": "quantity", "48–96": "waits", "€60–90": "assumptions", "50–100%": "assumptions"}

    assert {figure for figure in has if figure in said} == {f for f, part in has.items() if part not in left_out}
    net = not left_out & {"waits", "assumptions", "quantity"}
    assert ("time returned less cost" in said) is net


def test_price_on_request_is_no_sum() -> None:
    told = BUSY | {"services": [{"slug": "consulting", "quantity_low": 3}]}

    assert "The price of Consulting is on request." in section_text(made(told), "cost")
    both = told | {"services": [*BUSY["services"], {"slug": "consulting", "quantity_low": 3}]}
    said = section_text(made(both), "cost")
    assert "A year costs €15,000; the price of Consulting is on request." in said
    assert "Together, without what is open" in said


def test_two_currencies_stand_side_by_side() -> None:
    american = SUPPORT | {"slug": "us", "title": "Night support", "currency": "USD"}
    chosen = [*BUSY["services"], {"slug": "us", "quantity_low": 12}]
    said = section_text(made(BUSY | {"services": chosen}, services=[SUPPORT, american]), "cost")

    assert "A year costs €15,000 and US$15,000, without tax." in said
    assert "30,000" not in said


def test_break_even_is_told_in_hours_without_an_estimate_of_them() -> None:
    told = BUSY | {"waits": [], "assumptions": {"rate_low": 60, "rate_high": 90}}

    said = section_text(made(told), "cost")
    assert (
        "At €60–90 an hour, the price equals 166–250 h a year, 13–21 h a month: from there on it pays for itself."
        in said
    )


def test_break_even_is_told_as_a_cost_of_an_hour_without_a_rate() -> None:
    said = section_text(made(BUSY | {"assumptions": {}}), "cost")

    assert "would correspond to €156–313 for each" in said
    assert "What an hour costs us\n____\nfor you to fill in" in said


def test_example_in_json_is_exact() -> None:
    told = json.loads(json.dumps(BUSY)) | {"assumptions": {"rate_low": "0.1", "rate_high": "0.1"}}

    assert "€0.10" in section_text(made(told), "cost")
