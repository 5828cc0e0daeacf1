"""Which services a customer has now, had, or will have: of its own subscriptions and invoices, nobody else's."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True)
class Held:
    """One service a customer has or had.

    Parameters
    ----------
    since : date
        First day ever.
    until : date or None
        Last day, as far as it is agreed or paid for; None while it runs without an end.
    state : str
        ``now``, ``to come`` or ``before``.
    """

    service: str
    since: date
    until: date | None
    state: str


def held_services(subscriptions: Iterable[Any], invoices: Iterable[Any], today: date) -> list[Held]:
    """Return a customer's services, those it has first, then what lasts or lasted longest.

    Parameters
    ----------
    subscriptions, invoices : iterable of mapping
        Rows of `CustomerProfile`; credit notes tell of no service.
    """
    spans: dict[str, list[tuple[date, date | None]]] = defaultdict(list)
    for service, span in (*_subscribed(subscriptions), *_invoiced(invoices)):
        spans[service].append(span)
    held = [_held(service, found, today) for service, found in spans.items()]
    held.sort(key=lambda each: (-(each.until or date.max).toordinal(), each.service))
    return sorted(held, key=lambda each: ("now", "to come", "before").index(each.state))


def _subscribed(rows: Iterable[Any]) -> Iterator[tuple[str, tuple[date, date | None]]]:
    yield from ((row["service"], (row["started_on"], row["ended_on"])) for row in rows)


def _invoiced(rows: Iterable[Any]) -> Iterator[tuple[str, tuple[date, date | None]]]:
    for row in rows:
        start, end = row["service_from"] or row["issued_on"], row["service_to"]
        if row["amount"] >= 0:
            yield row["service"], (start, end or start + timedelta(days=1))


def _held(service: str, spans: list[tuple[date, date | None]], today: date) -> Held:
    """Return one service of its half-open stretches; an invoice never ends a subscription that runs."""
    since = min(start for start, _ in spans)
    ends = [end for _, end in spans if end is not None]
    until = None if len(ends) < len(spans) else max(ends) - timedelta(days=1)
    now = any(start <= today and (end is None or end > today) for start, end in spans)
    return Held(service, since, until, "now" if now else "to come" if since > today else "before")
