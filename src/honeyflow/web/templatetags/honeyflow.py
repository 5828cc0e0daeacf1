"""Template filters and tags of the pages; thin over `honeyflow.web.wording` and `honeyflow.web.links`."""

from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from django import template
from django.conf import settings

from honeyflow.kernel.period import Period
from honeyflow.ledger.records import Line
from honeyflow.web import links, wording
from honeyflow.web.choice import Choice, words

register = template.Library()


@register.filter
def number(amount: Decimal | int | None, places: int = 0) -> str:
    """Show a number, thousands separated, or ``not recorded``."""
    return wording.NOT_RECORDED if amount is None else wording.number(Decimal(amount), places)


@register.filter
def share(value: float | Decimal | None) -> str:
    """Show a share in 0-1 as per cent."""
    return wording.NOT_RECORDED if value is None else f"{wording.number(Decimal(str(value)) * 100)}{wording.THIN}%"


@register.filter
def amount(line: Line) -> str:
    """Show a statement line's amount."""
    return wording.amount_words(line.amount, line.commodity)


@register.filter
def before(line: Line) -> str:
    """Show a statement line's amount in the period before."""
    return wording.amount_words(line.before, line.commodity)


@register.filter
def change(line: Line) -> str:
    """Show a statement line's change against the period before."""
    return wording.change_words(line.amount, line.before)


@register.filter
def unit(line: Line) -> str:
    """Show a statement line's unit where its label does not say it."""
    return "" if wording.is_contribution(line.commodity) else line.commodity.unit


@register.filter
def period_words(period: Period) -> str:
    """Show a period as people say it."""
    return words(period)


@register.simple_tag
def page_url(name: str, choice: Choice | None = None, **more: Any) -> str:
    """Lead to a page, period and project kept."""
    return links.page_link(name, choice, **{key: str(value) for key, value in more.items() if value not in (None, "")})


@register.simple_tag
def records_url(line: Line, choice: Choice) -> str:
    """Lead to the records behind a line."""
    return links.records_link(line, choice)


@register.simple_tag
def person_url(person_id: str, choice: Choice | None = None) -> str:
    """Lead to a person's page."""
    return links.person_link(person_id, choice)


@register.simple_tag
def organization_url(organization_id: str, choice: Choice | None = None) -> str:
    """Lead to an organization's page."""
    return links.organization_link(organization_id, choice)


@register.simple_tag
def customer_url(customer_id: str, choice: Choice | None = None) -> str:
    """Lead to a customer's page."""
    return links.customer_link(customer_id, choice)


@register.simple_tag
def method_url(slug: str) -> str:
    """Lead to a methods page."""
    return links.method_link(slug)


@register.simple_tag
def asset(path: str) -> str:
    """Lead to a static file; the address changes with the file."""
    file = Path(settings.STATIC_ROOT) / path
    mark = _marks.get(path) or _marks.setdefault(path, _mark(file))
    return f"{settings.STATIC_URL}{path}?v={mark}"


_marks: dict[str, str] = {}


def _mark(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()[:10] if file.is_file() else "missing"
