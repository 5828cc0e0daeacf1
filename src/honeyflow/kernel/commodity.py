"""Commodities: what an account holds. They are never converted into, or added to, each other."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The five kinds of contribution a community makes (Dixon's bee keeper model)."""

    DESIGN = "design"
    FUNCTIONALITY = "functionality"
    QUALITY = "quality"
    TRANSLATION = "translation"
    DOCUMENTATION = "documentation"


@dataclass(frozen=True)
class Commodity:
    """A unit of account.

    Parameters
    ----------
    code : str
        Ledger code, e.g. ``PDAY``, ``ACE.quality``, ``EUR``.
    label, unit : str
        For people: "quality contributions", "accepted contributions".
    places : int
        Decimal places shown.
    """

    code: str
    label: str
    unit: str
    places: int = 0


PDAY = Commodity("PDAY", "paid work", "person-days")
CMONTH = Commodity("CMONTH", "service received", "customer-months", 1)
PERSON = Commodity("PERSON", "contributors", "persons")
CUST = Commodity("CUST", "customers", "customers")
CONTRIBUTIONS = {
    kind: Commodity(f"ACE.{kind.value}", f"{kind.value} contributions", "accepted contributions") for kind in Kind
}

OF_THE_COMMUNITY = (*(each.code for each in CONTRIBUTIONS.values()), PERSON.code)
"""Codes of the commodities that count what people gave to the commons, and those people."""


_OTHERS = frozenset({"PDAY", "CMONTH", "PERSON", "CUST"})
_KIND_OF = {contributions.code: kind for kind, contributions in CONTRIBUTIONS.items()}


def kind_of(commodity: Commodity) -> Kind | None:
    """Return the kind of contributions a commodity stands for, None for other commodities."""
    return _KIND_OF.get(commodity.code)


def money(currency: str) -> Commodity:
    """Return the commodity of one currency (ISO 4217 code); amounts of two currencies are never added."""
    return Commodity(currency, f"money in {currency}", currency)


def is_currency(code: str) -> bool:
    """Return whether a ledger code is a currency's: three capital letters.

    Examples
    --------
    >>> is_currency("EUR"), is_currency("PDAY")
    (True, False)
    """
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper() and code not in _OTHERS


def commodity(code: str) -> Commodity:
    """Return the commodity a ledger code names; an unknown code is a currency."""
    known = {c.code: c for c in (PDAY, CMONTH, PERSON, CUST, *CONTRIBUTIONS.values())}
    return known.get(code) or money(code)
