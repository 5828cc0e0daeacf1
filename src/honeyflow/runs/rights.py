"""Which right each table needs to be exported; the one place where tables and rights meet.

A table with a column about persons (an address, a name, a number of a person, a commit's author) is for those who may
see persons, whatever else it holds; organizations too, for the table names small ones. Postings of the whole books hold
both sides, the community's by month and project: they are the keeper's.
"""

from collections.abc import Mapping
from types import MappingProxyType

from honeyflow.kernel.access import Right

_BY_RIGHT: Mapping[Right, tuple[str, ...]] = MappingProxyType(
    {
        Right.SEE_PERSONS: (
            "commit",
            "commit_trailer",
            "mailmap",
            "file_statement",
            "listed_affiliation",
            "listed_domain",
            "listed_alias",
            "decision",
            "identity",
            "person",
            "match_review",
            "affiliation",
            "affiliation_chance",
            "organization",
            "organization_period",
            "commit_employers",
            "people_change",
            "contribution",
            "contributor_month",
            "staff_day",
            "presence_state",
            "customer_contact",
            "address_fact",
        ),
        Right.SEE_COMMITS: (
            "repository",
            "commit_file",
            "licence",
            "release",
        ),
        Right.SEE_COMMUNITY: ("contributor_move",),
        Right.SEE_BOOKS: (
            "bank_balance",
            "expense",
            "funding",
            "exchange_rate",
            "period_lock",
            "staff",
            "wage",
            "time_entry",
            "close_check",
        ),
        Right.MANAGE_SITE: (
            "entry",
            "posting",
            "balance",
            "locked_posting",
        ),
        Right.SEE_CUSTOMERS: (
            "customer",
            "invoice_line",
            "payment",
            "subscription",
            "customer_origin",
            "origin_asked",
        ),
        Right.SEE_MARKET: (
            "market_move",
            "market_month",
            "customer_move",
            "service_day",
        ),
        Right.SEE_MARKET_ORGANIZATIONS: ("market_organization", "market_publication"),
        Right.SEE_NEEDS: ("need",),
        Right.SEE_FINDINGS: ("finding",),
        Right.SEE_EFFORT: ("effort",),
    }
)

TABLE_RIGHTS: Mapping[str, Right] = MappingProxyType(
    {name: right for right, names in _BY_RIGHT.items() for name in names}
)
"""Right by table."""
