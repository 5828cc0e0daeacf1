"""Stripe's API, read politely: lists by cursor, changes by events."""

from collections.abc import Iterator, Mapping
from typing import Any

from honeyflow.site.credentials import setting_name
from honeyflow.sources.market.polite import PoliteClient
from honeyflow.sources.market.stripe.held import items, reference
from honeyflow.sources.market.system import MarketReading, SourceUnreachableError

ADDRESS = "https://api.stripe.com"
VERSION = "2024-12-18.acacia"
"""The version whose shape is asked for: the last before charges lost their invoice."""
PAGE = 100
_EXPAND: Mapping[str, tuple[str, ...]] = {"customer": ("tax_ids",)}
_FILTERS: Mapping[str, Mapping[str, str]] = {"subscription": {"status": "all"}}

Object = dict[str, Any]


def client(address: str, reading: MarketReading) -> PoliteClient:
    """Return a client; `SourceUnreachableError` when no key is set."""
    setting = setting_name(reading.name)
    if not reading.key:
        raise SourceUnreachableError(
            address, "no key", f"set {setting} (or {setting}_FILE) to a restricted key that reads"
        )
    return PoliteClient(address, {"Authorization": f"Bearer {reading.key}", "Stripe-Version": VERSION}, setting)


def check_api(address: str, reading: MarketReading) -> str:
    """Say that Stripe answers."""
    with client(address, reading) as stripe:
        next(pages(stripe, "customer", limit=1))
    return f"{address} answers"


def pages(
    stripe: PoliteClient, kind: str, *, after: str = "", limit: int = PAGE, asked: Mapping[str, str] | None = None
) -> Iterator[list[Object]]:
    """Yield the pages of a list, the newest objects first, from after the object `after` on."""
    while True:
        told = {"limit": str(limit), **_FILTERS.get(kind, {}), **(asked or {})}
        told |= {f"expand[{n}]": f"data.{name}" for n, name in enumerate(_EXPAND.get(kind, ()))}
        answer = stripe.json("GET", f"/v1/{kind}s", params=told | ({"starting_after": after} if after else {}))
        page = [dict(each) for each in items(answer)]
        for each in page:
            _complete(stripe, each)
        if page:
            yield page
        if not page or not answer.get("has_more"):
            return
        after = reference(page[-1])


def one(stripe: PoliteClient, kind: str, identifier: str) -> Object:
    """Return one object as it is now."""
    told = {f"expand[{n}]": name for n, name in enumerate(_EXPAND.get(kind, ()))}
    found = dict(stripe.json("GET", f"/v1/{kind}s/{identifier}", params=told))
    _complete(stripe, found)
    return found


def _complete(stripe: PoliteClient, found: Object) -> None:
    """Fetch the lines that did not come with an invoice or credit note."""
    lines = found.get("lines")
    if not isinstance(lines, dict) or not lines.get("has_more"):
        return
    whole = items(lines)
    path = f"/v1/{found['object']}s/{found['id']}/lines"
    more = bool(whole)
    while more:
        answer = stripe.json("GET", path, params={"limit": str(PAGE), "starting_after": reference(whole[-1])})
        rest = items(answer)
        whole += rest
        more = bool(answer.get("has_more") and rest)
    found["lines"] = {"data": whole, "has_more": False}
