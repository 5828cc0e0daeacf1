"""What to look at next, weightiest first, and how far the books are closed."""

from pathlib import Path

import pytest

from honeyflow.documents.lede import closed_words
from honeyflow.kernel.commodity import money
from honeyflow.kernel.finding import Severity
from honeyflow.kernel.party import Party
from honeyflow.kernel.period import Period
from honeyflow.ledger.lines import NO_MONEY, NOT_BY_PROJECT
from honeyflow.ledger.records import Check, Direction, Line, Statement
from honeyflow.site import Site
from honeyflow.site.config import Company
from honeyflow.sources.read import FindingCount
from honeyflow.web.choice import choose
from honeyflow.web.pages.exchange.steps import MOST_STEPS, next_steps

YEAR = Period.parse("2026")
SPAN = Period.parse("2015-04..2026-10")
SITE = Site(folder=Path(), company=Company(domains=("keeper.example",)))


def statement(missing: str = "", failed: int = 0) -> Statement:
    line = Line(Party.CUSTOMERS, Direction.GAVE, "paid", money("EUR"), None, None, "customers:cash", "money", missing)
    checks = (Check("zero", "failed", failed, ""),) if failed else (Check("zero", "closed", 10, ""),)
    return Statement(YEAR, None, (line,), checks, ())


def titles(site: Site = SITE, missing: str = "", unknown: float | None = None, *counts: FindingCount) -> list[str]:
    choice = choose(SPAN, (), {})
    return [step.title for step in next_steps(statement(missing), site, counts, unknown, choice)]


def test_nothing_missing_and_nothing_wrong_leaves_nothing_to_do() -> None:
    assert titles(SITE, "", 0.1) == []


def test_steps_come_weightiest_first() -> None:
    counts = FindingCount("value-wrong", Severity.SERIOUS, 2), FindingCount("date", Severity.WARNING, 1)
    notes = FindingCount("odd", Severity.NOTE, 9)

    assert titles(Site(folder=Path()), NO_MONEY, 0.5, *counts, notes) == [
        "2 serious findings: value-wrong",
        "Name your company's e-mail domains in honeyflow.toml",
        "List your invoices in invoices.csv",
        "The employer behind 50 % of commits is unknown",
        "Go through 1 warning in the data",
    ]


def test_what_exists_only_for_all_projects_is_nothing_to_do() -> None:
    assert titles(SITE, NOT_BY_PROJECT) == []


def test_no_more_steps_than_can_be_taken() -> None:
    counts = [FindingCount(f"rule-{number}", Severity.SERIOUS, 1) for number in range(20)]

    assert len(titles(SITE, "", None, *counts)) == MOST_STEPS


@pytest.mark.parametrize(
    ("failed", "said"), [(0, "Books closed: 10 of 12 months"), (3, "Books closed: 7 of 12 months")]
)
def test_months_outside_the_books_and_failed_ones_are_not_closed(failed: int, said: str) -> None:
    assert closed_words(statement(failed=failed), SPAN) == said
