"""The European Central Bank's file of rates, with what people do to it."""

from decimal import Decimal
from pathlib import Path

from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.rates.reading import read_rates

HEADER = "Date,USD,JPY,BGN,\n"


def read(tmp_path: Path, text: str) -> tuple[list[tuple[str, str, Decimal]], list[str]]:
    """Return (day, currency, rate), and the rules broken."""
    file, trouble = tmp_path / "eurofxref-hist.csv", Trouble("eurofxref-hist.csv")
    file.write_text(text, encoding="utf-8")
    rates = read_rates(file, trouble)
    return [(f"{r.rate_on}", r.currency, r.per_unit) for r in rates], [f.rule for f in trouble.findings()]


def test_rates_are_read_and_gaps_are_gaps(tmp_path: Path) -> None:
    rows, broken = read(tmp_path, HEADER + "2025-03-28,1.0797,162.62,N/A,\n2025-03-27,1.0785,N/A,1.9558,\n")

    assert rows == [
        ("2025-03-28", "USD", Decimal("1.0797")),
        ("2025-03-28", "JPY", Decimal("162.62")),
        ("2025-03-27", "USD", Decimal("1.0785")),
        ("2025-03-27", "BGN", Decimal("1.9558")),
    ]
    assert broken == []


def test_rates_that_cannot_be_are_findings_and_the_rest_is_read(tmp_path: Path) -> None:
    rows, broken = read(
        tmp_path, "Date,USD,EURO,\n2025-03-28,0,1,\n28 March,1.1,1,\n2025-03-27,much,1,\n2025-03-26,1.2,1\n"
    )

    assert rows == [("2025-03-26", "USD", Decimal("1.2"))]
    assert broken == ["currency-unknown", "rate-wrong", "date-wrong", "rate-wrong"]


def test_file_of_another_layout_is_left_out_with_a_finding(tmp_path: Path) -> None:
    assert read(tmp_path, "currency;rate\nUSD;1.1\n") == ([], ["header-wrong"])


def test_no_file_is_no_rate_and_no_finding(tmp_path: Path) -> None:
    trouble = Trouble("x")

    assert read_rates(tmp_path / "none.csv", trouble) == []
    assert trouble.findings() == ()
