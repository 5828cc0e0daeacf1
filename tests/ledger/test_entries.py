from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.party import Party
from honeyflow.ledger.entries import UnbalancedEntryError, check_balanced, post_all, postings_of, transfer
from honeyflow.ledger.records import Activity, Books, Effort, Employment, Entry, Gift, InvoiceLine, Payment, Provenance
from honeyflow.site.effort import Destination

LAST = date(2025, 12, 1)
days = st.dates(date(2025, 1, 1), date(2025, 12, 31))
months = days.map(lambda day: day.replace(day=1))
amounts = st.decimals(Decimal("0.0001"), Decimal(900), places=4)
money = st.decimals(Decimal(-9000), Decimal(90000), places=2)

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
lines = st.builds(
    InvoiceLine,
    invoice_id=st.uuids().map(str),
    line=st.just(1),
    customer_id=st.sampled_from(["c1", "c2"]),
    service=st.sampled_from(["support", "training"]),
    issued_on=days,
    service_from=st.none() | days,
    service_to=st.dates(date(2026, 1, 1), date(2026, 6, 30)),
    amount=money,
    currency=st.sampled_from(["EUR", "USD"]),
    source=st.just("invoices.csv"),
    locator=st.just("row 2"),
)
payments = st.builds(
    Payment,
    payment_id=st.uuids().map(str),
    customer_id=st.sampled_from(["c1", "c2"]),
    invoice_id=st.none() | st.just("I1"),
    paid_on=days,
    amount=money,
    currency=st.sampled_from(["EUR", "USD"]),
    source=st.just("invoices.csv"),
    locator=st.just("row 2"),
)
books = st.builds(
    Books,
    last_month=st.just(LAST),
    gifts=st.lists(gifts, max_size=6, unique_by=lambda g: (g.month, g.project, g.party, g.kind)).map(tuple),
    effort=st.lists(efforts, max_size=5, unique_by=lambda e: (e.month, e.destination, e.project, e.provenance)).map(
        tuple
    ),
    employments=st.lists(employments, max_size=4).map(tuple),
    invoice_lines=st.lists(lines, max_size=5).map(tuple),
    payments=st.lists(payments, max_size=5).map(tuple),
    activities=st.lists(
        st.builds(Activity, months, st.sampled_from(["p", "q"]), st.just(Party.COMMUNITY)), max_size=5
    ).map(tuple),
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
