"""The statement for the community in words and shown figures, the same on its page and in its file.

Only what `CommonsStatement` holds is said: it names no person and no customer, and tells no sum of a small group.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from honeyflow.documents.comb import share_of
from honeyflow.documents.ranges import joined
from honeyflow.documents.released import releases_data
from honeyflow.documents.rounding import coarse, shown_parts
from honeyflow.documents.wording import NO_PROJECT, number, period_words, plural
from honeyflow.kernel.commodity import Kind
from honeyflow.ledger.commons_statement import CommonsStatement
from honeyflow.ledger.work_done import PaidDays

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Hundred:
    """Of each 100 paid person-days: into open source, elsewhere, and of which no record says where; 100 in all."""

    open: int
    other: int
    unknown: int


@dataclass(frozen=True)
class KindRow:
    """One kind of contribution: what community and company gave, and the community's part of both, 0-100."""

    name: str
    community: str
    company: str
    part: int | None


@dataclass(frozen=True)
class CommonsWords:
    """A statement, read to everybody.

    Parameters
    ----------
    shown : callable
        What names of projects and tags pass through: names of people and of customers are withheld.
    """

    statement: CommonsStatement
    company: str
    shown: Callable[[str], str]

    @property
    def period(self) -> str:
        """The period as people say it."""
        return period_words(self.statement.period)

    @property
    def hundred(self) -> Hundred | None:
        """Where each 100 paid person-days went, None when none are recorded."""
        return hundred_of_days(self.statement.days)

    @property
    def headline(self) -> str:
        """What there is to say first."""
        hundred = self.hundred
        if hundred is None:
            return f"What {self.company} and its community made, everybody may use"
        least = "at least " if hundred.unknown else ""
        return f"Of each 100 person-days {self.company} paid for, {least}{hundred.open} became open source"

    @property
    def paid(self) -> str:
        """Who paid, without telling of a small group."""
        statement = self.statement
        if statement.customers is None:
            return f"Fewer than {statement.group} customers paid {self.company} in {self.period}, so no sum is told."
        sums = joined([f"about {number(coarse(each.amount))} {each.currency}" for each in statement.money])
        held = (
            " Sums in currencies that fewer customers used are not told." if statement.money_held_back and sums else ""
        )
        whom = plural(statement.customers, "customer", "customers")
        return f"{whom} paid {self.company} {sums or 'for its services'} in {self.period}.{held}"

    @property
    def work(self) -> str:
        """What the money paid."""
        days, hundred = self.statement.days, self.hundred
        if days is None or hundred is None:
            return f"How many person-days {self.company} paid for is not recorded."
        projects = sum(1 for project in days.open_by_project if project)
        tail = f" Of {hundred.unknown} of each 100 no record says where they went." if hundred.unknown else ""
        return (
            f"{self.company} paid for {number(days.paid)} person-days of work. {number(days.open)} of them are on "
            f"record as work on open source, in {plural(projects, 'project', 'projects')}.{tail}"
        )

    @property
    def people(self) -> str:
        """Who gave without being paid by the company."""
        statement = self.statement
        if not any(each.community for each in statement.given):
            return f"Nobody but {self.company}'s own people contributed in this time."
        who = "A few people" if statement.contributors is None else f"{statement.contributors:,} people"
        return (
            f"{who} who are not paid by {self.company} gave what stands under community. Nobody sold it, and nobody "
            "may take it away."
        )

    def kinds(self) -> list[KindRow]:
        """Return a row a kind."""
        rows = []
        for each in self.statement.given:
            part = share_of(each.community, each.company)
            name = each.kind.value
            rows.append(
                KindRow(name, number(each.community), number(each.company), None if part is None else round(part * 100))
            )
        return rows

    def shares(self) -> dict[Kind, float | None]:
        """Return the community's part of each kind."""
        return {each.kind: share_of(each.community, each.company) for each in self.statement.given}

    def projects(self) -> list[dict[str, Any]]:
        """Return a row a project: person-days paid and releases; their shown sum is the shown total."""
        days = self.statement.days.open_by_project if self.statement.days else {}
        released = {each["project"]: each for each in self.releases() or []}
        named: dict[str, Decimal] = {}
        for project, amount in days.items():
            name = self.shown(project) if project else NO_PROJECT
            named[name] = named.get(name, Decimal(0)) + amount
        parts = dict(zip(named, shown_parts(list(named.values())), strict=True))
        names = sorted({*named, *released}, key=lambda name: (-named.get(name, Decimal(0)), name))
        return [
            {"name": name, "days": number(parts[name]) if name in parts else "–", "released": released.get(name)}
            for name in names
        ]

    def releases(self) -> list[dict[str, Any]] | None:
        """Return the releases by project, None when they are not recorded."""
        return releases_data(self.statement.releases, self.shown)

    @property
    def rule(self) -> str:
        """How to read it."""
        return (
            f"Person-days are working days {self.company} paid for, by its staff list; open source are those on which "
            "records show accepted work on published code. What no record tells stays unknown, so the figure is a "
            "least. Money, days and contributions are never added to each other. Sums of money are rounded to two "
            f"figures and told only where {self.statement.group} customers or more stand behind them. "
            "No person and no customer is named."
        )


def hundred_of_days(days: PaidDays | None) -> Hundred | None:
    """Return where each 100 paid person-days went, in whole days that make 100; None when none are recorded."""
    if days is None:
        return None
    parts = [part / days.paid * HUNDRED for part in (days.open, days.other, days.unknown)]
    return Hundred(*(int(part) for part in shown_parts(parts)))
