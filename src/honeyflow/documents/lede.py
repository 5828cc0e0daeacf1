"""The statement in one sentence, and how far its books are closed."""

from dataclasses import dataclass
from decimal import Decimal

from honeyflow.documents.wording import is_contribution, is_money, number, plural, unit_words
from honeyflow.kernel.commodity import CMONTH, PDAY
from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period
from honeyflow.ledger.close import FAILED
from honeyflow.ledger.records import Direction, Line, Statement


@dataclass(frozen=True)
class Part:
    """A piece of the sentence; strong pieces carry the figures."""

    words: str
    strong: bool = False


def sentence(statement: Statement, company: str) -> list[Part]:
    """Return what each party gave, in words; parties of whom nothing is recorded are left out."""
    parts: list[Part] = []
    for clause in (_community(statement), _company(statement, company), _customers(statement)):
        if clause:
            parts += [Part("; " if parts else ""), *clause]
    return [*parts, Part(".")] if parts else []


def _community(statement: Statement) -> list[Part]:
    given = _contributions(statement, Party.COMMUNITY)
    return [Part("the community gave "), *given] if given else []


def _company(statement: Statement, company: str) -> list[Part]:
    days = _first(statement, Party.COMPANY, PDAY.code)
    if days is None or not days.amount:
        given = _contributions(statement, Party.COMPANY)
        return [Part(f"{company} gave "), *given] if given else []
    return [
        Part(f"{company} put "),
        Part(f"{number(days.amount)} person-days", strong=True),
        Part(" of paid work into it"),
    ]


def _customers(statement: Statement) -> list[Part]:
    money = [line for line in statement.of(Party.CUSTOMERS, Direction.GAVE) if is_money(line.commodity) and line.amount]
    paid = [line for line in money if line.account == "customers:cash"] or money
    service = _first(statement, Party.COMPANY, CMONTH.code)
    if not paid:
        return []
    words = " and ".join(f"{number(line.amount or Decimal(0))} {line.commodity.code}" for line in paid)
    tail = (
        [Part(" for "), Part(f"{number(service.amount)} customer-months", strong=True), Part(" of service")]
        if (service and service.amount)
        else []
    )
    return [Part("customers paid "), Part(words, strong=True), *tail]


def _contributions(statement: Statement, party: Party) -> list[Part]:
    lines = [line for line in statement.of(party, Direction.GAVE) if is_contribution(line.commodity) and line.amount]
    top = sorted(lines, key=lambda line: line.amount or Decimal(0), reverse=True)
    if not top:
        return []
    names = [f"{number(line.amount or Decimal(0))} {unit_words(line.commodity)}" for line in top]
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    return [Part(listed, strong=True), Part(" contributions")]


def _first(statement: Statement, party: Party, code: str) -> Line | None:
    lines = [line for line in statement.of(party, Direction.GAVE) if line.commodity.code == code]
    return lines[0] if lines else None


def closed_words(statement: Statement, span: Period) -> str:
    """Return ``Books closed: 12 of 12 months``: months of the books less those of the check that failed most."""
    period = statement.period
    held = sum(month.start in span for month in period.each_month())
    failed = max((check.months for check in statement.checks if check.result == FAILED), default=0)
    return f"Books closed: {held - failed} of {plural(period.months, 'month', 'months')}"
