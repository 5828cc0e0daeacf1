from datetime import date
from decimal import Decimal
from typing import Any

from honeyflow.web.pages.own_customer.holdings import Held, held_services

TODAY = date(2025, 4, 1)


def plan(service: str, start: date, end: date | None = None) -> dict[str, Any]:
    return {"service": service, "started_on": start, "ended_on": end}


def line(service: str, issued: date, start: date | None = None, end: date | None = None, amount: int = 1) -> Any:
    return {
        "service": service,
        "issued_on": issued,
        "service_from": start,
        "service_to": end,
        "amount": Decimal(amount),
    }


def test_running_subscription_is_theirs_whatever_an_invoice_ends() -> None:
    invoice = line("support", date(2025, 1, 2), date(2024, 12, 1), date(2025, 1, 1))

    assert held_services([plan("support", date(2025, 1, 1))], [invoice], TODAY) == [
        Held("support", date(2024, 12, 1), None, "now")
    ]


def test_last_day_is_the_one_before_a_stretch_ends() -> None:
    invoice = line("support", date(2025, 1, 2), date(2025, 1, 1), date(2025, 4, 2))

    assert held_services([], [invoice], TODAY) == [Held("support", date(2025, 1, 1), TODAY, "now")]


def test_stretch_that_ends_today_is_over_and_one_that_begins_tomorrow_is_to_come() -> None:
    plans = [plan("hosting", date(2025, 1, 1), TODAY), plan("training", date(2025, 4, 2))]

    assert [(each.service, each.state) for each in held_services(plans, [], TODAY)] == [
        ("training", "to come"),
        ("hosting", "before"),
    ]


def test_invoice_without_service_days_is_of_its_own_day_and_a_credit_note_of_none() -> None:
    lines = [line("consulting", date(2025, 3, 3)), line("support", date(2025, 3, 3), amount=-5)]

    assert held_services([], lines, TODAY) == [Held("consulting", date(2025, 3, 3), date(2025, 3, 3), "before")]


def test_nothing_recorded_is_nothing_held() -> None:
    assert held_services([], [], TODAY) == []
