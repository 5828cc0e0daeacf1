from pathlib import Path

import pytest

from honeyflow.kernel.errors import SiteError
from honeyflow.site import load_site
from honeyflow.site.credentials import credential
from honeyflow.site.market import MarketSource, SameCustomer


def faults(folder: Path, text: str) -> tuple[str, ...]:
    (folder / "honeyflow.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SiteError) as caught:
        load_site(folder)
    return caught.value.faults


def test_market_sources_and_same_customers_read(tmp_path: Path) -> None:
    (tmp_path / "honeyflow.toml").write_text(
        '[[market.source]]\nsystem = "stripe"\nname = "stripe-eu"\nservices = { "Prod_1" = "support" }\npath = "x"\n'
        '[[market.same_customer]]\nids = ["a", "b"]\nname = "A"\n'
    )
    market = load_site(tmp_path).market
    assert market.sources == (
        MarketSource("stripe", "stripe-eu", "", {"prod_1": "support"}, {"path": "x"}, "market.source[1]"),
    )
    assert market.same_customers == (SameCustomer(("a", "b"), "A"),)
    assert market.sources[0].setting == "HONEYFLOW_STRIPE_EU_KEY"


@pytest.mark.parametrize(
    "line",
    [
        'api_key = "hidden-word"',
        'password = "hidden-word"',
        'access_token = "hidden-word"',
        'address = "https://me:hidden-word@erp.example"',
        'note = "sk_live_hiddenword0001"',
        'login = { secret = "hidden-word" }',
    ],
)
def test_market_credential_refused_and_never_shown(tmp_path: Path, line: str) -> None:
    found = faults(tmp_path, f'[[market.source]]\nsystem = "stripe"\n{line}\n')
    assert len(found) == 1
    assert found[0].endswith("Do: remove it, set HONEYFLOW_STRIPE_KEY (or HONEYFLOW_STRIPE_KEY_FILE) instead")
    assert "hidden" not in found[0]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('[[market.source]]\nname = "x"\n', "market.source[1].system: saw ''"),
        (
            '[[market.source]]\nsystem = "stripe"\n' * 2,
            "market.source[2].name: saw 'stripe', which is another source's",
        ),
        ('[[market.source]]\nsystem = "table"\nname = "files"\n', "market.source[1].name: saw 'files'"),
        ('[[market.same_customer]]\nids = ["a"]\n', "market.same_customer[1].ids: saw ['a']; expected two"),
        ('[[market.same_customer]]\nids = ["a", "b"]\n' * 2, "market.same_customer[2].ids: saw 'a', which another"),
    ],
)
def test_market_fault_told(tmp_path: Path, text: str, fault: str) -> None:
    assert faults(tmp_path, text)[0].startswith(fault)


def test_credential_from_variable_or_file(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("word\n")
    assert credential("HONEYFLOW_X_KEY", {"HONEYFLOW_X_KEY": "word"}) == "word"
    assert credential("HONEYFLOW_X_KEY", {"HONEYFLOW_X_KEY_FILE": str(tmp_path / "key")}) == "word"
    assert credential("HONEYFLOW_X_KEY", {}) == ""


def test_credential_of_a_missing_file_is_told_without_it(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="HONEYFLOW_X_KEY_FILE: "):
        credential("HONEYFLOW_X_KEY", {"HONEYFLOW_X_KEY_FILE": str(tmp_path / "none")})
