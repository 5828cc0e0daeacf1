from datetime import date
from decimal import Decimal
from pathlib import Path

from django.test import Client

from honeyflow.kernel.period import Period
from honeyflow.ledger.open_share import EffortMonth, LicenceBreak
from honeyflow.ledger.records import OpenShare
from honeyflow.site.effort import Destination
from honeyflow.web.pages.effort.chart import effort_chart


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def month(start: date, found: int, unknown: int) -> EffortMonth:
    days = {Destination.OPEN: Decimal(found), Destination.UNKNOWN: Decimal(unknown)}
    paid = Decimal(found + unknown)
    share = OpenShare(Period.month(start), paid, Decimal(found), Decimal(unknown), Decimal(0), found / paid, Decimal(1))
    return EffortMonth(start, days, share)


def test_effort_shows_both_bounds_of_the_open_share(client: Client, orchard: Path) -> None:
    text = text_of(client, "/effort/?period=2025-Q1")

    assert "<dt>at least</dt><dd>11 %</dd>" in text
    assert "<dt>at most</dt><dd>100 %</dd>" in text


def test_effort_shows_days_by_destination_that_sum_to_the_days_paid(client: Client, orchard: Path) -> None:
    text = text_of(client, "/effort/?period=2025-Q1")

    assert [f'data-name="Days">{days}</td>' in text for days in (14, 112, 126)] == [True] * 3


def test_every_destination_leads_to_its_postings(client: Client, orchard: Path) -> None:
    text = text_of(client, "/postings/?period=2025-Q1&account=transformed:open-work&commodity=PDAY")

    assert "commits and reviews" in text


def test_effort_shows_under_which_licence_each_project_is(client: Client, orchard: Path) -> None:
    assert text_of(client, "/effort/").count('<td data-name="Licence">MIT</td>') == 2


def test_effort_of_a_period_without_staff_says_what_to_do(client: Client, bare: Path) -> None:
    assert "list your staff in <code>staff.csv</code>" in text_of(client, "/effort/")


def test_exchange_shows_the_open_share_of_the_whole_company_only(client: Client, orchard: Path) -> None:
    assert "Open share of paid work" in text_of(client, "/?period=2025-Q1")
    assert "Open share of paid work" not in text_of(client, "/?period=2025-Q1&project=press")


def test_chart_says_what_it_shows_and_marks_licence_changes() -> None:
    months = [month(date(2025, n, 1), 10, 10) for n in (1, 2, 3)]
    changed = LicenceBreak("press", date(2025, 2, 9), "MIT", "BUSL-1.1", breaks=True)

    chart = effort_chart(months, [changed])

    assert chart is not None
    assert (
        chart.finding == "50 to 100\N{NARROW NO-BREAK SPACE}% of paid days went into open source in the last 3 months"
    )
    assert chart.data["marks"] == [{"at": "2025-02", "number": 1}]
    assert [name for name, _ in chart.rows] == ["2025-03", "2025-02", "2025-01"]


def test_chart_of_nobody_paid_is_none() -> None:
    assert effort_chart([], []) is None
