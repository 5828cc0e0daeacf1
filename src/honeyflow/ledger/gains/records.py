"""Nouns of gains: what was measured, and what follows from it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from honeyflow.kernel.party import Party


class Way(StrEnum):
    """How a measure went; `UNKNOWN` when it cannot be told."""

    ROSE = "rose"
    STEADY = "steady"
    FELL = "fell"
    UNKNOWN = "cannot tell"


class Bound(StrEnum):
    """Beyond what a change counts."""

    COUNT = "count"
    STOCK = "stock"
    SHARE = "share"
    AMOUNT = "amount"


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One measure as recorded over twelve months and over the twelve before.

    Parameters
    ----------
    bound : Bound
        ``COUNT``: things that happened one by one. ``STOCK``: how many there are at the end; `flows` are those who
        came and went in between. ``SHARE``: parts of `wholes`. ``AMOUNT``: money or days; chance bounds them not.
    now, before : Decimal or None
        None: not recorded, or not for 24 months; `missing` then says why.
    exposure : tuple of float
        For counts per unit: how many units there were now and before; equal when the count is not per unit.
    unevenness : float
        For counts: how many times more unevenly they come than at random (see `honeyflow.ledger.gains.chance`).
    account, commodity : str
        Where the records are; empty when they are on a page of their own.
    """

    party: Party
    name: str
    unit: str
    bound: Bound
    now: Decimal | None = None
    before: Decimal | None = None
    exposure: tuple[float, float] = (1.0, 1.0)
    unevenness: float = 1.0
    flows: tuple[int, int] = (0, 0)
    wholes: tuple[int, int] = (0, 0)
    places: int = 0
    account: str = ""
    commodity: str = ""
    method: str = "gains"
    missing: str = ""


@dataclass(frozen=True)
class Gain:
    """One measure with the way it went."""

    measured: Measured
    way: Way


@dataclass(frozen=True)
class PartyGains:
    """One party: its measures, and which way it goes.

    `way` is ``FELL`` when any measure fell, ``ROSE`` when one rose and none fell, ``STEADY`` when none moved,
    ``UNKNOWN`` when none can be told.
    """

    party: Party
    gains: tuple[Gain, ...]
    way: Way

    @property
    def fallen(self) -> tuple[Measured, ...]:
        """The measures that fell."""
        return tuple(gain.measured for gain in self.gains if gain.way is Way.FELL)


class Soundness(StrEnum):
    """What can be said of the company's gain."""

    SOUND = "sound"
    NOT_SOUND = "not sound"
    NO_GAIN = "no gain"
    UNKNOWN = "cannot tell"


@dataclass(frozen=True)
class Gains:
    """All three parties over ``[start, end)``, twelve months, against the twelve before."""

    start: date
    end: date
    parties: tuple[PartyGains, ...]
    soundness: Soundness
    says: str

    @property
    def alerts(self) -> tuple[tuple[Party, Measured], ...]:
        """The party and the measure of everything that fell."""
        return tuple((each.party, measured) for each in self.parties for measured in each.fallen)
