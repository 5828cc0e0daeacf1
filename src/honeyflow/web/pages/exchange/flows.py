"""The statement as flows: who gave what to whom, each flow with its figures in their own units."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from math import log2

from honeyflow.kernel.commodity import CMONTH, PDAY, Commodity
from honeyflow.kernel.party import Party
from honeyflow.ledger.records import Direction, Line, Statement
from honeyflow.web.wording import is_contribution, is_money

USUAL_WIDTH, LEAST_WIDTH, MOST_WIDTH = 3.0, 1.5, 6.0


@dataclass(frozen=True)
class Flow:
    """What one party gave to another, or to the commons.

    Parameters
    ----------
    name : str
        Unique in the picture.
    giver, taker : Party
    title : str
        A few words above the figures.
    lines : tuple of Line
    """

    name: str
    giver: Party
    taker: Party
    title: str
    lines: tuple[Line, ...] = field(default=())

    @property
    def recorded(self) -> tuple[Line, ...]:
        """The lines that have an amount."""
        return tuple(line for line in self.lines if line.amount is not None)

    @property
    def hints(self) -> tuple[str, ...]:
        """What to do about the lines that have none, each once."""
        return tuple(dict.fromkeys(line.missing for line in self.lines if line.amount is None and line.missing))

    @property
    def width(self) -> float:
        """Width of its arrow: change against the period before, averaged over its figures on a log scale.

        Amounts of different commodities are never compared: only each with itself earlier.
        """
        steps = [_steps(line.amount, line.before) for line in self.recorded]
        known = [step for step in steps if step is not None]
        if not known:
            return USUAL_WIDTH
        return min(MOST_WIDTH, max(LEAST_WIDTH, USUAL_WIDTH + 1.5 * sum(known) / len(known)))


def _steps(amount: Decimal | None, before: Decimal | None) -> float | None:
    if not amount or not before or amount < 0 or before < 0:
        return None
    return max(-2.0, min(2.0, log2(float(amount / before))))


def flows_of(statement: Statement) -> tuple[Flow, ...]:
    """Return the flows of the picture, in the order they are read."""
    gave, got = Direction.GAVE, Direction.GOT
    community, company, customers, commons = Party.COMMUNITY, Party.COMPANY, Party.CUSTOMERS, Party.COMMONS

    def some(party: Party, direction: Direction, fits: Callable[[Commodity], bool]) -> tuple[Line, ...]:
        return tuple(line for line in statement.of(party, direction) if fits(line.commodity))

    return (
        Flow("community-gifts", community, commons, "contributions", some(community, gave, is_contribution)),
        Flow("commons-community", commons, community, "the software, free"),
        Flow("company-gifts", company, commons, "contributions and paid work", some(company, gave, _given_openly)),
        Flow("commons-company", commons, company, "the software, free"),
        Flow("customers-money", customers, company, "money", some(customers, gave, is_money)),
        Flow("company-service", company, customers, "service", some(company, gave, CMONTH.__eq__)),
        Flow("commons-customers", commons, customers, "the software, free", some(customers, got, lambda _: False)),
        Flow("company-wages", company, company, "wages, kept inside", some(company, gave, is_money)),
    )


def _given_openly(commodity: Commodity) -> bool:
    return is_contribution(commodity) or commodity == PDAY
