"""What a period's paid work and gifts came to: person-days by where they went, contributions by kind and giver."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal

from honeyflow.kernel.bounds import Bounds
from honeyflow.kernel.commodity import CONTRIBUTIONS, PDAY, Kind
from honeyflow.kernel.period import Period
from honeyflow.ledger.accounts import GIVEN, MADE, OPEN_WORK, STAFF_TIME, UNKNOWN
from honeyflow.ledger.balances import Balance


@dataclass(frozen=True)
class PaidDays:
    """Person-days paid in a period: into open source by project, of unknown destination, and all others."""

    paid: Decimal
    open_by_project: Mapping[str, Decimal]
    unknown: Decimal

    @property
    def open(self) -> Decimal:
        """Days that went into open source, of which there is a record."""
        return sum(self.open_by_project.values(), Decimal(0))

    @property
    def other(self) -> Decimal:
        """Days of which a record says that they went elsewhere."""
        return self.paid - self.open - self.unknown

    @property
    def open_share(self) -> Bounds:
        """Share of paid days that became open source: at least what is recorded, at most also all that is unknown."""
        return Bounds(self.open / self.paid, min(Decimal(1), (self.open + self.unknown) / self.paid))


@dataclass(frozen=True)
class Given:
    """Accepted contributions of one kind, by giver."""

    kind: Kind
    community: Decimal
    company: Decimal


def paid_days(balances: Collection[Balance], period: Period) -> PaidDays | None:
    """Return the period's person-days, None when none were paid (or no staff is recorded)."""
    days = [row for row in balances if row.month_on in period and row.commodity == PDAY.code]
    paid = -_sum(days, STAFF_TIME)
    if paid <= 0:
        return None
    by_project: dict[str, Decimal] = defaultdict(Decimal)
    for row in days:
        if row.account == OPEN_WORK:
            by_project[row.project] += row.change
    kept = {project: amount for project, amount in sorted(by_project.items()) if amount}
    return PaidDays(paid, kept, _sum(days, UNKNOWN))


def given(balances: Collection[Balance], period: Period) -> tuple[Given, ...]:
    """Return the period's accepted contributions, one record a kind."""
    rows = [row for row in balances if row.month_on in period]
    by_kind = {kind: [row for row in rows if row.commodity == CONTRIBUTIONS[kind].code] for kind in Kind}
    return tuple(Given(kind, -_sum(some, GIVEN), -_sum(some, MADE)) for kind, some in by_kind.items())


def _sum(rows: Collection[Balance], account: str) -> Decimal:
    return sum((row.change for row in rows if row.account == account), Decimal(0))
