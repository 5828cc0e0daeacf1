"""Rows of the table ``customer_contact``, and the roles a contact may have."""

from dataclasses import dataclass
from datetime import date

ROLES = ("contract", "technical", "billing", "security", "support")
"""What a customer names somebody for."""


@dataclass(frozen=True)
class CustomerContact:
    """One contact of one customer for one thing; `valid_to` is the day after the last day (the file names the last)."""

    customer_id: str
    email: str
    role: str
    valid_from: date | None
    valid_to: date | None
    country: str | None
    source: str
    locator: str
