"""What services cost in a year and what they return, as ranges: nothing is assumed that nobody told.

Interval arithmetic on decimals: each result holds every value that the ranges it was made from allow. Sums of several
currencies are never added. What cannot be worked out for want of an assumption is None, and the break-even takes its
place: what would have to be true for the price to pay for itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from honeyflow.kernel.bounds import Bounds
from honeyflow.outreach.briefs.draft import Assumptions, Draft
from honeyflow.outreach.briefs.offer import Service

MONTHS = Decimal(12)
_DOWN, _UP = Context(prec=50, rounding=ROUND_FLOOR), Context(prec=50, rounding=ROUND_CEILING)


@dataclass(frozen=True)
class Line:
    """One service: its units a year, and what they cost; None where no price or no quantity is told."""

    service: Service
    quantity: Bounds | None
    year: Bounds | None

    @property
    def on_request(self) -> bool:
        """Whether the company tells no price."""
        return self.service.price is None


@dataclass(frozen=True)
class Net:
    """Worth less cost, a year; may be below nothing."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True)
class BreakEven:
    """What would have to be true for the price to pay for itself; one of the three, the others None.

    Parameters
    ----------
    hours : Bounds or None
        Hours a year the service would have to take over, at the cost of an hour told.
    rate : Bounds or None
        Cost of an hour at which the hours taken over are worth the price.
    share : Bounds or None
        Share of the hours told that it would have to take over; above 1: more than all.
    """

    hours: Bounds | None = None
    rate: Bounds | None = None
    share: Bounds | None = None


@dataclass(frozen=True)
class Calculation:
    """A year.

    Parameters
    ----------
    lines : tuple of Line
    sums : mapping of currency to Bounds
        Of the lines with price and quantity.
    hours : Bounds or None
        Hours of self-support a year, by the member's estimate.
    saved : Bounds or None
        Those of them that a service would take over.
    worth : Bounds or None
        What these cost, in `currency`.
    net : Net or None
        Worth less cost; None unless every line has a price and a quantity in the currency of the hours.
    break_even : BreakEven or None
        Where `net` is None for want of one assumption.
    """

    lines: tuple[Line, ...]
    sums: dict[str, Bounds]
    currency: str
    hours: Bounds | None
    saved: Bounds | None
    worth: Bounds | None
    net: Net | None
    break_even: BreakEven | None

    @property
    def open_lines(self) -> tuple[Line, ...]:
        """Lines that no sum holds: on request, or without a quantity."""
        return tuple(line for line in self.lines if line.year is None)

    @property
    def price(self) -> Bounds | None:
        """The year's price where it is one sum of one currency, nothing open; None otherwise."""
        if self.open_lines or len(self.sums) != 1:
            return None
        return next(iter(self.sums.values()))


def calculate(draft: Draft, services: Iterable[tuple[Service, Bounds | None]], currency: str) -> Calculation:
    """Return the year of the services in their quantities; `currency` is the company's."""
    lines = tuple(_line(service, quantity) for service, quantity in services)
    sums = _sums(lines)
    told = draft.assumptions
    own = told.currency or currency
    hours = hours_a_year(draft)
    saved = _times(hours, told.taken)
    worth = _times(saved, told.rate)
    whole = Calculation(lines, sums, own, hours, saved, worth, None, None)
    price = whole.price if set(sums) <= {own} else None
    net = None if worth is None or price is None else Net(worth.low - price.high, worth.high - price.low)
    even = _break_even(price, hours, saved, told) if net is None and price is not None and price.high else None
    return Calculation(lines, sums, own, hours, saved, worth, net, even)


def hours_a_year(draft: Draft) -> Bounds | None:
    """Return the hours of self-support a year, None where the member estimates none."""
    told = [each.hours for each in draft.waits if each.hours is not None]
    if not told:
        return None
    low, high = (sum((getattr(each, end) for each in told), Decimal(0)) for end in ("low", "high"))
    return _times(Bounds(low, high), Bounds.exactly(MONTHS))


def _line(service: Service, quantity: Bounds | None) -> Line:
    if service.price is None:
        return Line(service, quantity, None)
    price = Bounds.exactly(service.price)
    if not service.price:
        return Line(service, quantity, price)
    return Line(service, quantity, _times(price, quantity))


def _sums(lines: Iterable[Line]) -> dict[str, Bounds]:
    sums: dict[str, Bounds] = {}
    for line in lines:
        if line.year is not None:
            before = sums.get(line.service.currency, Bounds.exactly(Decimal(0)))
            low, high = _DOWN.add(before.low, line.year.low), _UP.add(before.high, line.year.high)
            sums[line.service.currency] = Bounds(low, high)
    return sums


def _break_even(price: Bounds, hours: Bounds | None, saved: Bounds | None, told: Assumptions) -> BreakEven | None:
    """Return what is missing for the price to pay for itself, by the assumptions there are."""
    if told.rate is not None and hours is not None:
        return _some(BreakEven(share=_over(price, _times(told.rate, hours))))
    if told.rate is not None:
        return _some(BreakEven(hours=_over(price, told.rate)))
    if saved is not None:
        return _some(BreakEven(rate=_over(price, saved)))
    if hours is not None:
        return _some(BreakEven(rate=_over(price, hours)))
    return None


def _some(even: BreakEven) -> BreakEven | None:
    return None if even == BreakEven() else even


def _times(one: Bounds | None, other: Bounds | None) -> Bounds | None:
    if one is None or other is None:
        return None
    return Bounds(_DOWN.multiply(one.low, other.low), _UP.multiply(one.high, other.high))


def _over(price: Bounds, by: Bounds | None) -> Bounds | None:
    """Return the quotient, None where the divisor may be nothing: then there is no upper end."""
    if by is None or not by.low:
        return None
    return Bounds(_DOWN.divide(price.low, by.high), _UP.divide(price.high, by.low))
