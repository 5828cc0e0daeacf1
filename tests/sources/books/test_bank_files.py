"""bank.csv, expenses.csv and funding.csv, with what spreadsheets do to them."""

from datetime import date
from pathlib import Path

from honeyflow.sources.bank.reading import read_bank, read_expenses, read_funding
from honeyflow.sources.market.trouble import Trouble

AS_OF = date(2025, 4, 1)


def test_bank_balance_told_twice_for_a_day_is_kept_once(tmp_path: Path) -> None:
    file, trouble = tmp_path / "bank.csv", Trouble("bank.csv")
    file.write_text("account;balance_on;amount;currency\ngiro;31.01.2025;1.234,50;EUR\ngiro;31.01.2025;9,00;EUR\n")

    rows = read_bank(file, "EUR", AS_OF, trouble)

    assert [(row.account, row.balance_on, float(row.amount)) for row in rows] == [("giro", date(2025, 1, 31), 1234.5)]
    assert "balance-twice" in [finding.rule for finding in trouble.findings()]


def test_expenses_without_currency_are_in_the_companys_and_future_ones_left_out(tmp_path: Path) -> None:
    file, trouble = tmp_path / "expenses.csv", Trouble("expenses.csv")
    file.write_text("spent_on,category,amount\n2025-01-31,Rent,900.00\n2025-05-01,Rent,900.00\n")

    rows = read_expenses(file, "CHF", AS_OF, trouble)

    assert [(row.expense_id, row.category, row.currency) for row in rows] == [("expenses.csv/2", "rent", "CHF")]
    assert [finding.rule for finding in trouble.findings()] == ["date-future"]


def test_funding_in_an_unknown_currency_is_a_finding(tmp_path: Path) -> None:
    file, trouble = tmp_path / "funding.csv", Trouble("funding.csv")
    file.write_text("received_on,investor,amount,currency\n2025-01-02,Aunt,5.00,EURO\n2025-01-03,Aunt,5.00,EUR\n")

    rows = read_funding(file, "EUR", AS_OF, trouble)

    assert [row.locator for row in rows] == ["row 3"]
    assert [finding.rule for finding in trouble.findings()] == ["currency-unknown"]
