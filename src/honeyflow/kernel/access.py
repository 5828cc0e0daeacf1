"""Who may see and do what: the roles, the rights, and the one table that joins them.

Pages, operations of the API, commands and exported tables each declare one `Right`; nothing else decides.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """On which side of the exchange somebody stands; a user has one."""

    KEEPER = "keeper"
    COMMUNITY = "community"
    ENGINEER = "engineer"
    MARKET = "market"
    FINANCE = "finance"
    CUSTOMER = "customer"
    MEMBER = "member"
    ANONYMOUS = "anonymous"


ROLE_MEANINGS: Mapping[Role, str] = MappingProxyType(
    {
        Role.KEEPER: "runs this Honeyflow: everything",
        Role.COMMUNITY: "community manager: persons, their consents, introductions; no money",
        Role.ENGINEER: "engineers and product: work, projects and organizations; no persons' pages, no money",
        Role.MARKET: "sales and marketing: organizations and customers; never a person of the community",
        Role.FINANCE: "books, customers, wages; no persons of the community",
        Role.CUSTOMER: "somebody of a customer: that customer's own statement",
        Role.MEMBER: "somebody of the community: what is held about themselves",
        Role.ANONYMOUS: "not signed in: what is public",
    }
)


class Right(StrEnum):
    """One thing that may be seen or done."""

    SEE_PUBLIC = "see-public"
    SEE_OWN = "see-own"
    SEE_OWN_CUSTOMER = "see-own-customer"
    SEE_EXCHANGE = "see-exchange"
    SEE_NEEDS = "see-needs"
    SEE_COMMUNITY = "see-community"
    SEE_COMMITS = "see-commits"
    SEE_ORGANIZATIONS = "see-organizations"
    SEE_MARKET_ORGANIZATIONS = "see-market-organizations"
    SEE_PERSONS = "see-persons"
    DECIDE_PERSONS = "decide-persons"
    ERASE_PERSONS = "erase-persons"
    SEE_EFFORT = "see-effort"
    SEE_MARKET = "see-market"
    SEE_CUSTOMERS = "see-customers"
    ASK_ORIGIN = "ask-origin"
    SEE_BOOKS = "see-books"
    CLOSE_BOOKS = "close-books"
    SEE_FINDINGS = "see-findings"
    SCREEN = "screen"
    SEE_VERDICTS = "see-verdicts"
    SEE_CONSENTS = "see-consents"
    MANAGE_CONSENTS = "manage-consents"
    ASK_INTRODUCTION = "ask-introduction"
    ANSWER_INTRODUCTION = "answer-introduction"
    VERIFY_AUDIT = "verify-audit"
    MANAGE_USERS = "manage-users"
    MANAGE_SITE = "manage-site"


_K, _C, _E, _M, _F = Role.KEEPER, Role.COMMUNITY, Role.ENGINEER, Role.MARKET, Role.FINANCE

RIGHTS: Mapping[Right, frozenset[Role]] = MappingProxyType(
    {
        Right.SEE_PUBLIC: frozenset(Role),
        Right.SEE_OWN: frozenset(Role) - {Role.ANONYMOUS},
        Right.SEE_OWN_CUSTOMER: frozenset({Role.CUSTOMER}),
        Right.SEE_EXCHANGE: frozenset({_K, _C, _E, _M, _F}),
        Right.SEE_NEEDS: frozenset({_K, _C, _E, _M, _F}),
        Right.SEE_COMMUNITY: frozenset({_K, _C, _E}),
        Right.SEE_COMMITS: frozenset({_K, _C, _E}),
        Right.SEE_ORGANIZATIONS: frozenset({_K, _C, _E}),
        Right.SEE_MARKET_ORGANIZATIONS: frozenset({_K, _C, _E, _M, _F}),
        Right.SEE_PERSONS: frozenset({_K, _C}),
        Right.DECIDE_PERSONS: frozenset({_K, _C}),
        Right.ERASE_PERSONS: frozenset({_K, _C}),
        Right.SEE_EFFORT: frozenset({_K, _E, _F}),
        Right.SEE_MARKET: frozenset({_K, _M, _F}),
        Right.SEE_CUSTOMERS: frozenset({_K, _M, _F}),
        Right.ASK_ORIGIN: frozenset({_K, _M, _F}),
        Right.SEE_BOOKS: frozenset({_K, _F}),
        Right.CLOSE_BOOKS: frozenset({_K, _F}),
        Right.SEE_FINDINGS: frozenset({_K, _C}),
        Right.SCREEN: frozenset({_K, _C, _M}),
        Right.SEE_VERDICTS: frozenset({_K, _C}),
        Right.SEE_CONSENTS: frozenset({_K, _C}),
        Right.MANAGE_CONSENTS: frozenset({_K, _C}),
        Right.ASK_INTRODUCTION: frozenset({_K, _M}),
        Right.ANSWER_INTRODUCTION: frozenset({_K, _C}),
        Right.VERIFY_AUDIT: frozenset({_K, _C}),
        Right.MANAGE_USERS: frozenset({_K}),
        Right.MANAGE_SITE: frozenset({_K}),
    }
)
"""The table: which roles have a right."""


def may(role: Role, right: Right) -> bool:
    """Return whether `role` has `right`.

    Examples
    --------
    >>> may(Role.MARKET, Right.SEE_MARKET_ORGANIZATIONS), may(Role.MARKET, Right.SEE_PERSONS)
    (True, False)
    """
    return role in RIGHTS[right]
