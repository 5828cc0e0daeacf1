"""Statements and services in the pages: files, refusals, drafts, and Markdown that cannot harm."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.conftest import SignedIn

from honeyflow.kernel.access import Role
from honeyflow.web.markdown import render_markdown


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize(
    ("address", "begins", "name"),
    [
        ("/?period=2025-Q1&format=pdf", b"%PDF", "exchange-2025-Q1.pdf"),
        ("/?period=2025-Q1&format=csv", b"party,direction", "exchange-2025-Q1.csv"),
        ("/?period=2025-Q1&format=json&project=press", b"{", "exchange-2025-Q1-press.json"),
        ("/customers/C1/statement/?period=2025-Q1&format=pdf", b"%PDF", "statement-C1-2025-Q1.pdf"),
        ("/commons/?period=2025-02&format=html", b"<!doctype html>", "commons-2025-02.html"),
        ("/services/?format=json", b"{", "services.json"),
    ],
)
def test_page_gives_its_file_to_be_kept(client: Client, orchard: Path, address: str, begins: bytes, name: str) -> None:
    response = client.get(address)

    assert response.content.startswith(begins)
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/?format=xls", "/customers/C1/statement/?format=html", "/services/?format=pdf"])
def test_format_that_is_not_made_is_not_found(client: Client, orchard: Path, address: str) -> None:
    assert "expected one of" in text_of(client, address, 404)


def test_exchange_links_to_its_files(client: Client, orchard: Path) -> None:
    text = text_of(client, "/?period=2025-Q1")

    assert [f"?period=2025-Q1&amp;format={ending}" in text for ending in ("pdf", "csv", "json")] == [True] * 3


@pytest.mark.parametrize("address", ["/commons/", "/customers/C1/statement/"])
def test_month_that_does_not_close_shows_the_reason_and_no_file(
    client: Client, orchard: Path, monkeypatch: pytest.MonkeyPatch, settings: Any, address: str
) -> None:
    reason = "The books do not close. 2025-03: cash."
    monkeypatch.setattr("honeyflow.ledger.money_read._refusal", lambda *_: reason)
    monkeypatch.setattr("honeyflow.web.published._opened", {})  # answers given before are not asked again

    for asked in ("", "&format=json"):
        text = text_of(client, f"{address}?period=2025-Q1{asked}")
        assert "No statement for this period." in text
        assert reason in text


def test_statements_list_customers_to_those_who_may_see_them(
    client: Client, signed_in: SignedIn, orchard: Path
) -> None:
    assert "Larder Ltd" in text_of(client, "/statements/?period=2025-Q1")
    assert "Larder" not in text_of(signed_in(Role.COMMUNITY), "/statements/?period=2025-Q1")


def test_commons_page_tells_no_customer_and_no_sum_of_two(client: Client, orchard: Path) -> None:
    text = text_of(client, "/commons/?period=2025-Q1")

    assert "Fewer than 5 customers paid Orchard" in text
    assert not [leak for leak in ("Larder", "Cellar", "15,600", "EUR") if leak in text]


def test_service_page_shows_its_text_and_a_draft_is_not_there(
    client: Client, orchard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Answers within a day, from the people who build the press." in text_of(client, "/services/support/")
    assert "There is no service" in text_of(client, "/services/secret/", 404)


def test_markdown_is_shown_without_html_bad_links_or_pictures() -> None:
    html = render_markdown(
        "# Gold\n\n## Terms\n\n<script>alert(1)</script> [a](javascript:alert(1)) [b](https://x.example)"
        " ![c](https://x.example/c.png)\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        without_title="Gold",
    )

    assert "<h1" not in html
    assert "<h3>Terms</h3>" in html
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert "<img" not in html
    assert '<a href="https://x.example" rel="noopener noreferrer">b</a>' in html
    assert "<table>" in html


def test_markdown_headings_begin_at_the_level_asked_for_and_a_head_of_a_table_is_written_or_left_out() -> None:
    html = render_markdown("# T\n\n### a\n\n#### b\n\n| | |\n|---|---|\n| 1 | 2 |\n", without_title="T", top=2)

    assert [tag in html for tag in ("<h2>a</h2>", "<h3>b</h3>", "<thead>", "<td>1</td>")] == [True, True, False, True]
    assert "<thead>" in render_markdown("| a | |\n|---|---|\n| 1 | 2 |\n")


def test_person_days_of_a_customer_lead_to_the_records_of_all(client: Client, orchard: Path) -> None:
    text = text_of(client, "/customers/C1/statement/?period=2025-Q1")
    open_work = "/postings/?period=2025-Q1&amp;account=transformed%3Aopen-work&amp;commodity=PDAY"

    assert open_work in text
    assert "transformed:open-work" in text_of(client, open_work.replace("&amp;", "&"))
