from pathlib import Path

import pytest
from tests.sources.market.files import read

HEADER = "customer_id,name,domains,country\n"


def test_customers_sound_rows_no_finding(tmp_path: Path) -> None:
    got = read(tmp_path)
    assert got.customer[0] == {
        "customer_id": "C1", "name": "Larder Ltd", "domains": "larder.example", "country": "IE"
    }  # fmt: skip
    assert got.rules("customers.csv") == []


@pytest.mark.parametrize(
    "domains", ["a.example B.example", "a.example;b.example", "x@a.example | https://www.b.example/about"]
)
def test_customers_domains_in_any_form(tmp_path: Path, domains: str) -> None:
    got = read(tmp_path, customers=f"{HEADER}C1,N,{domains},\n")
    assert got.customer[0]["domains"] == "a.example b.example"


@pytest.mark.parametrize(
    ("row", "rule", "kept"),
    [
        (",Nobody,,", "value-missing", 1),
        ("C2,,,", "value-missing", 2),
        ("C1,Again,,", "customer-duplicate", 1),
        ("C2,N,nodot,", "domain-wrong", 2),
        ("C2,N,a.example,", "domain-shared", 2),
        ("C2,N,,Germany", "country-unknown", 2),
    ],
)
def test_customers_fault_found(tmp_path: Path, row: str, rule: str, kept: int) -> None:
    got = read(tmp_path, customers=f"{HEADER}C1,First,a.example,DE\n{row}\n")
    assert got.rules("customers.csv") == [rule]
    assert got.finding(rule).evidence.locator == "row 3"
    assert len(got.customer) == kept
