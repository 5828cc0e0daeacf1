"""Which period and which project a visitor looks at: read from the address, offered in the picker."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from honeyflow.documents.wording import period_words as words
from honeyflow.kernel.period import Period, add_months, quarters_inside
from honeyflow.ledger.read import coarse_period, default_period

__all__ = ["Choice", "Option", "choose", "words"]

WHOLE = "all"
"""The picker's word for the whole history."""

MONTHS = "Months"


@dataclass(frozen=True)
class Option:
    """One entry of the picker."""

    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Choice:
    """A period and a project (None: all), out of what the snapshot holds.

    Parameters
    ----------
    span : Period
        First to last closed month.
    notice : str
        What the address asked for and did not get, with the reason; empty when all is well.
    by_month : bool
        Months may be chosen; else whole quarters only.
    """

    span: Period
    projects: tuple[str, ...]
    period: Period
    project: str | None
    notice: str = ""
    by_month: bool = True

    @property
    def query(self) -> str:
        """The address parameters that lead back here; empty for the default."""
        return self.query_with()

    def query_with(self, **more: str) -> str:
        """Return address parameters for this choice and `more`."""
        parts = {} if self.period == default_period(self.span) else {"period": self._period_value()}
        if self.project is not None:
            parts["project"] = self.project
        return urlencode({**parts, **more})

    def moved(self, steps: int) -> "Choice | None":
        """Return the choice `steps` periods later (earlier when negative), None beyond the span."""
        months = steps * self.period.months
        period = Period(add_months(self.period.start, months), add_months(self.period.end, months))
        inside = period.end > self.span.start and period.start < self.span.end
        return replace(self, period=period, notice="") if inside and self.period != self.span else None

    @property
    def without_project(self) -> "Choice":
        """The same for all projects, for pages about the company as a whole: their picker offers none."""
        return replace(self, projects=(), project=None)

    @property
    def earlier(self) -> "Choice | None":
        """The period of equal length just before."""
        return self.moved(-1)

    @property
    def later(self) -> "Choice | None":
        """The period of equal length just after."""
        return self.moved(1)

    @property
    def first_month(self) -> str:
        """First month chosen, as a month field holds it."""
        return f"{self.period.start:%Y-%m}"

    @property
    def last_month(self) -> str:
        """Last month chosen, as a month field holds it."""
        return f"{add_months(self.period.end, -1):%Y-%m}"

    def groups(self) -> list[tuple[str, list[Option]]]:
        """Return the periods on offer by group, newest first; the chosen one is always among them."""
        named = [("", default_period(self.span).name, "Last 12 closed months"), ("", WHOLE, "Whole history")]
        listed = {name for _, name, _ in named} | {self.span.name}
        groups: dict[str, list[Option]] = {"": [self._option(name, label) for _, name, label in named]}
        for group, period in _offered(self.span):
            if group == MONTHS and not self.by_month:
                continue
            listed.add(period.name)
            groups.setdefault(group, []).append(self._option(period.name, period.name))
        if self.period.name not in listed:
            groups[""].insert(0, Option(self.period.name, words(self.period), chosen=True))
        return list(groups.items())

    def project_options(self) -> list[Option]:
        """Return the projects on offer, all first."""
        own = [Option(name, name, name == self.project) for name in self.projects]
        return [Option("", "All projects", self.project is None), *own]

    def _option(self, name: str, label: str) -> Option:
        return Option(name, label, name == self._period_value())

    def _period_value(self) -> str:
        return WHOLE if self.period == self.span else self.period.name


def choose(span: Period, projects: tuple[str, ...], query: Mapping[str, str]) -> Choice:
    """Read the choice from an address; what cannot be read gives the default and a notice."""
    notices: list[str] = []
    period = _period(span, query, notices)
    project = query.get("project") or None
    if project is not None and project not in projects:
        notices.append(f"project {project!r}: expected one of {', '.join(projects)}. Shown: all projects.")
        project = None
    return Choice(span, projects, period, project, " ".join(notices))


def choose_coarsely(span: Period, query: Mapping[str, str]) -> Choice:
    """Read the choice of somebody who gets no less than whole quarters of all projects."""
    inside = quarters_inside(span)
    asked = choose(inside, (), {name: value for name, value in query.items() if name != "project"})
    period = coarse_period(span, asked.period)
    notice = asked.notice
    if period != asked.period:
        notice = f"{notice} Shown: {words(period)}; your role sees whole quarters.".strip()
    return replace(asked, period=period, notice=notice, by_month=False)


def _period(span: Period, query: Mapping[str, str], notices: list[str]) -> Period:
    asked = query.get("period", "")
    first, last = query.get("from", ""), query.get("to", "")
    if first or last:
        asked = f"{first or f'{span.start:%Y-%m}'}..{last or f'{add_months(span.end, -1):%Y-%m}'}"
    if asked in ("", WHOLE):
        return span if asked else default_period(span)
    try:
        return _within_years(Period.parse(asked), span)
    except ValueError as error:
        notices.append(f"{error}. Shown: the last closed months.")
        return default_period(span)


def _within_years(period: Period, span: Period) -> Period:
    """Return the part of `period` in the calendar years of the books; ValueError when there is none."""
    first, end = date(span.start.year, 1, 1), date(add_months(span.end, -1).year + 1, 1, 1)
    start, stop = max(period.start, first), min(period.end, end)
    if start >= stop:
        raise ValueError(f"period {period.name!r}: the books run {words(span)}")
    return Period(start, stop)


def _offered(span: Period) -> Iterator[tuple[str, Period]]:
    last = add_months(span.end, -1)
    years = range(last.year, span.start.year - 1, -1)
    yield from (("Years", Period(date(year, 1, 1), date(year + 1, 1, 1))) for year in years)
    quarters = [Period(date(y, q, 1), add_months(date(y, q, 1), 3)) for y in years for q in (10, 7, 4, 1)]
    yield from (("Quarters", q) for q in quarters if q.start < span.end and q.end > span.start)
    yield from ((MONTHS, month) for month in reversed(span.each_month()))
