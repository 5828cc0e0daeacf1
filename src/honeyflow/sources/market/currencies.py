"""Currencies by ISO 4217, those withdrawn since 1990 with their last day: old invoices bear them rightly."""

from datetime import date
from functools import cache
from importlib.resources import files

from honeyflow.sources.market.cells import CellError

_SIGNS = {
    "€": ("EUR",),
    "£": ("GBP", "GIP", "FKP", "SHP", "EGP"),
    "¥": ("JPY", "CNY"),
    "$": ("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "MXN", "BRL", "CLP", "COP", "ARS"),
}


@cache
def currencies() -> dict[str, date | None]:
    """Return each code's last day as money; None while it is in use."""
    text = (files("honeyflow.sources.market") / "currencies.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {code: date.fromisoformat(last) if last else None for code, last in rows}


def read_currency(text: str) -> str:
    """Return the code `text` names; `CellError` when there is none such."""
    code = text.strip().upper()
    if code not in currencies():
        raise CellError("currency-unknown", "which is no currency", "a code of ISO 4217, such as EUR or USD")
    return code


def withdrawn(code: str, day: date) -> date | None:
    """Return the last day of currency `code` when `day` is after it."""
    last = currencies().get(code)
    return last if last is not None and day > last else None


def sign_fits(sign: str, code: str) -> bool:
    """Say whether a sign or code written beside an amount may stand for currency `code`."""
    return not sign or code == sign or code in _SIGNS.get(sign, ())


def code_of(sign: str) -> str:
    """Return the currency that a sign or code beside an amount names beyond doubt, else nothing."""
    if sign in currencies():
        return sign
    return "EUR" if sign == "€" else ""
