"""The three parties of the exchange, and the two accounts owners that are no party."""

from enum import StrEnum


class Party(StrEnum):
    """Who may own an account: three parties gain by the exchange; the commons and the outside do not."""

    COMMUNITY = "community"
    COMPANY = "company"
    CUSTOMERS = "customers"
    COMMONS = "commons"
    OUTSIDE = "outside"

    @property
    def is_party(self) -> bool:
        """True for community, company and customers."""
        return self in PARTIES


PARTIES = (Party.COMMUNITY, Party.COMPANY, Party.CUSTOMERS)
