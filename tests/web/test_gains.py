from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client

from honeyflow.kernel.party import Party
from honeyflow.ledger.gains.judging import judge
from honeyflow.ledger.gains.records import Bound, Gains, Measured
from honeyflow.web.gain_words import alert_words
from honeyflow.web.pages.exchange import page as exchange

END = date(2026, 1, 1)


def measured(party: Party, name: str, now: int, before: int) -> Measured:
    return Measured(party=party, name=name, unit="u", bound=Bound.COUNT, now=Decimal(now), before=Decimal(before))


@pytest.fixture
def unsound(monkeypatch: pytest.MonkeyPatch) -> Gains:
    """Judge a company that gains while its community falls, and let the exchange page be told of it."""
    community, company = measured(Party.COMMUNITY, "newcomers", 41, 90), measured(Party.COMPANY, "gifts", 300, 100)
    gains = judge([community, company, measured(Party.CUSTOMERS, "service", 100, 100)], END)
    monkeypatch.setattr(exchange, "read_gains", lambda *_: gains)
    return gains


def test_alert_names_the_party_and_the_measure(unsound: Gains) -> None:
    assert alert_words(unsound) == ["community: newcomers, 90 to 41"]


def test_exchange_warns_of_a_gain_that_is_not_sound(client: Client, orchard: Path, unsound: Gains) -> None:
    text = client.get("/").content.decode()

    assert "gain is not sound.</strong> In twelve months fell: community: newcomers, 90 to 41." in text


def test_exchange_warns_of_nothing_where_nothing_fell(client: Client, orchard: Path) -> None:
    assert "is not sound" not in client.get("/").content.decode()
