"""Amounts as spreadsheets write them: 1.234,50 and 1,234.50, signs in front or behind, credit in brackets."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from honeyflow.sources.market.cells import CellError

EXPECTED = "an amount: 1234.50, 1,234.50 or 1.234,50"
PLACES = Decimal("0.0001")

_SPACES = re.compile(r"[\s\u00a0\u202f'’]")
_SIGN = re.compile(r"([A-Za-z]{3}|[€$£¥])")
_GROUPS = {",": re.compile(r"\d{1,3}(,\d{3})+"), ".": re.compile(r"\d{1,3}(\.\d{3})+")}
_DIGITS = 15
_GROUP = 3
_OTHER = {",": ".", ".": ","}


@dataclass(frozen=True)
class Amount:
    """An amount, and the currency's sign or code written with it (empty when none)."""

    value: Decimal
    sign: str = ""


class AmountColumn:
    """Reads the amounts of one column.

    Parameters
    ----------
    texts : iterable of str
        All its cells: those that leave no doubt which of ``,`` and ``.`` is the decimal sign decide for the others.

    Examples
    --------
    >>> AmountColumn(["1.234", "99,50"]).read("1.234").value
    Decimal('1234.0000')
    """

    def __init__(self, texts: Iterable[str]) -> None:
        signs = {sign for text in texts if (sign := _sure_sign(text)) is not None}
        self.decimal_sign = signs.pop() if len(signs) == 1 else None

    def read(self, text: str) -> Amount:
        """Return the amount, to four places; `CellError` when it is none, or may be two."""
        number, negative, sign = _plain(text)
        decimal = _decimal_sign(number) or self.decimal_sign
        if decimal is None and not number.isdigit():
            if re.fullmatch(r"\d{1,3}[.,]\d{3}", number):
                expected = f"{EXPECTED}; or one amount with cents in the column"
                raise CellError("amount-ambiguous", "whose sign may part thousands or decimals", expected)
            raise CellError("amount-wrong", "which is no amount", EXPECTED)
        value = _value(number, decimal or ".")
        return Amount(-value if negative else value, sign)


def _plain(text: str) -> tuple[str, bool, str]:
    """Return digits with their separators, whether the amount is negative, and the currency's sign."""
    number = _SPACES.sub("", text).replace("−", "-")
    found = _SIGN.search(number)
    number = _SIGN.sub("", number, count=1)
    negative = number.startswith(("-", "(")) or number.endswith("-")
    bracketed = number.startswith("(") and number.endswith(")")
    bare = number[1:-1] if bracketed else re.sub(r"^[+-]|-$", "", number, count=1)
    return bare, negative, found[1].upper() if found else ""


def _sure_sign(text: str) -> str | None:
    """Return the decimal sign of a cell that is an amount beyond doubt; other cells prove nothing about the column."""
    number, _, _ = _plain(text)
    sign = _decimal_sign(number)
    try:
        return sign if sign is not None and _value(number, sign) is not None else None
    except CellError:
        return None


def _decimal_sign(number: str) -> str | None:
    """Return the decimal sign `number` must have, None where it leaves a doubt (``1.234``) or has no separator."""
    last = max(number.rfind(","), number.rfind("."))
    if last < 0:
        return None
    sign = number[last]
    if _OTHER[sign] in number:
        return sign
    if number.count(sign) > 1:
        return _OTHER[sign]
    before, after = number[:last], number[last + 1 :]
    sure = len(after) != _GROUP or len(before) > _GROUP or before in ("", "0")
    return sign if sure else None


def _value(number: str, decimal: str) -> Decimal:
    whole, _, cents = number.partition(decimal)
    thousands = _OTHER[decimal]
    grouped = thousands not in whole or _GROUPS[thousands].fullmatch(whole)
    digits = whole.replace(thousands, "")
    good = grouped and (digits + cents).isascii() and (digits + cents).isdigit() and len(digits) <= _DIGITS
    if not good:
        raise CellError("amount-wrong", "which is no amount", EXPECTED)
    return Decimal(f"{digits or '0'}.{cents or '0'}").quantize(PLACES, ROUND_HALF_EVEN)
