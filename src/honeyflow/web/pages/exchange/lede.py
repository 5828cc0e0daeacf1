"""The statement in one sentence, and what to look at next."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from honeyflow.kernel.commodity import CMONTH, PDAY
from honeyflow.kernel.finding import Severity
from honeyflow.kernel.party import Party
from honeyflow.ledger.records import Check, Direction, Line, Statement
from honeyflow.site import Site
from honeyflow.sources.read import FindingCount
from honeyflow.web.choice import Choice
from honeyflow.web.links import page_link
from honeyflow.web.wording import is_contribution, is_money, number, plural, unit_words

MOST_STEPS = 6


@dataclass(frozen=True)
class Step:
    """One thing to do next, with where to do it."""

    title: str
    says: str
    link: str
    label: str


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


def next_steps(
    statement: Statement, site: Site, counts: Iterable[FindingCount], unknown_share: float | None, choice: Choice
) -> list[Step]:
    """Return the most useful things to do next, weightiest first, at most `MOST_STEPS`."""
    steps: list[Step] = []
    findings = page_link("findings", choice)
    for count in counts:
        if count.severity is Severity.SERIOUS:
            title = f"{plural(count.count, 'serious finding', 'serious findings')}: {count.rule}"
            steps.append(
                Step(title, "Something is missing from the figures because of it.", findings, "See the places")
            )
    if not site.company.domains:
        says = "Without them the company's own work is counted as the community's."
        steps.append(
            Step(
                "Name your company's e-mail domains in honeyflow.toml",
                says,
                page_link("methods"),
                "How parties are told apart",
            )
        )
    steps.extend(_of_hint(hint) for hint in dict.fromkeys(line.missing for line in statement.lines) if hint)
    if unknown_share is not None and unknown_share > 0.2:
        says = "Their authors use free-mail addresses or domains nobody has named."
        title = f"The employer behind {number(Decimal(unknown_share * 100))} % of commits is unknown"
        steps.append(Step(title, says, page_link("employers", choice), "See employers"))
    weak = sum(count.count for count in counts if count.severity is Severity.WARNING)
    if weak:
        says = "Some figures are weaker than they look."
        steps.append(
            Step(f"Go through {plural(weak, 'warning', 'warnings')} in the data", says, findings, "See findings")
        )
    return steps[:MOST_STEPS]


def _of_hint(hint: str) -> Step:
    _, _, todo = hint.rpartition("Not recorded: ")
    title = todo[:1].upper() + todo[1:]
    says = "A part of the statement is not recorded until then."
    return Step(title.rstrip("."), says, page_link("methods"), "How figures are made")


def closed_words(checks: Iterable[Check], months: int) -> str:
    """Return ``Books closed: 12 of 12 months``, by the check with the most months failed."""
    failed = max((check.months for check in checks if check.result == "failed"), default=0)
    return f"Books closed: {months - failed} of {plural(months, 'month', 'months')}"
