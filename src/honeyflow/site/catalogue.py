"""The catalogue of services offered: one source for its pages, learning pages, briefs and ``services.json``."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from honeyflow.site.services import Service, read_services

SCHEMA = "honeyflow/services/1"
"""Described in docs/formats/services.md."""


def offered(folder: Path) -> tuple[Service, ...]:
    """Return the services of the site's folder that are no drafts, by title."""
    services = (service for service in read_services(folder)[0] if not service.draft)
    return tuple(sorted(services, key=lambda service: (service.title.casefold(), service.slug)))


def price_words(service: Service, currency: str) -> str:
    """Return a price with its unit: ``1,400 EUR per day``, ``free``, or ``on request``.

    Examples
    --------
    >>> price_words(Service("x", "X", price=Decimal("400.50"), unit="month"), "EUR")
    '400.50 EUR per month'
    """
    if service.price is None:
        return "on request"
    if not service.price:
        return "free"
    whole = service.price == service.price.to_integral_value()
    amount = f"{service.price:,.0f}" if whole else f"{service.price:,.2f}"
    return f"{amount} {currency} per {service.unit}" if service.unit else f"{amount} {currency}"


def services_json(services: tuple[Service, ...], company: str, currency: str) -> str:
    """Return the catalogue as JSON; prices are texts, so that none is rounded."""
    catalogue = {
        "schema": SCHEMA,
        "company": company,
        "currency": currency,
        "services": [_plain(service) for service in services],
    }
    return json.dumps(catalogue, indent=2, ensure_ascii=False) + "\n"


def _plain(service: Service) -> dict[str, Any]:
    return {
        "slug": service.slug,
        "title": service.title,
        "summary": service.summary,
        "price": None if service.price is None else _text(service.price),
        "unit": service.unit,
        "for": service.audience,
        "employer": service.benefits.employer,
        "person": service.benefits.person,
        "everyone": service.benefits.everyone,
        "text": service.body,
    }


def _text(price: Decimal) -> str:
    return f"{price:f}"
