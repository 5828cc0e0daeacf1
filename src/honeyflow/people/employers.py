"""Employers by accepted commits: organizations, never persons, and none below the minimum group."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from honeyflow.people.records import UNKNOWN, WorkMonth


@dataclass(frozen=True)
class Employer:
    """One organization: persons and their accepted commits (merges and bots left out)."""

    name: str
    kind: str
    persons: int
    commits: int
    first_on: date
    last_on: date


@dataclass(frozen=True)
class EmployerTable:
    """Employers by commits; those below the minimum group only as a number of organizations and their sums.

    A person who worked for two organizations counts in both, and once among the persons of all small ones.
    """

    employers: tuple[Employer, ...]
    minimum_group: int
    small_organizations: int
    small_persons: int
    small_commits: int
    unknown_persons: int
    unknown_commits: int
    bot_commits: int

    @property
    def commits(self) -> int:
        """Accepted commits by people, whoever they work for."""
        return sum(each.commits for each in self.employers) + self.small_commits + self.unknown_commits

    @property
    def unknown_share(self) -> float | None:
        """Share of commits whose author's employer is unknown; None without commits."""
        return self.unknown_commits / self.commits if self.commits else None


def count_employers(work: Iterable[WorkMonth], minimum_group: int) -> EmployerTable:
    """Return the table of employers, those with most commits first."""
    groups: dict[tuple[str, str], list[WorkMonth]] = defaultdict(list)
    bot_commits = 0
    for each in work:
        if each.bot:
            bot_commits += each.commit_count
        else:
            groups[each.employer, each.employer_kind].append(each)
    unknown = groups.pop((UNKNOWN, UNKNOWN), [])
    named = {key: rows for key, rows in groups.items() if _persons(rows) >= minimum_group}
    small = [rows for key, rows in groups.items() if key not in named]
    folded = [each for rows in small for each in rows]
    employers = (_employer(name, kind, rows) for (name, kind), rows in named.items())
    return EmployerTable(
        employers=tuple(sorted(employers, key=lambda each: (-each.commits, each.name))),
        minimum_group=minimum_group,
        small_organizations=len(small),
        small_persons=_persons(folded),
        small_commits=_commits(folded),
        unknown_persons=_persons(unknown),
        unknown_commits=_commits(unknown),
        bot_commits=bot_commits,
    )


def _employer(name: str, kind: str, rows: list[WorkMonth]) -> Employer:
    first, last = min(each.first_on for each in rows), max(each.last_on for each in rows)
    return Employer(name, kind, _persons(rows), _commits(rows), first, last)


def _persons(rows: Iterable[WorkMonth]) -> int:
    return len({each.person_id for each in rows})


def _commits(rows: Iterable[WorkMonth]) -> int:
    return sum(each.commit_count for each in rows)
