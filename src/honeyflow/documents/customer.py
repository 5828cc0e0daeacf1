"""The statement for one customer as PDF, CSV and JSON: what your money did. It names no person."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from honeyflow.documents.customer_words import CustomerWords
from honeyflow.documents.errors import RefusedError
from honeyflow.documents.sheet import csv_text, exact, json_text
from honeyflow.documents.typesetting import typeset
from honeyflow.kernel.bounds import Bounds
from honeyflow.ledger.customer_statement import CustomerStatement

FORMATS = ("pdf", "csv", "json")
"""Endings, the usual one first."""

SCHEMA = "honeyflow/statement-for-customer/1"
COLUMNS = ("part", "what", "unit", "at_least", "at_most", "note")
_NOT_IN_NAMES = re.compile(r"[^\w.-]+")

CsvRow = tuple[str, str, str, str, str, str]


@dataclass(frozen=True)
class CustomerFile:
    """A customer's statement with what stands around it.

    Parameters
    ----------
    shown : callable
        What names of projects and tags pass through before anybody sees them: people's names are masked.
    titles : mapping
        Title of each service by its slug.
    """

    statement: CustomerStatement
    company: str
    as_of: date
    shown: Callable[[str], str]
    titles: dict[str, str]
    demo: bool = False

    def __post_init__(self) -> None:
        if self.statement.refused:
            raise RefusedError(self.statement.refused)

    @property
    def stem(self) -> str:
        """Name of the file, without its ending."""
        who = _NOT_IN_NAMES.sub("-", self.statement.customer.customer_id).strip("-.") or "customer"
        return f"statement-{who}-{self.statement.period.name.replace('..', '-to-')}"

    def made(self, ending: str) -> bytes:
        """Return the file with this ending, one of `FORMATS`."""
        if ending == "pdf":
            return self.as_pdf()
        return (self.as_csv() if ending == "csv" else self.as_json()).encode()

    @property
    def words(self) -> CustomerWords:
        """The statement as it is read."""
        return CustomerWords(self.statement, self.company, self.shown, self.titles)

    def as_pdf(self) -> bytes:
        """Return two pages of A4 to send, tagged."""
        data = self.words.data() | {"as_of": f"{self.as_of:%-d %B %Y}", "demo": self.demo}
        return typeset("customer.typ", data, self.as_of)

    def as_csv(self) -> str:
        """Return one row a figure, exact; where a part is unknown, what it is at least and at most."""
        return csv_text(COLUMNS, self._rows())

    def as_json(self) -> str:
        """Return everything, amounts as texts so that none is rounded."""
        statement = self.statement
        period = statement.period
        return json_text(
            {
                "schema": SCHEMA,
                "company": self.company,
                "customer": {"customer_id": statement.customer.customer_id, "name": statement.customer.name},
                "period": {"name": period.name, "start": period.start, "end": period.end},
                "as_of": self.as_of,
                "demo": self.demo,
                "figures": [dict(zip(COLUMNS, row, strict=True)) for row in self._rows()],
                "releases": self._releases(),
                "invoices": [_plain(replace(line, service=self.shown(line.service))) for line in statement.invoices],
                "payments": [_plain(payment) for payment in statement.payments],
                "rule": self.words.rule,
            }
        )

    def _rows(self) -> Iterator[CsvRow]:
        yield from self._money_rows()
        yield from self._work_rows()
        free = self.statement.free
        for each in free.given:
            what = f"accepted contributions in {each.kind.value}"
            yield _row("community gave", what, "contributions", Bounds.exactly(each.community))
            yield _row("company gave", what, "contributions", Bounds.exactly(each.company))
        yield (
            "community gave",
            "people who contributed",
            "persons",
            str(free.contributors),
            str(free.contributors),
            "",
        )
        for project, count in self._released() if free.releases is not None else ():
            yield ("released", project, "releases", str(count), str(count), "")

    def _money_rows(self) -> Iterator[CsvRow]:
        statement = self.statement
        for part, sums in (("invoiced", statement.invoiced), ("paid", statement.paid), ("earned", statement.earned)):
            for each in sums:
                yield (part, part, each.currency, exact(each.amount), exact(each.amount), "")
        for service in statement.services:
            yield _row("received", self.shown(service.service), "customer-months", Bounds.exactly(service.months))
        share = statement.share
        yield _row("share", "of what was earned from all customers", "share", share, statement.no_share)

    def _work_rows(self) -> Iterator[CsvRow]:
        work = self.statement.work
        if work is None:
            yield _row("work", "person-days", "person-days", None, self.statement.no_work)
            return
        yield _row("work", "all paid person-days of this share", "person-days", work.days)
        for each in work.open:
            yield _row("work", f"open source: {self.shown(each.project)}", "person-days", each.days)
        yield _row("work", "other work", "person-days", work.other)
        yield _row("work", "no record says where", "person-days", work.unknown)
        yield _row("work", "of the paid days, into open source", "share", work.open_share)

    def _released(self) -> Iterator[tuple[str, int]]:
        for each in self.statement.free.releases or ():
            yield self.shown(each.project), len(each.tags)

    def _releases(self) -> list[dict[str, Any]] | None:
        releases = self.statement.free.releases
        if releases is None:
            return None
        return [
            {"project": self.shown(each.project), "tag": self.shown(tag.tag), "tagged_on": tag.tagged_on}
            for each in releases
            for tag in each.tags
        ]


def _row(part: str, what: str, unit: str, bounds: Bounds | None, note: str = "") -> CsvRow:
    low, high = (exact(bounds.low), exact(bounds.high)) if bounds else ("", "")
    return part, what, unit, low, high, note


def _plain(record: Any) -> dict[str, Any]:
    """Return an invoice line or a payment without what only the company's own machine knows of it."""
    kept = {**vars(replace(record))}
    return {key: value for key, value in kept.items() if key not in ("source", "locator", "customer_id")}
