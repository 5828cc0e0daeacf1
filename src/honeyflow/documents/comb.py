"""The commons as a comb: one cell a kind of contribution, filled by each party's share of that kind."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin, sqrt

from honeyflow.kernel.commodity import CONTRIBUTIONS, Kind
from honeyflow.kernel.party import Party
from honeyflow.ledger.records import Direction, Statement

ORDER = (Kind.FUNCTIONALITY, Kind.QUALITY, Kind.DOCUMENTATION, Kind.DESIGN, Kind.TRANSLATION)


@dataclass(frozen=True)
class Cell:
    """One cell of the comb.

    Parameters
    ----------
    community_share : float or None
        The community's part of this kind in the period, 0-1; None when there was nothing, or a party's is not recorded.
    """

    name: str
    x: float
    y: float
    r: float
    community_share: float | None
    points: str
    words: str

    @property
    def cut(self) -> float:
        """Height at which the company's colour ends and the community's begins, from above."""
        share = self.community_share or 0.0
        return self.y + self.r - 2 * self.r * share

    @property
    def below(self) -> float:
        """Height of the community's part."""
        return 2 * self.r * (self.community_share or 0.0)

    @property
    def left(self) -> float:
        """Left edge."""
        return self.x - self.r

    @property
    def top(self) -> float:
        """Upper edge."""
        return self.y - self.r

    @property
    def size(self) -> float:
        """Twice the radius."""
        return 2 * self.r


def hexagon(x: float, y: float, r: float) -> str:
    """Return the points of a hexagon standing on a corner."""
    corners = (pi / 2 + n * pi / 3 for n in range(6))
    return " ".join(f"{x + r * cos(a):.1f},{y + r * sin(a):.1f}" for a in corners)


def shares_of(statement: Statement) -> dict[Kind, float | None]:
    """Return the community's part of each kind, 0-1; None where there was nothing, or a party's is not recorded."""
    return {
        kind: share_of(_given(statement, Party.COMMUNITY, kind), _given(statement, Party.COMPANY, kind))
        for kind in ORDER
    }


def share_of(community: Decimal | None, company: Decimal | None) -> float | None:
    """Return the community's part of what both gave, None when it cannot be told."""
    if community is None or company is None or community + company <= 0:
        return None
    return float(community / (community + company))


def comb(shares: Mapping[Kind, float | None], x: float, y: float, r: float) -> list[Cell]:
    """Return the five kinds' cells around the middle (`x`, `y`), each of radius `r`; one place stays free."""
    step = sqrt(3) * r
    places = [(x + step * cos(a), y + step * sin(a)) for a in (pi * n / 3 for n in (4, 5, 0, 1, 2))]
    return [_cell(kind, shares[kind], place, r) for kind, place in zip(ORDER, places, strict=True)]


def _cell(kind: Kind, share: float | None, place: tuple[float, float], r: float) -> Cell:
    inner = r - 2.5
    words = "" if share is None else f"{round(share * 100)}\N{NARROW NO-BREAK SPACE}%"
    return Cell(kind.value, *place, inner, share, hexagon(*place, inner), words)


def _given(statement: Statement, party: Party, kind: Kind) -> Decimal | None:
    lines = [line for line in statement.of(party, Direction.GAVE) if line.commodity == CONTRIBUTIONS[kind]]
    return lines[0].amount if lines else None
