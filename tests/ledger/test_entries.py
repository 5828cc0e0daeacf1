from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.party import Party
from honeyflow.ledger.entries import (
    UnbalancedEntryError,
    check_balanced,
    heads_of,
    post_all,
    postings_of,
    transfer,
)
from honeyflow.ledger.records import Books, Effort, Employment, Entry, Gift, MemberMonth, Provenance
from honeyflow.ledger.table_rules import check_all_balanced
from honeyflow.ledger.tables import ENTRY, POSTING
from honeyflow.site.effort import Destination
from honeyflow.store.engines import open_engine
from honeyflow.store.snapshots import Staging

LAST = date(2025, 12, 1)
days = st.dates(date(2025, 1, 1), date(2025, 12, 31))
months = days.map(lambda day: day.replace(day=1))
amounts = st.decimals(Decimal("0.0001"), Decimal(900), places=4)

gifts = st.builds(
    Gift,
    months,
    st.sampled_from(["press", "almanac"]),
    st.sampled_from(list(Party)[:2]),
    st.sampled_from(Kind),
    amounts,
)
employments = st.builds(
    Employment,
    st.just("s"),
    days,
    st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
    st.sampled_from([Decimal(1), Decimal("0.5")]),
    st.none() | st.decimals(Decimal(0), Decimal(9000), places=2),
    st.sampled_from(["EUR", "USD"]),
)
efforts = st.builds(
    Effort,
    months,
    st.sampled_from(Destination),
    st.sampled_from(["", "press", "almanac"]),
    st.sampled_from(Provenance),
    amounts,
)
members = st.builds(MemberMonth, months, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
books = st.builds(
    Books,
    last_month=st.just(LAST),
    gifts=st.lists(gifts, max_size=6, unique_by=lambda g: (g.month, g.project, g.party, g.kind)).map(tuple),
    effort=st.lists(efforts, max_size=5, unique_by=lambda e: (e.month, e.destination, e.project, e.provenance)).map(
        tuple
    ),
    employments=st.lists(employments, max_size=4).map(tuple),
    contributors=st.lists(members, max_size=5, unique_by=lambda each: each.month).map(tuple),
    customers=st.lists(members, max_size=5, unique_by=lambda each: each.month).map(tuple),
    served=st.dictionaries(st.tuples(months, st.sampled_from(["support", "training"])), amounts, max_size=5),
)


@given(books)
def test_post_all_balances_every_entry_per_commodity(given_books: Books) -> None:
    entries = post_all(given_books)

    for entry in entries:
        check_balanced(entry)


@given(books)
def test_post_all_twice_gives_the_same(given_books: Books) -> None:
    assert post_all(given_books) == post_all(given_books)


@given(books)
def test_post_all_names_each_entry_once(given_books: Books) -> None:
    postings = postings_of(post_all(given_books))

    keys = [(p.entry_id, p.account, p.commodity) for p in postings]

    assert len(keys) == len(set(keys))


def test_check_balanced_with_a_missing_leg_raises_naming_rule_and_sum() -> None:
    legs = transfer("a:x", "b:y", "EUR", Decimal(5))[:1]
    entry = Entry("e1", "some-rule", LAST, "", "", "", "", legs)

    with pytest.raises(UnbalancedEntryError, match="some-rule: entry e1 sums to -5 EUR"):
        check_balanced(entry)


def test_engine_finds_the_entry_of_a_table_rule_that_does_not_balance(tmp_path: Path) -> None:
    engine = open_engine("duckdb")
    staging = Staging(tmp_path, "run", engine)
    entry = Entry("e1", "some-rule", LAST, "", "", "", "", transfer("a:x", "b:y", "EUR", Decimal(5))[:1])
    staging.append_rows(ENTRY, heads_of([entry]))
    staging.append_rows(POSTING, postings_of([entry]))

    with pytest.raises(UnbalancedEntryError, match="some-rule: entry e1 sums to -5"):
        check_all_balanced(staging)
