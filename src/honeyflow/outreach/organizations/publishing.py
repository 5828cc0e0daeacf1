"""Month by month, what is told of each organization; pure functions over counts and what was told before."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from honeyflow.kernel.period import Period, add_months
from honeyflow.ledger.membership import month_of
from honeyflow.outreach.organizations.bands import Held, Rule, change_of, flag_rule_of, rule_of
from honeyflow.outreach.organizations.records import (
    FADING,
    GROWING,
    KIND,
    PEOPLE,
    PROJECT,
    RECENT,
    RECENT_MONTHS,
    SEPARATOR,
    STEADY,
    MarketOrganization,
    MarketPublication,
    PresenceState,
)

Changes = Mapping[date, int]
Events = Mapping[str, Mapping[str, Changes]]
"""By organization and aspect: by how many people the count changes in each month."""

Told = Callable[[str, date], tuple[str, str]]
"""Name and relation of an organization at the end of a month."""


@dataclass(frozen=True)
class Published:
    """Everything told so far, and what the next month must know of it."""

    publications: tuple[MarketPublication, ...] = ()
    rows: tuple[MarketOrganization, ...] = ()
    states: tuple[PresenceState, ...] = ()

    @property
    def last_month(self) -> date | None:
        """The last month published; None before the first."""
        return max((each.month_on for each in self.publications), default=None)


def publish_months(before: Published, events: Events, told: Told, last_month: date, minimum_group: int) -> Published:
    """Return what is published once `last_month` is: every month told before as it was told, then the new ones.

    Before anything was published, all months since the first contribution are told as if each had been then. Data that
    arrive late, or are corrected, change the next month only.
    """
    months = _new_months(before, events, last_month)
    if not months:
        return before
    made = _Months(before, events, told, minimum_group)
    rows = [row for month in months for row in made.rows_of(month)]
    change = change_of(minimum_group)
    return Published(
        (*before.publications, *(MarketPublication(month, minimum_group, change) for month in months)),
        (*before.rows, *rows),
        tuple(made.states()),
    )


def _new_months(before: Published, events: Events, last_month: date) -> list[date]:
    told = before.last_month
    seen = (month for aspects in events.values() for changes in aspects.values() for month in changes)
    start = add_months(told, 1) if told else min(last_month, min(seen, default=last_month))
    return [] if start > last_month else [each.start for each in Period(start, add_months(last_month, 1)).each_month()]


@dataclass
class _Count:
    """One count as it goes from month to month."""

    changes: Changes
    held: Held
    rule: Rule
    total: int = 0

    def pass_by(self, month: date) -> None:
        self.total += self.changes.get(month, 0)
        self.held = self.rule.after(self.held, self.total)


@dataclass
class _Months:
    """Counts and what is told of them, walked through in order of month."""

    before: Published
    events: Events
    told: Told
    minimum_group: int
    _counts: dict[str, dict[str, _Count]] = field(default_factory=dict)
    _due: dict[date, list[_Count]] = field(default_factory=lambda: defaultdict(list))
    _recent: dict[tuple[str, date], int | None] = field(default_factory=dict)
    _since: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        held = {(each.organization_id, each.aspect): Held(each.least, each.reference) for each in self.before.states}
        keys = set(held) | {(key, aspect) for key, aspects in self.events.items() for aspect in aspects}
        for key, aspect in sorted(keys):
            changes = self.events.get(key, {}).get(aspect, {})
            self._counts.setdefault(key, {})[aspect] = self._count(aspect, changes, held.get((key, aspect), Held()))
        for row in self.before.rows:
            self._remember(row)

    def _count(self, aspect: str, changes: Changes, held: Held) -> _Count:
        """Return a count that is due in each month it changes, and in the next: what came late changes that one."""
        told = self.before.last_month
        rule = (rule_of if aspect in (PEOPLE, RECENT) else flag_rule_of)(self.minimum_group)
        count = _Count(changes, held, rule, sum(change for month, change in changes.items() if told and month <= told))
        for month in {*changes, *([add_months(told, 1)] if told else [])}:
            self._due[month].append(count)
        return count

    def rows_of(self, month: date) -> Iterator[MarketOrganization]:
        # A count that does not change is told as before: the rule is idle for the same count again.
        for count in self._due.get(month, ()):
            count.pass_by(month)
        for key, counts in self._counts.items():
            if PEOPLE in counts and counts[PEOPLE].held.least:
                row = self._row(key, counts, month)
                self._remember(row)
                yield row

    def states(self) -> Iterator[PresenceState]:
        for key, counts in self._counts.items():
            for aspect, count in counts.items():
                if count.held != Held():
                    yield PresenceState(key, aspect, count.held.least, count.held.reference)

    def _row(self, key: str, counts: Mapping[str, _Count], month: date) -> MarketOrganization:
        name, relation = self.told(key, month)
        recent = counts[RECENT].held.least or None if RECENT in counts else None
        earlier = self._recent.get((key, add_months(month, -RECENT_MONTHS)))
        return MarketOrganization(
            month_on=month,
            organization_id=key,
            name=name,
            relation=relation,
            people_least=counts[PEOPLE].held.least,
            recent_least=recent,
            momentum=momentum_of(earlier, recent),
            since_year=self._since.get(key, month.year),
            kinds=_told(counts, KIND),
            projects=_told(counts, PROJECT),
        )

    def _remember(self, row: MarketOrganization) -> None:
        self._recent[row.organization_id, row.month_on] = row.recent_least
        self._since.setdefault(row.organization_id, row.since_year)


def momentum_of(earlier: int | None, recent: int | None) -> str | None:
    """Return which way the bound went in 24 months; None unless both are told."""
    if earlier is None or recent is None:
        return None
    return STEADY if recent == earlier else GROWING if recent > earlier else FADING


def _told(counts: Mapping[str, _Count], prefix: str) -> str:
    found = (aspect for aspect, count in counts.items() if aspect.startswith(prefix) and count.held.least)
    return SEPARATOR.join(sorted(aspect.removeprefix(prefix) for aspect in found))


def gather_events(rows: Iterable[Mapping[str, Any]]) -> dict[str, dict[str, dict[date, int]]]:
    """Return rows of ``presence_event`` by organization, aspect and month."""
    events: dict[str, dict[str, dict[date, int]]] = defaultdict(lambda: defaultdict(dict))
    for row in rows:
        events[row["organization_id"]][row["aspect"]][month_of(row["month"])] = row["change"]
    return events
