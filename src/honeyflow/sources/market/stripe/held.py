"""Stripe's objects by kind and identifier, each with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from honeyflow.sources.market.amounts import PLACES

KINDS = ("product", "customer", "subscription", "invoice", "charge", "refund", "credit_note", "invoice_payment")
"""The kinds read, each as its ``object`` calls it."""

_WHOLE = frozenset("BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF".split())  # noqa: SIM905
"""Currencies without minor units at Stripe; ISK and UGX keep two decimals there."""
_THOUSANDTHS = frozenset({"BHD", "JOD", "KWD", "OMR", "TND"})


@dataclass(frozen=True)
class Held:
    """One object: its members, and where it was read."""

    data: Mapping[str, Any]
    source: str
    locator: str

    @property
    def id(self) -> str:
        """Its identifier."""
        return str(self.data.get("id") or "")

    def text(self, key: str) -> str:
        """Return a text member; empty when it is none."""
        value = self.data.get(key)
        return value if isinstance(value, str) else ""


@dataclass(frozen=True)
class Objects:
    """What was read, by kind and identifier; a later one of the same identifier takes its place."""

    by_kind: dict[str, dict[str, Held]] = field(default_factory=lambda: {kind: {} for kind in KINDS})

    def add(self, held: Held) -> bool:
        """Keep an object; False when it is of no kind that is read."""
        kind = held.text("object")
        if kind not in self.by_kind or not held.id:
            return False
        self.by_kind[kind][held.id] = held
        return True

    def all(self, kind: str) -> Iterator[Held]:
        """Yield the objects of a kind that were not deleted."""
        yield from (held for held in self.by_kind[kind].values() if not held.data.get("deleted"))

    def get(self, kind: str, identifier: str | None) -> Held | None:
        """Return one object, None when it is not there."""
        return self.by_kind[kind].get(identifier or "")


def reference(value: Any) -> str:
    """Return the identifier of a member that is one, or that is the object itself (``expand``)."""
    if isinstance(value, Mapping):
        value = value.get("id")
    return value if isinstance(value, str) else ""


def part(value: Any, *keys: str) -> Any:
    """Return what nested members hold; None where one is missing.

    >>> part({"parent": {"type": "x"}}, "parent", "type")
    'x'
    """
    for key in keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def items(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list, or of Stripe's list object."""
    inner = value.get("data") if isinstance(value, Mapping) else value
    return [each for each in inner if isinstance(each, Mapping)] if isinstance(inner, list) else []


def digits(currency: str) -> int:
    """Return the digits of the minor unit in which Stripe writes amounts of a currency."""
    return 0 if currency in _WHOLE else 3 if currency in _THOUSANDTHS else 2


def major(minor: Decimal | int | str | None, currency: str) -> Decimal:
    """Return an amount in the currency's unit, to four places.

    >>> major(1050, "EUR"), major(500, "JPY"), major(5120, "KWD")
    (Decimal('10.5000'), Decimal('500.0000'), Decimal('5.1200'))
    """
    return (Decimal(minor or 0) / (Decimal(10) ** digits(currency))).quantize(PLACES, ROUND_HALF_EVEN)


def currency_of(data: Mapping[str, Any]) -> str:
    """Return an object's currency, as ISO 4217 writes it."""
    return str(data.get("currency") or "").upper()


def day(seconds: Any) -> date | None:
    """Return the day (UTC) of a time in seconds since 1970; None when there is none."""
    return None if seconds is None else datetime.fromtimestamp(int(seconds), UTC).date()
