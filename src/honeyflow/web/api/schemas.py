"""What is sent and answered."""

from typing import Annotated

from ninja import Schema
from pydantic import ConfigDict, Field

from honeyflow.kernel.purpose import Purpose

MOST = 10_000
"""Addresses in one request."""
MOST_ENDS = 1_000
"""Who unsubscribed or complained, in one request."""

AddressText = Annotated[str, Field(max_length=320, examples=["jo@example.org"])]


class Strict(Schema):
    """Nothing but what is described."""

    model_config = ConfigDict(extra="forbid")


class Audience(Strict):
    """An audience and what it is to be written to for."""

    purpose: Purpose
    addresses: Annotated[list[AddressText], Field(min_length=1, max_length=MOST)]


class Answer(Schema):
    """The addresses that may be written to, in the order asked, each once, as they were judged; and two counts."""

    asked: int
    allowed: list[str]


class Sent(Strict):
    """Messages that were sent."""

    purpose: Purpose
    addresses: Annotated[list[AddressText], Field(min_length=1, max_length=MOST)]


class Left(Strict):
    """Somebody unsubscribed: from one purpose, or from everything when none is told."""

    address: AddressText
    purpose: Purpose | None = None


class Unsubscribes(Strict):
    """Who unsubscribed."""

    items: Annotated[list[Left], Field(min_length=1, max_length=MOST_ENDS)]


class Complaints(Strict):
    """Who complained of a message."""

    addresses: Annotated[list[AddressText], Field(min_length=1, max_length=MOST_ENDS)]


class Taken(Schema):
    """How many were taken; the same whoever they are."""

    taken: int


class SuppressionList(Schema):
    """Hashes of addresses in lower case: HMAC with SHA-256 under the key shown with the token; decoys among them."""

    algorithm: str
    hashes: list[str]


class Organization(Schema):
    """An organization with at least the site's minimum group of people."""

    name: str


class Organizations(Schema):
    """Organizations the market side may see."""

    organizations: list[Organization]
