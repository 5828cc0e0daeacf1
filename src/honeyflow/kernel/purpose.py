"""Purposes: why somebody is written to. A consent is for one of them, a contract for two."""

from enum import StrEnum


class Purpose(StrEnum):
    """What a message is for."""

    SERVICE = "service"
    SECURITY_NOTICE = "security-notice"
    RELEASE_NEWS = "release-news"
    EDUCATION = "education"
    EVENT = "event"
    RESEARCH = "research"
    INTRODUCTION = "introduction"
    SALES = "sales"


CONTRACTUAL = frozenset({Purpose.SERVICE, Purpose.SECURITY_NOTICE})
"""What a customer's contract itself asks for, so that its contacts need no consent for it."""
