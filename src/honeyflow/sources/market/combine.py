"""All sources' rows as the site's: identifiers apart, customers who are one joined, each invoice and payment once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from honeyflow.site.market import SameCustomer
from honeyflow.sources.market.checks import check_rows, countable
from honeyflow.sources.market.doubles import without_doubles
from honeyflow.sources.market.prefixes import prefixed
from honeyflow.sources.market.records import InvoiceLine, MarketRows, Subscription
from honeyflow.sources.market.same_customers import merged, suggest
from honeyflow.sources.market.trouble import Troubles


@dataclass(frozen=True)
class Told:
    """What one source tells; `name` is its prefix (empty for the plain files), `customers` that of its customers."""

    name: str
    customers: str
    rows: MarketRows


def combine(told: Sequence[Told], same: Sequence[SameCustomer], as_of: date, troubles: Troubles) -> MarketRows:
    """Return the site's rows, the first source's before the next one's.

    Parameters
    ----------
    same : sequence of SameCustomer
        Customers that the site says are one; others are never joined.
    as_of : date
        What is dated later is kept, with a finding.
    """
    apart = [(each.name, prefixed(each.rows, each.name, each.customers)) for each in told]
    owners = {line.invoice_id: name for name, rows in apart for line in rows.lines}
    owners |= {payment.payment_id: name for name, rows in apart for payment in rows.payments}
    rows = merged(countable(_all([rows for _, rows in apart]), troubles), same, troubles)
    rows = without_doubles(rows, owners, troubles)
    rows = replace(rows, lines=tuple(_numbered(rows.lines)), subscriptions=tuple(_once(rows.subscriptions, troubles)))
    check_rows(rows, as_of, troubles)
    suggest(rows.customers, troubles)
    return rows


def _all(several: Iterable[MarketRows]) -> MarketRows:
    known = list(several)
    return MarketRows(
        customers=tuple(each for rows in known for each in rows.customers),
        lines=tuple(each for rows in known for each in rows.lines),
        payments=tuple(each for rows in known for each in rows.payments),
        subscriptions=tuple(each for rows in known for each in rows.subscriptions),
        inputs={name: mark for rows in known for name, mark in rows.inputs.items()},
    )


def _numbered(lines: Iterable[InvoiceLine]) -> Iterable[InvoiceLine]:
    """Yield the lines numbered anew: an invoice's lines may come from several files."""
    count: Counter[str] = Counter()
    for line in lines:
        count[line.invoice_id] += 1
        yield replace(line, line=count[line.invoice_id])


def _once(stretches: Iterable[Subscription], troubles: Troubles) -> Iterable[Subscription]:
    first: dict[tuple[str, date], Subscription] = {}
    for each in stretches:
        other = first.setdefault((each.subscription_id, each.started_on), each)
        if other is each:
            yield each
            continue
        trouble = troubles.of(each.source)
        seen = f"{trouble.shown(each.subscription_id)} from {each.started_on}, as {other.source}:{other.locator}"
        trouble.add("subscription-duplicate", each.locator, seen, "each stretch once", "the first is kept")
