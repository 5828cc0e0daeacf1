"""The pages of the market, its customers, both sides' needs, and gains, on the orchard and without its files."""

import shutil
from pathlib import Path

import pytest
from django.test import Client
from tests.worlds.orchard import build_orchard
from tests.worlds.snapshots import AS_OF

from honeyflow.runs.run import run_site
from honeyflow.site import load_site

ORIGINS = "customer_id,origin,told_on,detail\nC1,software,2025-02-01,Ada Pomme told us\nC2,partner,2025-02-01,\n"
NEEDS = """need_id,side,kind,title,customer_id,people,told_on,met_on,link
N1,customers,feature,Juice faster,C1,2,2025-01-10,,https://forge.example/issues/1
N2,community,docs,"How to prune, asked by Eva Sorrel",,9,2025-01-12,2025-03-01,
"""


@pytest.fixture(scope="module")
def told_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the orchard with origins and needs."""
    folder = build_orchard(tmp_path_factory.mktemp("told") / "site")
    (folder / "origins.csv").write_text(ORIGINS, encoding="utf-8")
    (folder / "needs.csv").write_text(NEEDS, encoding="utf-8")
    run_site(load_site(folder), as_of=AS_OF)
    return folder


@pytest.fixture
def told(settings: object, told_folder: Path) -> Path:
    settings.HONEYFLOW_SITE = told_folder  # type: ignore[attr-defined]
    return told_folder


def text_of(client: Client, address: str) -> str:
    return client.get(address).content.decode()


def test_market_shows_recurring_revenue_and_who_moved(client: Client, told: Path) -> None:
    text = text_of(client, "/market/?period=2025-Q1")

    assert ">1,600</a>" in text  # Larder 12,000 over 12 months, Cellar 3,600 over 6
    assert "2 of 2</strong> new customers have an answer" in text
    assert 'href="/customers/C1/?period=2025-Q1">Larder Ltd</a>' in text


def test_market_month_by_month_leads_to_its_moves(client: Client, told: Path) -> None:
    text = text_of(client, "/market/?period=2025-Q1")
    moves = text_of(client, "/market/?period=2025-02&currency=EUR&kind=new")

    assert "?period=2025-02&amp;currency=EUR&amp;kind=new#moves" in text
    assert "Cellar AG" in moves
    assert ">600<" in moves
    assert "Larder" not in moves


def test_market_without_files_says_which_to_add(client: Client, bare: Path) -> None:
    assert "invoices.csv" in text_of(client, "/market/")
    assert "customers.csv" in text_of(client, "/customers/")
    assert "needs.csv" in text_of(client, "/needs/")


@pytest.mark.parametrize(("asked", "found"), [("LARDER", 1), ("cellar.example", 1), ("c2", 1), ("nobody", 0), ("", 2)])
def test_customers_are_found_by_name_number_and_domain(client: Client, told: Path, asked: str, found: int) -> None:
    assert text_of(client, f"/customers/?q={asked}").count('<th scope="row">') == found


def test_customers_page_holds_fifty_and_one_of_many_is_not_found(client: Client, told: Path) -> None:
    assert "No customer is recorded" in text_of(client, "/customers/?offset=50")
    assert client.get("/customers/C9/").status_code == 404


def test_customer_shows_invoices_and_payments_with_their_place(client: Client, told: Path) -> None:
    text = text_of(client, "/customers/C1/")

    assert "invoices.csv, row 2" in text
    assert "−1,000.00 EUR" in text
    assert "We used the free software" in text


def test_what_a_customer_or_need_says_of_persons_is_masked(client: Client, told: Path) -> None:
    for address in ("/customers/C1/", "/needs/"):
        assert not [word for word in ("Pomme", "Sorrel") if word in text_of(client, address)]


def test_needs_of_both_sides_stand_apart_with_two_columns(client: Client, told: Path) -> None:
    text = text_of(client, "/needs/")

    assert text.index("What customers need") < text.index("Juice faster") < text.index("What the community needs")
    assert "1 of 1 met" in text
    assert 'href="https://forge.example/issues/1"' in text


def test_gains_of_less_than_two_years_cannot_be_told(client: Client, told: Path) -> None:
    text = text_of(client, "/gains/")

    assert "Cannot tell." in text
    assert "not recorded for 24 months" in text


def test_market_in_a_snapshot_of_an_older_version_says_what_to_add(
    client: Client, told: Path, tmp_path: Path, settings: object
) -> None:
    site = tmp_path / "site"
    shutil.copytree(told, site, symlinks=True)
    settings.HONEYFLOW_SITE = site  # type: ignore[attr-defined]
    for table in ("market_month", "market_move", "customer_origin", "origin_asked", "need"):
        shutil.rmtree(next((site / "data" / "snapshots").iterdir()) / table)

    assert {each: client.get(each).status_code for each in ("/market/", "/customers/C1/", "/needs/", "/gains/")} == (
        dict.fromkeys(("/market/", "/customers/C1/", "/needs/", "/gains/"), 200)
    )
