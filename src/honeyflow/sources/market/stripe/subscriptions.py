"""Stripe's subscriptions as rows of ``subscription``: a stretch for each price that invoices show, and today's.

An object of the API tells today's price only; what was paid before stands in the invoices' lines of each period. Lines
of prorations are left out of it: they charge parts of periods.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.amounts import PLACES
from honeyflow.sources.market.records import Subscription
from honeyflow.sources.market.stripe.held import Held, Objects, currency_of, day, items, major, part, reference
from honeyflow.sources.market.stripe.invoices import UNKNOWN, is_proration, net, owed
from honeyflow.sources.market.stripe.pricing import Catalogue, lasting_discount, months_of, price_of, priced
from honeyflow.sources.market.trouble import Troubles

_NEVER_BEGUN = ("incomplete", "incomplete_expired")
_DAYS_OF_MONTH = Decimal("30.436875")


@dataclass(frozen=True)
class _Item:
    """One item of one subscription, which is priced on its own."""

    subscription: str
    item: str


class SubscriptionReader:
    """Reads subscriptions, knowing what their invoices charged."""

    def __init__(self, objects: Objects, catalogue: Catalogue, troubles: Troubles) -> None:
        self._objects = objects
        self._catalogue = catalogue
        self._troubles = troubles
        self._charged: dict[_Item, dict[date, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        self._changed: dict[_Item, date] = {}
        for invoice in owed(objects):
            for line in items(invoice.data.get("lines")):
                self._note(invoice, line)

    def _note(self, invoice: Held, line: Mapping[str, Any]) -> None:
        """Note what a line charges per month from the first day of its period, or that a change began then."""
        item = _item_of(invoice, line)
        start = day(part(line, "period", "start"))
        if item is None or start is None:
            return
        if is_proration(line):
            if net(line) > 0:
                self._changed[item] = max(start, self._changed.get(item, start))
        elif (months := _months(line)) is not None:
            self._charged[item][start] += net(line) / months

    def stretches(self, held: Held) -> Iterator[Subscription]:
        """Yield the stretches of one subscription, item by item; none of one that never began."""
        if held.text("status") in _NEVER_BEGUN:
            return
        each = items(held.data.get("items"))
        for item in each:
            identifier = held.id if len(each) == 1 else f"{held.id}/{reference(item)}"
            yield from self._of_item(held, item, identifier)

    def _of_item(self, held: Held, item: Mapping[str, Any], identifier: str) -> Iterator[Subscription]:
        currency = currency_of(priced(item)) or currency_of(held.data)
        prices = self._prices(held, item)
        if not prices:
            seen, expected = "a price that its use or a scale decides, and no invoice yet", "a price each month"
            done = "left out until it is invoiced"
            trouble = self._troubles.of(held.source)
            trouble.add("subscription-without-price", held.locator, seen, expected, done, Severity.WARNING)
            return
        end = day(held.data.get("ended_at"))
        days = sorted(prices)
        for start, until in zip(days, [*days[1:], end], strict=True):
            if until is not None and until <= start:
                continue
            yield Subscription(
                identifier,
                reference(held.data.get("customer")) or UNKNOWN,
                self._catalogue.service(item),
                start,
                until,
                major(prices[start], currency).quantize(PLACES, ROUND_HALF_EVEN),
                currency,
                held.source,
                held.locator,
            )

    def _prices(self, held: Held, item: Mapping[str, Any]) -> dict[date, Decimal]:
        """Return the price per month, in minor units, by the day it began."""
        whole = [each for each in self._charged if each.subscription == held.id and each.item in ("", reference(item))]
        charged: dict[date, Decimal] = {}
        for each in whole:
            charged |= self._charged[each]
        prices = _changes(charged)
        now = _price_now(held, item)
        if now is None:
            return prices
        if not prices:
            begun = day(held.data.get("trial_end")) or day(held.data.get("start_date") or held.data["created"])
            return {begun or date.min: now}
        last = prices[max(prices)]
        changed = max((self._changed[each] for each in whole if each in self._changed), default=None)
        if abs(last - now) > 1 and changed is not None and changed > max(prices):
            prices[changed] = now
        return prices


def _changes(charged: Mapping[date, Decimal]) -> dict[date, Decimal]:
    """Return the days on which the price became another one; what rounding makes of one price is one."""
    changes: dict[date, Decimal] = {}
    last: Decimal | None = None
    for start in sorted(charged):
        if last is None or abs(charged[start] - last) > 1:
            last = changes[start] = charged[start]
    return changes


def _price_now(held: Held, item: Mapping[str, Any]) -> Decimal | None:
    price, months = price_of(item), months_of(priced(item))
    if price is None or months is None:
        return None
    return price * (1 - lasting_discount(held.data)) / months


def _item_of(invoice: Held, line: Mapping[str, Any]) -> _Item | None:
    """Return the subscription's item that a line is for; None when it is for none."""
    detail = part(line, "parent", "subscription_item_details") or {}
    subscription = reference(line.get("subscription")) or reference(detail.get("subscription"))
    regular = line.get("type") == "subscription" or bool(detail)
    if regular and not subscription:
        told = part(invoice.data, "parent", "subscription_details", "subscription")
        subscription = reference(invoice.data.get("subscription")) or reference(told)
    item = reference(line.get("subscription_item")) or reference(detail.get("subscription_item"))
    return _Item(subscription, item) if subscription and (regular or is_proration(line)) else None


def _months(line: Mapping[str, Any]) -> Decimal | None:
    """Return how many months a line is for: as its price says, else by the days of its period."""
    told = months_of(priced(line))
    first, last = day(part(line, "period", "start")), day(part(line, "period", "end"))
    if told is not None or first is None or last is None or first >= last:
        return told
    return max(Decimal(round(Decimal((last - first).days) / _DAYS_OF_MONTH)), Decimal(1))
