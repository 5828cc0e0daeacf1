"""Entries: made by posting rules, checked to balance in each commodity, written as ``entry`` and ``posting``."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.kernel.period import month_start
from honeyflow.ledger.records import Books, Entry, Leg, Sums
from honeyflow.ledger.registry import posting_rules


class UnbalancedEntryError(HoneyflowError):
    """A posting rule made an entry that does not sum to zero in some commodity."""

    def __init__(self, rule: str, entry_id: str, commodity: str, total: Decimal) -> None:
        self.entry_id = entry_id
        super().__init__(
            f"posting rule {rule}: entry {entry_id} sums to {total} {commodity}; expected 0. Mend the rule."
        )


@dataclass(frozen=True)
class EntryHead:
    """A row of ``entry``."""

    entry_id: str
    rule: str
    posted_on: date
    month_on: date
    project: str
    narration: str
    source: str
    locator: str


@dataclass(frozen=True)
class Posting:
    """A row of ``posting``."""

    entry_id: str
    month_on: date
    project: str
    account: str
    commodity: str
    amount: Decimal


@dataclass(frozen=True)
class PostingLine:
    """A posting with its entry's words: a row of ``locked_posting``."""

    entry_id: str
    rule: str
    posted_on: date
    month_on: date
    project: str
    narration: str
    source: str
    locator: str
    account: str
    commodity: str
    amount: Decimal


def transfer(giver: str, taker: str, commodity: str, amount: Decimal) -> tuple[Leg, Leg]:
    """Return the two legs by which `amount` of `commodity` goes from `giver` to `taker`."""
    return Leg(giver, commodity, -amount), Leg(taker, commodity, amount)


def post_all(books: Books) -> list[Entry]:
    """Return the entries of every monthly posting rule up to the books' last month, each checked to balance."""
    rules = posting_rules.all().values()
    return _checked(books, chain.from_iterable(rule.post(books) for rule in rules if rule.post is not None))


def settle_all(books: Books, sums: Sums) -> list[Entry]:
    """Return the entries of the rules that post after all others, from what these sum to."""
    rules = posting_rules.all().values()
    return _checked(books, chain.from_iterable(rule.settle(books, sums) for rule in rules if rule.settle is not None))


def _checked(books: Books, made: Iterable[Entry]) -> list[Entry]:
    entries = [entry for entry in made if month_start(entry.posted_on) <= books.last_month]
    for entry in entries:
        check_balanced(entry)
    return entries


def check_balanced(entry: Entry) -> None:
    """Raise `UnbalancedEntryError` unless the entry sums to zero in each commodity."""
    total: dict[str, Decimal] = defaultdict(Decimal)
    for leg in entry.legs:
        total[leg.commodity] += leg.amount
    for commodity, amount in total.items():
        if amount:
            raise UnbalancedEntryError(entry.rule, entry.entry_id, commodity, amount)


def heads_of(entries: Iterable[Entry]) -> list[EntryHead]:
    """Return the rows of ``entry``."""
    return [
        EntryHead(
            e.entry_id, e.rule, e.posted_on, month_start(e.posted_on), e.project, e.narration, e.source, e.locator
        )
        for e in entries
    ]


def postings_of(entries: Iterable[Entry]) -> list[Posting]:
    """Return the rows of ``posting``: legs of one entry on the same account and commodity are one row."""
    rows: list[Posting] = []
    for entry in entries:
        total: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
        for leg in entry.legs:
            total[leg.account, leg.commodity] += leg.amount
        month = month_start(entry.posted_on)
        rows.extend(Posting(entry.entry_id, month, entry.project, *key, amount) for key, amount in total.items())
    return rows


def lines_of(entries: Iterable[Entry]) -> list[PostingLine]:
    """Return the postings of entries, each with its entry's words."""
    return [
        PostingLine(**vars(head), account=each.account, commodity=each.commodity, amount=each.amount)
        for entry in entries
        for head in heads_of([entry])
        for each in postings_of([entry])
    ]
