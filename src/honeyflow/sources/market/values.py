"""Dates and amounts as spreadsheets write them; what cannot be told for sure is not guessed."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_PARTS = re.compile(r"^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$")
_SERIAL = re.compile(r"^\d{5}(?:\.0+)?$")
_EXCEL_ZERO = date(1899, 12, 30)
_MONTHS = 12
_SIGNS = re.compile(r"[\s\u00a0\u202f'’€$£¥]|^[A-Z]{3}|[A-Z]{3}$")

PLACES = Decimal("0.0001")


class DayOrder:
    """Whether 03/04/2024 is in March or April, decided for a whole column by its dates that leave no doubt."""

    def __init__(self, column: Iterable[str]) -> None:
        parts = [found for text in column if (found := _PARTS.match(text)) and found[2] != "."]
        day_first = any(int(found[1]) > _MONTHS for found in parts)
        month_first = any(int(found[3]) > _MONTHS for found in parts)
        self.day_first = None if day_first == month_first else day_first

    def read(self, text: str) -> date:
        """Return the date of ISO, dotted, slashed or Excel's serial form.

        Raises
        ------
        ValueError
            When it is none, or may be two.
        """
        if found := _ISO.match(text):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if _SERIAL.match(text):
            return _EXCEL_ZERO + timedelta(days=int(text[:5]))
        found = _PARTS.match(text)
        if not found:
            raise ValueError(f"the date {text[:40]!r}")
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        day_first = True if found[2] == "." else self._order(first, second)
        if day_first is None:
            raise ValueError(f"the date {text!r}, which may be two different days")
        return date(year, second, first) if day_first else date(year, first, second)

    def _order(self, first: int, second: int) -> bool | None:
        if first > _MONTHS or second > _MONTHS or first == second:
            return first > _MONTHS or (first == second)
        return self.day_first


class AmountStyle:
    """Whether a comma is the decimal sign, decided for a whole column."""

    def __init__(self, column: Iterable[str]) -> None:
        self.comma = any(re.search(r",\d{1,2}\)?\s*\D{0,3}$", text) for text in column)

    def read(self, text: str) -> Decimal:
        """Return the amount, four places; ``(120.00)`` is negative.

        Raises
        ------
        ValueError
            When it is no amount.
        """
        plain = _SIGNS.sub("", text)
        if plain.startswith("(") and plain.endswith(")"):
            plain = f"-{plain[1:-1]}"
        thousands, decimal = (".", ",") if self.comma else (",", ".")
        plain = plain.replace(thousands, "").replace(decimal, ".")
        if not re.fullmatch(r"[+-]?\d{1,15}(\.\d*)?", plain):
            raise ValueError(f"the amount {text[:40]!r}")
        try:
            return Decimal(plain).quantize(PLACES)
        except InvalidOperation as error:
            raise ValueError(f"the amount {text[:40]!r}") from error


CURRENCIES = frozenset({
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD",
    "BDT", "BGN", "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN",
    "BZD", "CAD", "CDF", "CHF", "CLF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE", "CZK",
    "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL",
    "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HRK", "HTG", "HUF", "IDR",
    "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF",
    "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LTL", "LVL",
    "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK",
    "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN",
    "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD",
    "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP",
    "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX",
    "USD", "UYU", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAF", "XCD", "XOF", "XPF",
    "YER", "ZAR", "ZMW", "ZWL", "EEK", "DEM", "FRF", "ATS",
})  # fmt: skip
"""ISO 4217: codes in use, and those of recent years that old invoices bear."""
