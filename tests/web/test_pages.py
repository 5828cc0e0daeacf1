"""Every page, in every state it can be in, answered by Django's own client."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.web.addresses import ABOUT_CUSTOMERS, ADDRESSES

from honeyflow.site.settings import SignInService
from honeyflow.web.headers import HEADERS, POLICY, policy_of
from honeyflow.web.published import Published, published_of, served_site

PEOPLE = ("Ada", "Pomme", "Quince", "Medlar", "Sorrel", "Finn", "Rowan", "@orchard.example", "gmail.com", "press-bot")


def text_of(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content[:500]
    return response.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_answers_with_every_header_and_no_cookie(client: Client, orchard: Path, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 200
    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS
    assert not response.cookies


@pytest.mark.parametrize("address", ABOUT_CUSTOMERS)
def test_page_about_customers_names_no_person(client: Client, orchard: Path, address: str) -> None:
    own = text_of(client, address)

    assert "Larder" in own
    assert not [word for word in PEOPLE if word in own]


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_has_no_inline_script_style_or_foreign_address(client: Client, orchard: Path, address: str) -> None:
    text = text_of(client, address)

    assert not re.findall(r"<script(?![^>]*(src=|application/json))", text)
    assert not re.findall(r"<style|\sstyle=|\son[a-z]+=", text)
    assert not [url for url in re.findall(r"https?://[^\"'<\s]+", text) if "www.w3.org" not in url]


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_before_any_run_says_what_to_do(client: Client, nothing_yet: Path, address: str) -> None:
    text = text_of(client, address)

    assert "Nothing is in the books yet" in text
    assert f"honeyflow run REPOSITORY --site {nothing_yet}" in text


@pytest.mark.parametrize("address", [each for each in ADDRESSES if each not in ABOUT_CUSTOMERS])
def test_page_without_company_files_answers(client: Client, bare: Path, address: str) -> None:
    assert "<h1" in text_of(client, address)


def test_page_of_a_customer_nobody_knows_is_not_found(client: Client, bare: Path) -> None:
    assert "customer: saw &#x27;C1&#x27;" in text_of(client, "/customers/C1/statement/", 404)


def test_form_may_lead_to_the_services_one_signs_in_by_and_only_from_there(settings: Any) -> None:
    settings.SERVICES = [
        SignInService("github", "GitHub", "id", "secret"),
        SignInService("gitlab", "GitLab", "id", "secret", "https://git.orchard.example/x"),
    ]

    assert "form-action 'self' https://git.orchard.example https://github.com;" in policy_of("/sign-in/")
    assert policy_of("/me/") == policy_of("/") == POLICY


def test_policy_allows_nothing_inline() -> None:
    assert "unsafe" not in POLICY
    assert POLICY.startswith("default-src 'none'")


def test_exchange_shows_what_was_not_recorded_with_what_to_do(client: Client, bare: Path) -> None:
    text = text_of(client, "/")

    assert "not recorded" in text
    assert "list your invoices in invoices.csv" in text
    assert "flow--missing" in text


def test_exchange_picture_gives_each_kind_of_the_community(client: Client, orchard: Path) -> None:
    text = text_of(client, "/?period=2025-Q1")

    assert 'aria-label="Community gave: 4 translation contributions' in text


def test_every_figure_of_the_exchange_leads_to_a_page_that_answers(client: Client, orchard: Path) -> None:
    text = text_of(client, "/")
    links = {link.replace("&amp;", "&") for link in re.findall(r'href="(/(?:records|postings|methods)/[^"]*)"', text)}

    assert len(links) > 15
    assert {link: client.get(link).status_code for link in links} == dict.fromkeys(links, 200)


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("period=2025", "2025"),
        ("period=2025-Q1", "Jan–Mar 2025"),
        ("period=2025-02", "February 2025"),
        ("period=2025-01..2025-02", "Jan–Feb 2025"),
        ("from=2025-02&to=2025-03", "Feb–Mar 2025"),
        ("period=all", "Jun 2024 – Mar 2025"),
        ("", "Jun 2024 – Mar 2025"),
    ],
)
def test_picker_reads_the_period(client: Client, orchard: Path, asked: str, shown: str) -> None:
    assert f'<strong class="picker__now">{shown}</strong>' in text_of(client, f"/?{asked}")


def test_picker_with_an_unknown_period_says_so_and_shows_the_default(client: Client, orchard: Path) -> None:
    assert "period &#x27;soon&#x27;: expected 2025, 2025-Q3" in text_of(client, "/?period=soon")


def test_picker_with_one_project_shows_only_its_contributions(client: Client, orchard: Path) -> None:
    text = text_of(client, "/?period=2025-Q1&project=almanac")

    assert "Recorded for the company as a whole, not by project" in text
    assert '<option value="almanac" selected>' in text


def test_records_at_one_and_at_three_rows_ask_the_same_questions(
    client: Client, orchard: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask = Published.ask

    def counted(self: Published, read: Any, *arguments: Any, **options: Any) -> Any:
        asked.append(read.__name__)
        return ask(self, read, *arguments, **options)

    monkeypatch.setattr(Published, "ask", counted)
    seen = {}
    for kind in ("design", "translation"):
        asked.clear()
        rows = text_of(client, f"/records/?period=2025-01&kind={kind}").count("<tr>") - 1
        seen[kind] = (rows, tuple(asked))

    assert seen["design"][1] == seen["translation"][1]
    assert seen["design"][0] == 1


def test_records_of_an_account_show_postings_with_their_file(client: Client, orchard: Path) -> None:
    text = text_of(client, "/postings/?period=2025-Q1&account=company:revenue&commodity=EUR")

    assert "invoices.csv" in text


def test_records_hide_employers_below_the_minimum_group(client: Client, orchard: Path) -> None:
    text = text_of(client, "/records/?period=2025-Q1&party=community")

    assert "small group" in text
    assert "Larder" not in text


@pytest.mark.parametrize(("query", "chosen"), [("", "as at the time"), ("?owned=today", "as owned today")])
def test_employers_are_shown_as_then_or_as_owned_today(client: Client, orchard: Path, query: str, chosen: str) -> None:
    assert f'aria-current="true">{chosen}</a>' in text_of(client, f"/employers/{query}")


@pytest.mark.parametrize(
    "query", ["records/?kind=cakes", "records/?party=customers", "postings/?account=company:secrets", "postings/"]
)
def test_records_of_what_does_not_exist_are_not_found(client: Client, orchard: Path, query: str) -> None:
    assert "This cell is empty" in text_of(client, f"/{query}", 404)


def test_findings_of_an_unknown_severity_are_not_found(client: Client, orchard: Path) -> None:
    assert "expected one of note, warning, serious" in text_of(client, "/findings/?severity=dreadful", 404)


def test_unknown_address_is_not_found_in_the_same_style(client: Client, orchard: Path) -> None:
    assert "Honeyflow" in text_of(client, "/nowhere/", 404)


def test_fault_of_the_site_file_is_shown_with_what_to_do(orchard: Path, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "honeyflow.toml").write_text("[company]\ncurrency = 5\n", encoding="utf-8")
    settings.HONEYFLOW_SITE = tmp_path

    text = text_of(Client(raise_request_exception=False, headers={"host": "localhost"}), "/", 500)

    assert "company.currency" in text


def test_static_files_are_served_with_the_headers(client: Client, orchard: Path) -> None:
    response = client.get("/static/honeyflow/base.css")
    response.close()

    assert response.status_code == 200
    assert response.headers["Content-Security-Policy"] == POLICY


def test_snapshot_is_opened_once_while_it_is_current(orchard: Path) -> None:
    assert published_of(served_site()) is published_of(served_site())
