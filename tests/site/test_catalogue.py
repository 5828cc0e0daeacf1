"""The catalogue: what is offered, and its prices in words."""

from decimal import Decimal
from pathlib import Path

import pytest

from honeyflow.site.catalogue import offered, price_words
from honeyflow.site.services import Service, read_services

PAGE = """+++
title = "{title}"
price = 400.10
unit = "month"
employer = "a"
everyone = "c"
{more}+++

Text & <b>more</b>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "zeta.md").write_text(PAGE.format(title="alpha", more=""), encoding="utf-8")
    (tmp_path / "alpha.md").write_text(PAGE.format(title="Zeta", more=""), encoding="utf-8")
    (tmp_path / "secret.md").write_text(PAGE.format(title="Secret", more="draft = true\n"), encoding="utf-8")
    return tmp_path


def test_offered_are_by_title_and_no_drafts(folder: Path) -> None:
    assert [service.title for service in offered(folder)] == ["alpha", "Zeta"]


@pytest.mark.parametrize(
    ("price", "unit", "said"),
    [
        ("1400", "day", "1,400 EUR per day"),
        ("1400.5", "day", "1,400.50 EUR per day"),
        ("9", "", "9 EUR"),
        ("0", "month", "free"),
        (None, "day", "on request"),
    ],
)
def test_price_is_said_with_its_unit(price: str | None, unit: str, said: str) -> None:
    assert price_words(Service("x", "X", price=Decimal(price) if price else None, unit=unit), "EUR") == said


def test_yaml_front_matter_is_told_how_to_change(tmp_path: Path) -> None:
    (tmp_path / "gold.md").write_text("---\ntitle: Gold\n---\n\nText\n", encoding="utf-8")

    services, findings = read_services(tmp_path)

    assert services == ()
    assert "write +++ for ---" in findings[0].seen
