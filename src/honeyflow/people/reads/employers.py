"""Employers by accepted commits: organizations, never persons, and none below the minimum group."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from honeyflow.people.records import INDEPENDENT, UNKNOWN, WorkMonth
from honeyflow.sources.lists.capacity import CONTRACTOR


@dataclass(frozen=True)
class Employer:
    """One organization: persons and their accepted commits (merges and bots left out).

    `contractor_commits` of them are by people it does not employ, who are stated to act for it.
    """

    name: str
    kind: str
    persons: int
    commits: int
    first_on: date
    last_on: date
    contractor_commits: int = 0


@dataclass(frozen=True)
class NamePeriod:
    """What an organization was called: half-open ``[start, end)``, None where it is open."""

    name: str
    start: date | None
    end: date | None


Owners = Mapping[tuple[str, str], tuple[str, str]]
"""Name and kind of whose an organization is today, by its own name and kind."""


@dataclass(frozen=True)
class EmployerTable:
    """Employers by commits; those below the minimum group only as a number of organizations and their sums.

    Independents work for nobody, and somebody states so; of whom nothing is known is unknown. Organizations,
    independents and unknown together are all commits by people. A person who worked for two organizations counts in
    both, and once among the persons of all small ones.
    """

    employers: tuple[Employer, ...]
    minimum_group: int
    small_organizations: int
    small_persons: int
    small_commits: int
    unknown_persons: int
    unknown_commits: int
    bot_commits: int
    as_owned_today: bool = False
    independent_persons: int = 0
    independent_commits: int = 0

    @property
    def commits(self) -> int:
        """Accepted commits by people, whoever they work for."""
        named = sum(each.commits for each in self.employers)
        return named + self.small_commits + self.independent_commits + self.unknown_commits

    @property
    def unknown_share(self) -> float | None:
        """Share of commits whose author's employer is unknown; None without commits."""
        return self.unknown_commits / self.commits if self.commits else None


def count_employers(work: Iterable[WorkMonth], minimum_group: int, owners: Owners | None = None) -> EmployerTable:
    """Return the table of employers, those with most commits first.

    Parameters
    ----------
    owners : mapping, optional
        When given, organizations that are named count for whose they are today. Those too small to be named are folded
        before that, so that no comparison of the two tables tells anything about them.
    """
    groups: dict[tuple[str, str], list[WorkMonth]] = defaultdict(list)
    bot_commits = 0
    for each in work:
        if each.bot:
            bot_commits += each.commit_count
        else:
            groups[each.employer, each.employer_kind].append(each)
    unknown = groups.pop((UNKNOWN, UNKNOWN), [])
    independent = groups.pop((INDEPENDENT, INDEPENDENT), [])
    named = {key: rows for key, rows in groups.items() if _persons(rows) >= minimum_group}
    small = [rows for key, rows in groups.items() if key not in named]
    folded = [each for rows in small for each in rows]
    owned: dict[tuple[str, str], list[WorkMonth]] = defaultdict(list)
    for key, rows in named.items():
        owned[(owners or {}).get(key, key)] += rows
    employers = (_employer(name, kind, rows) for (name, kind), rows in owned.items())
    return EmployerTable(
        employers=tuple(sorted(employers, key=lambda each: (-each.commits, each.name))),
        minimum_group=minimum_group,
        small_organizations=len(small),
        small_persons=_persons(folded),
        small_commits=_commits(folded),
        unknown_persons=_persons(unknown),
        unknown_commits=_commits(unknown),
        bot_commits=bot_commits,
        as_owned_today=owners is not None,
        independent_persons=_persons(independent),
        independent_commits=_commits(independent),
    )


def named_as_then(table: EmployerTable, names: Mapping[str, Sequence[NamePeriod]]) -> EmployerTable:
    """Return the table with each organization called what it was called on the last day it was seen.

    Parameters
    ----------
    names : mapping
        Periods of an organization's names, by the name it has today.
    """
    return replace(table, employers=tuple(_named_as_then(each, names.get(each.name, ())) for each in table.employers))


def _named_as_then(employer: Employer, names: Iterable[NamePeriod]) -> Employer:
    day = employer.last_on
    found = (each.name for each in names if (each.start or date.min) <= day < (each.end or date.max))
    return replace(employer, name=next(found, employer.name))


def _employer(name: str, kind: str, rows: list[WorkMonth]) -> Employer:
    first, last = min(each.first_on for each in rows), max(each.last_on for each in rows)
    contractors = [each for each in rows if each.capacity == CONTRACTOR]
    return Employer(name, kind, _persons(rows), _commits(rows), first, last, _commits(contractors))


def _persons(rows: Iterable[WorkMonth]) -> int:
    return len({each.person_id for each in rows})


def _commits(rows: Iterable[WorkMonth]) -> int:
    return sum(each.commit_count for each in rows)
