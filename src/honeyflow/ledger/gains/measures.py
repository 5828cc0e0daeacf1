"""The measures by which each party gains."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from honeyflow.kernel.commodity import CMONTH, CONTRIBUTIONS, CUST, PDAY, Kind
from honeyflow.kernel.party import Party
from honeyflow.kernel.period import add_months
from honeyflow.ledger.accounts import GIVEN, OPEN_WORK, RECEIVED, REVENUE, STAFF_TIME, STOCK
from honeyflow.ledger.gains.chance import unevenness
from honeyflow.ledger.gains.evidence import Evidence
from honeyflow.ledger.gains.records import Bound, Measured

TOO_SHORT = "not recorded for 24 months"
NOTHING = "nothing recorded in either year"


def measures_of(evidence: Evidence) -> Iterator[Measured]:
    """Yield every measure of every party, those that cannot be told with the reason."""
    yield from _community(evidence)
    yield from _customers(evidence)
    yield from _company(evidence)


def _community(evidence: Evidence) -> Iterator[Measured]:
    yield from (_gifts(evidence, kind) for kind in Kind)
    people = replace(
        _blank(Party.COMMUNITY, "contributors present", "persons", Bound.COUNT),
        account="community",
        method="contributors",
    )
    yield _told(evidence, people, STOCK, evidence.contributors)
    yield _told(evidence, replace(people, name="newcomers"), STOCK, evidence.newcomers)
    days = _blank(Party.COMMUNITY, "paid work that went into open source", "person-days", Bound.AMOUNT)
    days = replace(days, account=OPEN_WORK, commodity=PDAY.code, method="person-days")
    yield _told(evidence, days, OPEN_WORK, evidence.changes.get((OPEN_WORK, PDAY.code)))


def _customers(evidence: Evidence) -> Iterator[Measured]:
    months = _blank(Party.CUSTOMERS, "service received", "customer-months", Bound.AMOUNT)
    months = replace(months, account=RECEIVED, commodity=CMONTH.code, method="service")
    served = evidence.changes.get((RECEIVED, CMONTH.code))
    yield _told(evidence, months, RECEIVED, served)
    yield _per_unit(evidence, served)
    yield from _customer_counts(evidence)


def _company(evidence: Evidence) -> Iterator[Measured]:
    for currency in evidence.commodities(REVENUE) or [""]:
        revenue = _blank(
            Party.COMPANY, f"revenue in {currency}".removesuffix(" in "), currency or "money", Bound.AMOUNT
        )
        revenue = replace(revenue, account=REVENUE, commodity=currency, method="money")
        yield _told(evidence, revenue, REVENUE, evidence.changes.get((REVENUE, currency)))
    yield _open_share(evidence)
    gifts = _blank(Party.COMPANY, "accepted changes got as gifts", "changes", Bound.COUNT)
    years = evidence.accepted.get(Party.COMMUNITY.value, ((), ()))
    gifts = replace(gifts, account="community", method="contributions", unevenness=unevenness(filter(None, years)))
    yield _told(evidence, gifts, STOCK, (int(sum(years[0])), int(sum(years[1]))))


def _gifts(evidence: Evidence, kind: Kind) -> Measured:
    code = CONTRIBUTIONS[kind].code
    measured = replace(
        _blank(Party.COMMUNITY, f"{kind.value} contributions accepted", "accepted contributions", Bound.COUNT),
        account=GIVEN,
        commodity=code,
        method="contributions",
        unevenness=unevenness([[abs(each) for each in year] for year in evidence.monthly.get((GIVEN, code), ())]),
    )
    given = evidence.changes.get((GIVEN, code), (Decimal(0), Decimal(0)))
    return _told(evidence, measured, STOCK, (-given[0], -given[1]))


def _per_unit(evidence: Evidence, served: tuple[Decimal, Decimal] | None) -> Measured:
    """Return the accepted changes, whoever made them, per customer-month that was paid for."""
    measured = _blank(Party.CUSTOMERS, "accepted changes per customer-month", "changes", Bound.COUNT)
    years = evidence.accepted.get("")
    if not (evidence.recorded(STOCK) and evidence.recorded(RECEIVED) and years and served and all(served)):
        return replace(measured, missing=TOO_SHORT)
    rates = [Decimal(sum(year)) / months for year, months in zip(years, served, strict=True)]
    exposure = (float(served[0]), float(served[1]))
    return replace(measured, now=rates[0], before=rates[1], exposure=exposure, unevenness=unevenness(years), places=1)


def _customer_counts(evidence: Evidence) -> Iterator[Measured]:
    count = replace(
        _blank(Party.CUSTOMERS, "customers", "customers", Bound.STOCK), account="market", method="customers"
    )
    kept = replace(
        _blank(Party.CUSTOMERS, "customers who stayed", "share of those a year before", Bound.SHARE),
        account="market",
        method="retention",
    )
    last, year_before = add_months(evidence.now.end, -1), add_months(evidence.before.end, -1)
    levels = evidence.market.series("customers", CUST.code)
    if last not in levels or year_before not in levels:
        yield replace(count, missing=TOO_SHORT)
    else:
        flows = _between(evidence, "customers-in"), _between(evidence, "customers-out")
        yield replace(count, now=levels[last], before=levels[year_before], flows=flows)
    yield _retention(evidence, kept, levels, last, year_before)


def _retention(
    evidence: Evidence, kept: Measured, levels: dict[date, Decimal], last: date, year_before: date
) -> Measured:
    shares = evidence.market.series("customer-retention", CUST.code)
    if last not in shares or year_before not in shares:
        return replace(kept, missing="not recorded for 36 months, which two years of staying need")
    wholes = int(levels[year_before]), int(levels[add_months(year_before, -12)])
    return replace(kept, now=shares[last], before=shares[year_before], wholes=wholes, places=2)


def _between(evidence: Evidence, figure: str) -> int:
    series = evidence.market.series(figure, CUST.code)
    return int(sum((amount for month, amount in series.items() if month in evidence.now), Decimal(0)))


def _open_share(evidence: Evidence) -> Measured:
    measured = _blank(Party.COMPANY, "open share of paid work", "share", Bound.AMOUNT)
    measured = replace(measured, account=OPEN_WORK, commodity=PDAY.code, method="person-days", places=2)
    opened, paid = (evidence.changes.get((account, PDAY.code)) for account in (OPEN_WORK, STAFF_TIME))
    if not (evidence.recorded(OPEN_WORK) and evidence.recorded(STAFF_TIME) and opened and paid and all(paid)):
        return replace(measured, missing=TOO_SHORT)
    return replace(measured, now=opened[0] / -paid[0], before=opened[1] / -paid[1])


def _blank(party: Party, name: str, unit: str, bound: Bound) -> Measured:
    return Measured(party=party, name=name, unit=unit, bound=bound)


def _told(
    evidence: Evidence, measured: Measured, account: str, amounts: tuple[Decimal, Decimal] | tuple[int, int] | None
) -> Measured:
    """Return the measure with its amounts, or with the reason why there are none."""
    if amounts is None or not evidence.recorded(account):
        return replace(measured, missing=TOO_SHORT)
    if not any(amounts):
        return replace(measured, missing=NOTHING)
    return replace(measured, now=Decimal(amounts[0]), before=Decimal(amounts[1]))
