"""Gains in words, as the pages that tell of them say it."""

from decimal import Decimal

from honeyflow.ledger.gains.records import Gains, Measured
from honeyflow.web.wording import THIN, number


def amount_words(amount: Decimal | None, measured: Measured) -> str:
    """Return an amount of a measure, shares in per cent; empty when it is not recorded."""
    if amount is None:
        return ""
    return f"{number(amount * 100)}{THIN}%" if measured.unit.startswith("share") else number(amount, measured.places)


def alert_words(gains: Gains) -> list[str]:
    """Return each measure that fell beyond chance, with its party: ``community: newcomers, 68 to 41``."""
    return [
        f"{party.value}: {each.name}, {amount_words(each.before, each)} to {amount_words(each.now, each)}"
        for party, each in gains.alerts
    ]
