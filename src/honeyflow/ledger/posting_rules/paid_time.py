"""Where the staff's paid time went; what no record says is unknown, never zero."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from honeyflow.kernel.commodity import PDAY
from honeyflow.ledger.accounts import HOURS, SPENT_ON
from honeyflow.ledger.entries import transfer
from honeyflow.ledger.payroll import paid_days_by_month
from honeyflow.ledger.records import Books, Effort, Entry, PostingRule, Provenance
from honeyflow.site.effort import Destination

_WORDS = {
    Destination.OPEN: "Paid time that went into open source",
    Destination.CLOSED: "Paid time that went into what was not open source",
    Destination.SERVICE: "Paid time that went into serving customers",
    Destination.TRAINING: "Paid time that staff spent learning",
    Destination.ADMINISTRATION: "Paid time that kept the company running",
    Destination.LEAVE: "Paid time off",
    Destination.UNKNOWN: "Paid time of which no record says where it went",
}
_SOURCES = {Provenance.SHEET: "time_entry", Provenance.DERIVED: "staff_day", Provenance.NOTHING: "staff"}


def post(books: Books) -> Iterator[Entry]:
    """Post, per month, destination, project and how it is known, the person-days; per month, the unknown rest."""
    told: dict[date, Decimal] = defaultdict(Decimal)
    for each in books.effort:
        told[each.month] += each.days
        yield _entry(each)
    for month, paid in paid_days_by_month(books).items():
        if rest := paid - told[month]:
            yield _entry(Effort(month, Destination.UNKNOWN, "", Provenance.NOTHING, rest), "rest/")


def _entry(effort: Effort, mark: str = "") -> Entry:
    month, project = f"{effort.month:%Y-%m}", effort.project
    where = f"{effort.destination}/{project}/" if project else f"{effort.destination}/"
    known = effort.provenance.value.replace(" ", "-")
    return Entry(
        entry_id=f"{posting_rule.name}/{month}/{where}{mark}{known}",
        rule=posting_rule.name,
        posted_on=effort.month,
        project=project,
        narration=f"{_WORDS[effort.destination]}{f': {project}' if project else ''} ({effort.provenance.value})",
        source=_SOURCES[effort.provenance],
        locator=f"{month} {effort.destination}{f' {project}' if project else ''}",
        legs=transfer(HOURS, SPENT_ON[effort.destination], PDAY.code, effort.days),
    )


posting_rule = PostingRule(name="time-spent", question="Where did the staff's paid time go?", post=post)
