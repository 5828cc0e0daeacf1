from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.sources.market.sites import Landed, land

CUSTOMERS = "customer_id,name\nC1,Larder\n"
HEADER = "subscription_id,customer_id,service,started_on,ended_on,amount,per,currency\n"


def stretches(folder: Path, *rows: str) -> Landed:
    """Land a subscriptions file of the documented header and these rows."""
    files = {"customers.csv": CUSTOMERS, "subscriptions.csv": HEADER + "".join(f"{row}\n" for row in rows)}
    return land(folder, files=files)


@pytest.mark.parametrize(
    ("per", "monthly"), [("month", "1000"), ("quarter", "333.3333"), ("year", "83.3333"), ("", "1000")]
)
def test_subscription_price_spread_over_months(tmp_path: Path, per: str, monthly: str) -> None:
    got = stretches(tmp_path, f"S1,C1,support,2025-01-01,,1000,{per},EUR")
    assert got.subscription == [
        {
            "subscription_id": "S1", "customer_id": "C1", "service": "support", "started_on": date(2025, 1, 1),
            "ended_on": None, "monthly_amount": Decimal(monthly), "currency": "EUR",
            "source": "subscriptions.csv", "locator": "row 2",
        }
    ]  # fmt: skip
    assert got.rules == []


def test_subscription_new_price_is_a_stretch_and_last_day_half_open(tmp_path: Path) -> None:
    got = stretches(tmp_path, "S1,C1,support,2025-01-01,2025-05-31,10,,EUR", "S1,C1,support,2025-06-01,,12,,EUR")
    assert got.column("subscription", "started_on", "ended_on") == [
        (date(2025, 1, 1), date(2025, 6, 1)),
        (date(2025, 6, 1), None),
    ]


@pytest.mark.parametrize(
    ("row", "rule", "kept"),
    [
        ("S1,C1,support,2025-06-01,2025-01-31,10,,EUR", "service-period-reversed", 1),
        ("S1,C1,support,2025-01-01,,10,fortnight,EUR", "interval-unknown", 1),
        ("S1,C1,support,2025-01-01,,,,EUR", "value-missing", 1),
        ("S1,C9,support,2025-01-01,,10,,EUR", "customer-unknown", 2),
        ("S9,C1,support,2025-02-01,,10,,EUR", "stretches-overlap", 2),
        ("S9,C1,support,2025-01-01,,11,,EUR", "subscription-duplicate", 1),
    ],
)
def test_subscription_fault_found(tmp_path: Path, row: str, rule: str, kept: int) -> None:
    got = stretches(tmp_path, "S9,C1,support,2025-01-01,,10,,EUR", row)
    assert (got.rules, len(got.subscription)) == ([rule], kept)
    assert got.finding(rule).evidence.locator == "row 3"
