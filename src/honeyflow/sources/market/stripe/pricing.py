"""What a price or plan says: which product, how many months, and what per month."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from honeyflow.sources.market.services import UNNAMED, ServiceNames
from honeyflow.sources.market.stripe.held import Objects, items, part, reference

_MONTHS = {"month": Decimal(1), "year": Decimal(12), "week": Decimal(12) / Decimal("52.1775")}
_MONTHS["day"] = Decimal(12) / Decimal("365.2425")
_WHOLE = Decimal(100)


@dataclass(frozen=True)
class Catalogue:
    """The products' names, and what the site calls them."""

    objects: Objects
    services: ServiceNames

    def service(self, line: Mapping[str, Any]) -> str:
        """Return the service of an invoice line or subscription item.

        What the site says of its price, product or name; else the product's name; a line of no product only has a
        description, which is free text: what the site says of it, else unnamed.
        """
        price = priced(line)
        detail = part(line, "pricing", "price_details") or {}
        product = reference(price.get("product")) or reference(detail.get("product"))
        known = self.objects.get("product", product)
        name = known.text("name") if known else str(part(price, "product", "name") or "")
        calls = (reference(price) or reference(detail.get("price")), product, str(price.get("nickname") or ""), name)
        told = calls if any(calls) else (str(line.get("description") or ""),)
        return self.services.of(*told) if any(calls) or told[0].casefold() in self.services.told else UNNAMED


def priced(line: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the price (or, of old, the plan) of a line or item; empty when it has none."""
    for key in ("price", "plan"):
        if isinstance(line.get(key), Mapping):
            return line[key]  # type: ignore[no-any-return]
    return {}


def months_of(price: Mapping[str, Any]) -> Decimal | None:
    """Return how many months a price is for; None when it does not recur."""
    recurring = price.get("recurring") if isinstance(price.get("recurring"), Mapping) else price
    interval = recurring.get("interval") if isinstance(recurring, Mapping) else None
    if interval not in _MONTHS:
        return None
    count = recurring.get("interval_count") if isinstance(recurring, Mapping) else 1
    return _MONTHS[str(interval)] * Decimal(count or 1)


def price_of(item: Mapping[str, Any]) -> Decimal | None:
    """Return what a subscription item costs each interval, in minor units; None when its use or a scale decides."""
    price = priced(item)
    metered = "metered" in (part(price, "recurring", "usage_type"), price.get("usage_type"))
    unit = price.get("unit_amount_decimal") or price.get("amount_decimal")
    unit = unit if unit is not None else price.get("unit_amount", price.get("amount"))
    if unit is None or metered or price.get("billing_scheme") == "tiered":
        return None
    return Decimal(unit) * Decimal(item.get("quantity") or 1)


def lasting_discount(subscription: Mapping[str, Any]) -> Decimal:
    """Return the share (0-1) that a coupon without an end takes off; other coupons show on the invoices."""
    discounts = [subscription.get("discount"), *items(subscription.get("discounts"))]
    coupons = [part(each, "coupon") or part(each, "source", "coupon") for each in discounts]
    share = Decimal(0)
    for coupon in coupons:
        if part(coupon, "duration") == "forever":
            share = max(share, Decimal(part(coupon, "percent_off") or 0) / _WHOLE)
    return share
