"""Ten thousand random histories: each closes in every commodity, every month; corrections after locks too."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from honeyflow.ledger.balances import changes_of
from honeyflow.ledger.close import FAILED, MonthlySums, close_months
from honeyflow.ledger.corrections import corrections_of, read_differences
from honeyflow.ledger.entries import check_balanced, lines_of, post_all, postings_of, settle_all
from honeyflow.ledger.records import Books, Entry
from honeyflow.sources.tables import LOCKED_POSTING
from honeyflow.store.engines import Engine, open_engine
from honeyflow.store.files import arrow_of
from tests.ledger.histories import LAST, History, histories

COUNT, PARTS = 10_000, 10


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    opened = open_engine("duckdb")
    yield opened
    opened.close()


def failures(history: History) -> list[str]:
    """Post, settle and close one history; return what failed."""
    changes = [*changes_of(postings_of(post_all(history.books))), *history.changes]
    changes += changes_of(postings_of(settle_all(history.books, MonthlySums(changes))))
    return [
        f"{check.month_on} {check.check}: {check.seen} / {check.expected}"
        for check in close_months(history.books, changes)
        if check.result == FAILED
    ]


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in range(1, PARTS))])
def test_random_histories_close_in_every_commodity_every_month(part: int, engine: Engine) -> None:
    found = histories(COUNT // PARTS, engine, seed=part)

    assert len(found) == COUNT // PARTS
    assert [failed for history in found for failed in failures(history)] == []


def test_history_that_lost_a_leg_does_not_close(engine: Engine) -> None:
    history = next(each for each in histories(50, engine) if each.changes)

    assert any("every commodity sums to zero" in each for each in failures(History(history.books, history.changes[1:])))


def test_corrections_after_a_lock_make_up_the_difference_and_balance(engine: Engine) -> None:
    kept, fresh = ([post_all(each.books) for each in histories(20, engine, seed)] for seed in (1, 2))
    both = zip(kept, fresh, strict=True)

    for then, now in both:
        frames = (engine.frame(arrow_of(LOCKED_POSTING, lines_of(entries))) for entries in (now, then))
        made = corrections_of(read_differences(engine, *frames), LAST)
        for entry in made:
            check_balanced(entry)
        assert totals([*then, *made]) == totals(now)


def totals(entries: list[Entry]) -> dict[tuple[str, str, str], Decimal]:
    """Return what is not zero per project, account and commodity."""
    sums: dict[tuple[str, str, str], Decimal] = defaultdict(Decimal)
    for each in postings_of(entries):
        sums[each.project, each.account, each.commodity] += each.amount
    return {key: amount for key, amount in sums.items() if amount}


def test_hundred_and_twenty_months_of_books_close(engine: Engine) -> None:
    history = next(each for each in histories(100, engine) if each.books.gifts and each.books.employments)
    staff = tuple(replace(each, ended_on=None) for each in history.books.employments)
    long = replace(Books(date(2034, 12, 1)), gifts=history.books.gifts, employments=staff)

    changes = changes_of(postings_of(post_all(long)))

    assert len(MonthlySums(changes).months) >= 110
    assert [
        check
        for check in close_months(replace(long, contributors=(), customers=()), changes)
        if check.result == FAILED and "in - out" not in check.check
    ] == []
