"""The monthly close: checks that hold the postings against the records they came from, by another way round."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from honeyflow.kernel.commodity import CUST, PDAY, PERSON
from honeyflow.kernel.period import add_months
from honeyflow.ledger.accounts import AGED, CASH, CONTRIBUTORS, CUSTOMERS, HOURS, SPENT_ON, STOCK
from honeyflow.ledger.balances import Change
from honeyflow.ledger.payroll import paid_days_by_month
from honeyflow.ledger.records import BankMonth, Books

PAID_DAYS = f"paid days = {' + '.join(SPENT_ON)}"

CLOSED, FAILED, NOT_RECORDED, LOCKED = "closed", "failed", "not recorded", "locked"


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

    def __init__(self, changes: Collection[Change]) -> None:
        self._change: dict[tuple[date, str, str], Decimal] = defaultdict(Decimal)
        self._zero: dict[date, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
        self.months = _months(changes)
        for each in changes:
            self._change[each.month_on, each.account, each.commodity] += each.change
            self._zero[each.month_on][each.commodity] += each.change
        self._total = self._running()

    def change(self, month: date, account: str, commodity: str) -> Decimal:
        """Return the sum of one month's postings."""
        return self._change.get((month, account, commodity), Decimal(0))

    def total(self, month: date, account: str, commodity: str) -> Decimal:
        """Return the sum of all postings up to the month's end."""
        return self._total.get((month, account, commodity), Decimal(0))

    def off(self, month: date) -> dict[str, Decimal]:
        """Return the commodities that do not sum to zero over all accounts."""
        return {code: sum_ for code, sum_ in self._zero[month].items() if sum_}

    def _running(self) -> dict[tuple[date, str, str], Decimal]:
        keys = sorted({(account, code) for _, account, code in self._change})
        total: dict[tuple[date, str, str], Decimal] = {}
        for account, code in keys:
            sum_ = Decimal(0)
            for month in self.months:
                sum_ += self.change(month, account, code)
                total[month, account, code] = sum_
        return total


def _months(changes: Collection[Change]) -> list[date]:
    if not changes:
        return []
    month, last = min(each.month_on for each in changes), max(each.month_on for each in changes)
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
    in_all: dict[str, Decimal] = defaultdict(Decimal)
    for month in sums.months:
        for code in codes:
            in_all[code] += given.get((month, code), Decimal(0))
        held = {code: (sums.total(month, STOCK, code), sums.total(month, AGED, code)) for code in codes}
        off = [code for code, (stock, aged) in held.items() if stock + aged != in_all[code] or min(stock, aged) < 0]
        seen = ", ".join(f"{code} {held[code][0]} and {held[code][1]} aged" for code in off or codes)
        expected = ", ".join(f"{code} {in_all[code]} given" for code in off or codes)
        yield _result(month, "commons: opening + given - aged = closing", not off, seen, expected, books.gifts)


def check_contributors(books: Books, sums: MonthlySums) -> Iterator[CloseCheck]:
    """Hold contributors who came less those who went against those present."""
    present = {each.month: each.present for each in books.contributors}
    for month in sums.months:
        seen, expected = sums.total(month, CONTRIBUTORS, PERSON.code), present.get(month, 0)
        name = "contributors: opening + in - out = closing"
        yield _result(month, name, seen == expected, f"{seen}", f"{expected} present", present)


def check_customers(books: Books, sums: MonthlySums) -> Iterator[CloseCheck]:
    """Hold customers who came less those who went against those served."""
    present = {each.month: each.present for each in books.customers}
    for month in sums.months:
        seen, expected = sums.total(month, CUSTOMERS, CUST.code), present.get(month, 0)
        name = "customers: opening + in - out = closing"
        yield _result(month, name, seen == expected, f"{seen}", f"{expected} served", present)


def check_bank(books: Books, sums: MonthlySums) -> Iterator[CloseCheck]:
    """Hold cash against the bank's balances, in each currency; the first balance only sets the opening."""
    told: dict[date, list[BankMonth]] = defaultdict(list)
    for each in books.bank:
        told[each.month].append(each)
    opened: set[str] = set()
    for month in sums.months:
        yield _bank_result(month, told[month], sums, opened)
        opened |= {each.currency for each in told[month] if not each.missing}


def _bank_result(month: date, told: list[BankMonth], sums: MonthlySums, opened: set[str]) -> CloseCheck:
    name = "cash: opening + in - out = bank"
    if not told:
        return CloseCheck(month, name, NOT_RECORDED, "no bank balance of the month's end", "a bank balance")
    words = [_bank_words(each, sums.total(month, CASH, each.currency), opened) for each in told]
    held = [each for each in told if each.currency in opened and not each.missing]
    good = all(sums.total(month, CASH, each.currency) == each.amount for each in held)
    result = NOT_RECORDED if not held else CLOSED if good else FAILED
    expected = ", ".join(f"{each.amount} {each.currency} at the bank" for each in told)
    return CloseCheck(month, name, result, "; ".join(words), expected)


def _bank_words(each: BankMonth, cash: Decimal, opened: set[str]) -> str:
    if each.missing:
        return f"no balance of {', '.join(each.missing)}"
    if each.currency not in opened:
        return f"{each.amount} {each.currency}, the first balance told: taken as the opening"
    difference = each.amount - cash
    return f"{cash} {each.currency}" + (f", {difference:+} at the bank" if difference else "")


CHECKS: tuple[Check, ...] = (
    check_zero,
    check_paid_days,
    check_commons,
    check_contributors,
    check_customers,
    check_bank,
)


def close_months(books: Books, changes: Collection[Change]) -> list[CloseCheck]:
    """Return every check of every month from the first posting to the last."""
    sums = MonthlySums(changes)
    return [row for check in CHECKS for row in check(books, sums)]


def _result(month: date, name: str, good: bool, seen: str, expected: str, records: object) -> CloseCheck:  # noqa: FBT001
    if not records:
        return CloseCheck(month, name, NOT_RECORDED, "nothing recorded", "records")
    return CloseCheck(month, name, CLOSED if good else FAILED, seen, expected)
