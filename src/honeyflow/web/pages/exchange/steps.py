"""What to look at next: what is missing, what is wrong in the data, and how far the books are closed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from honeyflow.kernel.finding import Severity
from honeyflow.ledger.lines import NO_KEEPER, things_to_do
from honeyflow.ledger.records import Statement
from honeyflow.site import Site
from honeyflow.sources.read import FindingCount
from honeyflow.web.choice import Choice
from honeyflow.web.links import method_link, page_link
from honeyflow.web.wording import number, plural

MOST_STEPS = 6

MUCH_UNKNOWN = 0.2
"""Share of commits without a known employer from which on it is worth a look."""


@dataclass(frozen=True)
class Step:
    """One thing to do next, with where to do it."""

    title: str
    says: str
    link: str
    label: str


def next_steps(
    statement: Statement, site: Site, counts: Iterable[FindingCount], unknown_share: float | None, choice: Choice
) -> list[Step]:
    """Return the most useful things to do next, weightiest first, at most `MOST_STEPS`."""
    found = tuple(counts)
    steps = (
        *_serious(found, choice),
        *_domains(site),
        *_missing(statement),
        *_unknown(unknown_share, choice),
        *_warnings(found, choice),
    )
    return list(steps[:MOST_STEPS])


def _serious(counts: Iterable[FindingCount], choice: Choice) -> Iterator[Step]:
    for count in counts:
        if count.severity is Severity.SERIOUS:
            title = f"{plural(count.count, 'serious finding', 'serious findings')}: {count.rule}"
            link = page_link("findings", choice, rule=count.rule)
            yield Step(title, "Something is missing from the figures because of it.", link, "See the places")


def _domains(site: Site) -> Iterator[Step]:
    if not site.company.domains:
        title = "Name your company's e-mail domains in honeyflow.toml"
        says = "Without them, only people on the staff list count as the company's."
        yield Step(title, says, method_link("parties"), "How parties are told apart")


def _missing(statement: Statement) -> Iterator[Step]:
    if todo := things_to_do(line for line in statement.lines if line.missing != NO_KEEPER):
        title = f"{todo[0][:1].upper()}{'; '.join(todo)[1:]}"
        says = "Then run again: a part of the statement is not recorded until then."
        yield Step(title, says, page_link("methods"), "How figures are made")


def _unknown(share: float | None, choice: Choice) -> Iterator[Step]:
    if share is not None and share > MUCH_UNKNOWN:
        title = f"The employer behind {number(Decimal(share * 100))} % of commits is unknown"
        says = "Their authors use free-mail addresses or domains nobody has named."
        yield Step(title, says, page_link("employers", choice), "See employers")


def _warnings(counts: Iterable[FindingCount], choice: Choice) -> Iterator[Step]:
    weak = sum(count.count for count in counts if count.severity is Severity.WARNING)
    if weak:
        title = f"Go through {plural(weak, 'warning', 'warnings')} in the data"
        link = page_link("findings", choice, severity=Severity.WARNING.value)
        yield Step(title, "Some figures are weaker than they look.", link, "See findings")
