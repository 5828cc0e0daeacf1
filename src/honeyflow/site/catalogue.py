"""The catalogue of services offered: one source for its pages, learning pages, briefs and ``services.json``."""

from pathlib import Path

from honeyflow.site.services import Service, read_services


def offered(folder: Path) -> tuple[Service, ...]:
    """Return the services of the site's folder that are no drafts, by title."""
    services = (service for service in read_services(folder)[0] if not service.draft)
    return tuple(sorted(services, key=lambda service: (service.title.casefold(), service.slug)))


def price_words(service: Service, currency: str) -> str:
    """Return a price with its unit: ``1,400 EUR per day``, ``free``, or ``on request``.

    Examples
    --------
    >>> from decimal import Decimal
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
