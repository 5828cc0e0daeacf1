"""Rows of the tables ``customer_origin`` and ``origin_asked``."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class CustomerOrigin:
    """The answer in force of one customer."""

    customer_id: str
    told_on: date
    origin: str
    how: str
    detail: str | None
    source: str
    locator: str


@dataclass(frozen=True)
class OriginAsked:
    """The last time one customer was asked by a link."""

    customer_id: str
    asked_on: date
