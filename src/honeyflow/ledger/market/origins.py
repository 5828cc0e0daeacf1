"""The published read of origins: what brought the customers who are new in a period, and how many answered."""

from collections import Counter
from dataclasses import dataclass

from honeyflow.kernel.period import Period
from honeyflow.ledger.market.moves import NEW
from honeyflow.ledger.market.read import read_moves
from honeyflow.site.origins import ORIGINS
from honeyflow.sources.tables import CUSTOMER_ORIGIN, ORIGIN_ASKED
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot


@dataclass(frozen=True)
class OriginCount:
    """How many of the new customers gave one answer."""

    origin: str
    words: str
    customers: int


@dataclass(frozen=True)
class Origins:
    """What brought the customers who are new in a period.

    Parameters
    ----------
    new : int
        Customers new in it; those who came back are not asked again.
    answered : int
        Those of them with an answer, "we don't know" included.
    asked, asked_answered : int
        Those for whom a link was made, and who of them answered.
    counts : tuple of OriginCount
        By answer, in the order of the question.
    """

    new: int
    answered: int
    asked: int
    asked_answered: int
    counts: tuple[OriginCount, ...]

    @property
    def response_share(self) -> float | None:
        """Answered ÷ new customers; None when nobody is new."""
        return self.answered / self.new if self.new else None


def read_origins(snapshot: Snapshot, engine: Engine, period: Period) -> Origins:
    """Return what brought the customers whose first month with recurring revenue lies in `period`."""
    new = {move.customer_id for move in read_moves(snapshot, engine, period, kind=NEW)}
    told: dict[str, str] = {}
    asked: set[str] = set()
    if snapshot.holds(CUSTOMER_ORIGIN):
        rows = rows_of(engine.collect(snapshot.frame(CUSTOMER_ORIGIN, engine)))
        told = {row["customer_id"]: row["origin"] for row in rows if row["customer_id"] in new}
        rows = rows_of(engine.collect(snapshot.frame(ORIGIN_ASKED, engine)))
        asked = {row["customer_id"] for row in rows} & new
    counts = Counter(told.values())
    return Origins(
        new=len(new),
        answered=len(told),
        asked=len(asked),
        asked_answered=len(asked & told.keys()),
        counts=tuple(OriginCount(origin, words, counts[origin]) for origin, words in ORIGINS.items()),
    )
