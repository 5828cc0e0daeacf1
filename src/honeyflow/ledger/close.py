"""The monthly close: checks that hold the postings against the records they came from, by another way round."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from honeyflow.kernel.commodity import CUST, PDAY, PERSON
from honeyflow.kernel.period import add_months
from honeyflow.ledger.accounts import CONTRIBUTORS, CUSTOMERS, HOURS, SPENT_ON, STOCK
from honeyflow.ledger.entries import Posting
from honeyflow.ledger.membership import count_in, present_contributors, present_customers
from honeyflow.ledger.payroll import paid_days_by_month
from honeyflow.ledger.records import Books

PAID_DAYS = f"paid days = {' + '.join(SPENT_ON)}"

CLOSED, FAILED, NOT_RECORDED = "closed", "failed", "not recorded"


@dataclass(frozen=True)
class CloseCheck:
    """A row of ``close_check``."""

    month_on: date
    check: str
    result: str
    seen: str
    expected: str


class MonthlySums:
    """Sums of the postings per month, account and commodity; `change` of a month, `total` up to its end."""

    def __init__(self, postings: list[Posting]) -> None:
        self._change: dict[tuple[date, str, str], Decimal] = defaultdict(Decimal)
        self._zero: dict[tuple[date, str], Decimal] = defaultdict(Decimal)
        self.months = _months(postings)
        for posting in postings:
            self._change[posting.month_on, posting.account, posting.commodity] += posting.amount
            self._zero[posting.month_on, posting.commodity] += posting.amount
        self._total = self._running()

    def change(self, month: date, account: str, commodity: str) -> Decimal:
        """Return the sum of one month's postings."""
        return self._change.get((month, account, commodity), Decimal(0))

    def total(self, month: date, account: str, commodity: str) -> Decimal:
        """Return the sum of all postings up to the month's end."""
        return self._total.get((month, account, commodity), Decimal(0))

    def off(self, month: date) -> dict[str, Decimal]:
        """Return the commodities that do not sum to zero over all accounts."""
        return {code: sum_ for (each, code), sum_ in self._zero.items() if each == month and sum_}

    def _running(self) -> dict[tuple[date, str, str], Decimal]:
        keys = sorted({(account, code) for _, account, code in self._change})
        total: dict[tuple[date, str, str], Decimal] = {}
        for account, code in keys:
            sum_ = Decimal(0)
            for month in self.months:
                sum_ += self.change(month, account, code)
                total[month, account, code] = sum_
        return total


def _months(postings: list[Posting]) -> list[date]:
    if not postings:
        return []
    month, last = min(p.month_on for p in postings), max(p.month_on for p in postings)
    months = [month]
    while month < last:
        month = add_months(month, 1)
        months.append(month)
    return months


Check = Callable[[Books, MonthlySums], Iterator[CloseCheck]]


def check_zero(_: Books, sums: MonthlySums) -> Iterator[CloseCheck]:
    """Sum each commodity over all accounts: zero."""
    for month in sums.months:
        off = sums.off(month)
        seen = ", ".join(f"{code} {amount}" for code, amount in sorted(off.items())) or "0 in each"
        yield CloseCheck(month, "every commodity sums to zero", FAILED if off else CLOSED, seen, "0 in each")


def check_paid_days(books: Books, sums: MonthlySums) -> Iterator[CloseCheck]:
    """Hold the days of all destinations against the days paid; none may be less than nothing, or stay at hand."""
    paid = paid_days_by_month(books)
    for month in sums.months:
        days = {word: sums.change(month, account, PDAY.code) for word, account in SPENT_ON.items()}
        spent, at_hand = sum(days.values(), Decimal(0)), sums.total(month, HOURS, PDAY.code)
        good = spent == paid.get(month, 0) and not at_hand and min(days.values()) >= 0
        seen = f"{' + '.join(f'{word} {each}' for word, each in days.items() if each)} = {spent}, at hand {at_hand}"
        yield _result(month, PAID_DAYS, good, seen, f"{paid.get(month, 0)} paid", books.employments)


def check_commons(books: Books, sums: MonthlySums) -> Iterator[CloseCheck]:
    """Hold the commons' stock against all that the contributions table says was given up to then."""
    given: dict[tuple[date, str], Decimal] = defaultdict(Decimal)
    for gift in books.gifts:
        given[gift.month, f"ACE.{gift.kind.value}"] += gift.credit
    codes = sorted({code for _, code in given})
    opening: dict[str, Decimal] = defaultdict(Decimal)
    for month in sums.months:
        for code in codes:
            opening[code] += given.get((month, code), Decimal(0))
        off = [code for code in codes if sums.total(month, STOCK, code) != opening[code]]
        seen = ", ".join(f"{code} {sums.total(month, STOCK, code)}" for code in off or codes)
        expected = ", ".join(f"{code} {opening[code]}" for code in off or codes)
        yield _result(month, "commons: opening + given = closing", not off, seen, expected, books.gifts)


def check_contributors(books: Books, sums: MonthlySums) -> Iterator[CloseCheck]:
    """Hold contributors who came less those who went against those present."""
    present = present_contributors(books)
    for month in sums.months:
        seen, expected = sums.total(month, CONTRIBUTORS, PERSON.code), count_in(present, month)
        name = "contributors: opening + in - out = closing"
        yield _result(month, name, seen == expected, f"{seen}", f"{expected} present", books.activities)


def check_customers(books: Books, sums: MonthlySums) -> Iterator[CloseCheck]:
    """Hold customers who came less those who went against those served."""
    present = present_customers(books)
    for month in sums.months:
        seen, expected = sums.total(month, CUSTOMERS, CUST.code), count_in(present, month)
        name = "customers: opening + in - out = closing"
        yield _result(month, name, seen == expected, f"{seen}", f"{expected} served", books.invoice_lines)


def check_bank(_: Books, sums: MonthlySums) -> Iterator[CloseCheck]:
    """Hold cash against the bank's statement; no source reads one yet."""
    for month in sums.months:
        yield CloseCheck(
            month, "cash: opening + in - out = bank", NOT_RECORDED, "no bank statement", "a bank statement"
        )


CHECKS: tuple[Check, ...] = (
    check_zero,
    check_paid_days,
    check_commons,
    check_contributors,
    check_customers,
    check_bank,
)


def close_months(books: Books, postings: list[Posting]) -> list[CloseCheck]:
    """Return every check of every month from the first posting to the last."""
    sums = MonthlySums(postings)
    return [row for check in CHECKS for row in check(books, sums)]


def _result(month: date, name: str, good: bool, seen: str, expected: str, records: object) -> CloseCheck:  # noqa: FBT001
    if not records:
        return CloseCheck(month, name, NOT_RECORDED, "nothing recorded", "records")
    return CloseCheck(month, name, CLOSED if good else FAILED, seen, expected)
