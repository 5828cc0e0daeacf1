"""Amounts, changes and dates as people read them; what was not recorded is never written as 0."""

from decimal import ROUND_HALF_UP, Decimal

from honeyflow.kernel.commodity import CMONTH, CUST, PDAY, PERSON, Commodity, kind_of
from honeyflow.kernel.period import Period, add_months

NO_PROJECT = "no single project"
"""Where work went that time sheets tell of without naming a repository."""

NOT_RECORDED = "not recorded"
MINUS = "\N{MINUS SIGN}"
THIN = "\N{NARROW NO-BREAK SPACE}"
MILLION = Decimal(10_000_000)
"""From here on an amount is written in millions in the picture."""


def number(amount: Decimal, places: int = 0) -> str:
    """Return `amount` rounded half up with thousands separated; what rounds to nothing but is something: ``<1``."""
    step = Decimal(1).scaleb(-places)
    rounded = amount.quantize(step, ROUND_HALF_UP)
    if not rounded and amount:
        return f"<{step}" if amount > 0 else f"{MINUS}<{step}"
    return f"{rounded:,}".replace("-", MINUS)


def amount_words(amount: Decimal | None, commodity: Commodity) -> str:
    """Return an amount without its unit, or ``not recorded``."""
    return NOT_RECORDED if amount is None else number(amount, commodity.places)


def short_amount(amount: Decimal, commodity: Commodity) -> str:
    """Return an amount for the picture: from ten millions on, in millions."""
    if abs(amount) >= MILLION:
        return f"{number(amount / 1_000_000, 1)}{THIN}M"
    return number(amount, commodity.places)


def unit_words(commodity: Commodity) -> str:
    """Return the unit in which a figure is read: the kind of a contribution, a currency, person-days."""
    return kind_of(commodity) or commodity.unit


def is_contribution(commodity: Commodity) -> bool:
    """Return whether this is accepted contributions of any kind."""
    return kind_of(commodity) is not None


def is_money(commodity: Commodity) -> bool:
    """Return whether this is a currency."""
    return kind_of(commodity) is None and commodity not in (PDAY, PERSON, CUST, CMONTH)


def change_words(amount: Decimal | None, before: Decimal | None) -> str:
    """Return the change against the period before: ``+12 %``, ``×4.2``, ``new``, ``same``; ``""`` when unknown."""
    if amount is None or before is None:
        return ""
    if not before:
        return "new" if amount else "same"
    share = (amount - before) / abs(before)
    if share > 3:
        return f"×{number(amount / before, 1)}"
    percent = number(abs(share) * 100)
    if percent == "0":
        return "same"
    return f"{'+' if share > 0 else MINUS}{percent}{THIN}%"


def plural(count: int, one: str, many: str) -> str:
    """Return ``1 month``, ``3 months``."""
    return f"{count:,} {one if count == 1 else many}"


def period_words(period: Period) -> str:
    """Return a period as people say it: ``2025``, ``Jul–Sep 2025``, ``Nov 2024 – Oct 2025``."""
    first, last = period.start, add_months(period.end, -1)
    if period.months == 1:
        return f"{first:%B %Y}"
    if period.months == 12 and first.month == 1:
        return str(first.year)
    if first.year == last.year:
        return f"{first:%b}–{last:%b %Y}"
    return f"{first:%b %Y} – {last:%b %Y}"
