"""What is wrong across all sources' rows: unknown currencies and customers, later dates, refunds without an invoice."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.contracts import check_overlaps
from honeyflow.sources.market.currencies import currencies, withdrawn
from honeyflow.sources.market.records import InvoiceLine, MarketRows, Payment, Subscription
from honeyflow.sources.market.services import UNNAMED
from honeyflow.sources.market.trouble import Troubles

Row = TypeVar("Row", InvoiceLine, Payment, Subscription)

_LARGEST = Decimal(10) ** 15


def countable(rows: MarketRows, troubles: Troubles) -> MarketRows:
    """Return the rows whose amount and currency can be counted; the others are findings."""
    return replace(
        rows,
        lines=tuple(_countable(rows.lines, "amount", troubles)),
        payments=tuple(_countable(rows.payments, "amount", troubles)),
        subscriptions=tuple(_countable(rows.subscriptions, "monthly_amount", troubles)),
    )


def _countable(rows: Iterable[Row], amount: str, troubles: Troubles) -> list[Row]:
    good: list[Row] = []
    for row in rows:
        trouble = troubles.of(row.source)
        if row.currency not in currencies():
            seen, expected = f"currency {trouble.shown(row.currency)}", "a code of ISO 4217, such as EUR or USD"
            trouble.add("currency-unknown", row.locator, seen, expected, "left out", Severity.SERIOUS)
        elif abs(getattr(row, amount)) >= _LARGEST:
            seen = f"{amount} of more than 15 digits"
            trouble.add("amount-wrong", row.locator, seen, "an amount", "left out", Severity.SERIOUS)
        else:
            good.append(row)
    return good


def check_rows(rows: MarketRows, as_of: date, troubles: Troubles) -> None:
    """Record what is odd about rows that are kept."""
    known = {customer.customer_id for customer in rows.customers}
    _check_lines(rows.lines, known, as_of, troubles)
    check_overlaps(rows.lines, troubles)
    invoiced = {line.customer_id for line in rows.lines}
    _check_payments(rows, known | invoiced, as_of, troubles)
    for stretch in rows.subscriptions:
        if stretch.customer_id not in known | invoiced:
            _tell_unknown(stretch, troubles)
    _check_stretches(rows.subscriptions, troubles)


def _check_lines(lines: Iterable[InvoiceLine], known: Collection[str], as_of: date, troubles: Troubles) -> None:
    first: dict[str, InvoiceLine] = {}
    for line in lines:
        trouble = troubles.of(line.source)
        if line.customer_id not in known:
            _tell_unknown(line, troubles)
        if (last := withdrawn(line.currency, line.issued_on)) is not None:
            seen = f"{line.currency} after {last}"
            trouble.add("currency-withdrawn", line.locator, seen, "a currency of that day", "kept as it is")
        if first.setdefault(line.invoice_id, line).currency != line.currency:
            seen = f"invoice {trouble.shown(line.invoice_id)} in {line.currency} and another currency"
            done = "both kept, never added"
            trouble.add("invoice-of-two-currencies", line.locator, seen, "one currency for each invoice", done)
        later = [day for day in (line.issued_on, line.paid_on) if day is not None and day > as_of]
        if later:
            _tell_later(line, max(later), as_of, troubles)


def _check_payments(rows: MarketRows, known: Collection[str], as_of: date, troubles: Troubles) -> None:
    invoices = {line.invoice_id for line in rows.lines}
    told = {(line.source, line.locator) for line in rows.lines}
    for payment in rows.payments:
        trouble = troubles.of(payment.source)
        if payment.customer_id not in known:
            _tell_unknown(payment, troubles)
        if payment.paid_on > as_of and (payment.source, payment.locator) not in told:
            _tell_later(payment, payment.paid_on, as_of, troubles)
        if payment.invoice_id in invoices:
            continue
        seen = (
            f"invoice {trouble.shown(payment.invoice_id)}, which no source has" if payment.invoice_id else "no invoice"
        )
        if payment.amount < 0:
            trouble.add("refund-without-invoice", payment.locator, seen, "the invoice paid back", "kept")
        elif payment.invoice_id:
            trouble.add("payment-without-invoice", payment.locator, seen, "the invoice paid", "kept", Severity.NOTE)


def _tell_unknown(row: InvoiceLine | Payment | Subscription, troubles: Troubles) -> None:
    trouble = troubles.of(row.source)
    seen, expected = f"customer_id {trouble.shown(row.customer_id)}", "one listed among the customers"
    trouble.add("customer-unknown", row.locator, seen, expected, "kept, under that identifier")


def _tell_later(row: InvoiceLine | Payment, day: date, as_of: date, troubles: Troubles) -> None:
    done = "kept; counts when that month closes"
    troubles.of(row.source).add("dated-later", row.locator, f"{day}", f"a day up to {as_of}", done)


def _check_stretches(stretches: Iterable[Subscription], troubles: Troubles) -> None:
    """Record stretches of one subscription that overlap."""
    by_subscription: dict[str, list[Subscription]] = defaultdict(list)
    for each in stretches:
        by_subscription[each.subscription_id].append(each)
    for several in by_subscription.values():
        several.sort(key=lambda each: each.started_on)
        for one, two in pairwise(several):
            if one.ended_on is None or two.started_on < one.ended_on:
                end = f"to {one.ended_on - timedelta(days=1)}" if one.ended_on else "without an end"
                seen = f"a stretch from {two.started_on}, while {one.source}:{one.locator} runs {end}"
                done = "both kept: its price counts twice on those days"
                troubles.of(two.source).add("stretches-overlap", two.locator, seen, "one price a day", done)


def check_services(rows: MarketRows, services: Collection[str], troubles: Troubles) -> None:
    """Record services sold of which the site has no page, each at its first line; a site without pages has no say."""
    first: dict[str, InvoiceLine | Subscription] = {}
    for line in rows.lines:
        first.setdefault(line.service, line)
    for stretch in rows.subscriptions:
        first.setdefault(stretch.service, stretch)
    for service in sorted(first.keys() - {*services, UNNAMED}) if services else ():
        trouble = troubles.of(first[service].source)
        seen, expected = f"service {trouble.shown(service)}", f"one of {', '.join(sorted(services))}"
        done = "kept under that name; describe it in services/"
        trouble.add("service-unknown", first[service].locator, seen, expected, done, Severity.NOTE)
