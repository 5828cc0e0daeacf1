"""Figures with a least and a most, in words."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from honeyflow.documents.wording import THIN, number
from honeyflow.kernel.bounds import Bounds
from honeyflow.ledger.customer_statement import Sum


def range_words(bounds: Bounds, places: int = 0) -> str:
    """Return ``40``, ``38–41`` where a part is not known, or ``up to 41`` where it may be nothing."""
    low, high = number(bounds.low, places), number(bounds.high, places)
    if low == high:
        return low
    return f"{low}–{high}" if bounds.low else f"up to {high}"


def percent_words(share: Bounds) -> str:
    """Return a share in 0-1 as per cent, one place below ten: ``3.2 %``, ``between 2 % and 32 %``, ``at most 7 %``."""
    low, high = (_percent(each) for each in (share.low, share.high))
    if low == high:
        return high
    return f"between {low} and {high}" if share.low else f"at most {high}"


def sums_words(sums: Iterable[Sum], *, sign: int = 1) -> str:
    """Return sums of several currencies: ``12,000 EUR and 300 USD``."""
    return joined([f"{number(each.amount * sign)} {each.currency}" for each in sums])


def joined(words: Sequence[str]) -> str:
    """Return a list as people write it: ``a, b and c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def _percent(share: Decimal) -> str:
    return f"{number(share * 100, 0 if share >= Decimal('0.1') or not share else 1)}{THIN}%"
