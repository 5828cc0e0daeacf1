"""What a site says about paid effort: wages, time sheets with the rules that read them, and licences it states."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from honeyflow.site.sections import Section


class Destination(StrEnum):
    """Where a paid day ended up."""

    OPEN = "open"
    CLOSED = "closed"
    SERVICE = "service"
    TRAINING = "training"
    ADMINISTRATION = "administration"
    LEAVE = "leave"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Staff:
    """What is told about the staff beside the staff list."""

    wages: str = "wages.csv"


FIELDS = ("project", "activity", "client", "tags", "description", "billable", "any")
"""Cells of a time sheet that a rule may look at; ``any``: project, activity, client or tags."""


@dataclass(frozen=True)
class TimeRule:
    """What time whose `field` matches `pattern` (a regular expression, case does not matter) was spent on.

    Parameters
    ----------
    project : str
        For open source: the repository; empty when the cell itself names it, or it is none of the site's.
    """

    field: str
    pattern: str
    destination: Destination
    project: str = ""


@dataclass(frozen=True)
class Time:
    """Time sheets (paths or patterns), the hours that make a day of work, and the site's own rules."""

    sheets: tuple[str, ...] = ("timesheet.csv",)
    hours_per_day: float = 8.0
    rules: tuple[TimeRule, ...] = ()


@dataclass(frozen=True)
class StatedLicence:
    """A licence the site states for a repository, half-open ``[start, end)``; it stands before what files say."""

    repository: str
    expression: str
    start: date | None = None
    end: date | None = None


def read_time(section: Section) -> Time:
    """Return what ``[time]`` says; its faults are gathered in the section."""
    sheets = section.texts("sheets") or Time.sheets
    hours = section.number("hours_per_day", Time.hours_per_day, least=1, most=24)
    return Time(sheets, hours, tuple(_rule(row) for row in section.rows("rule")))


def read_stated_licence(row: Section) -> StatedLicence:
    """Return what one ``[[licence]]`` table says; its faults are gathered in the section."""
    return StatedLicence(
        row.checked("repository", bool, "the name of a repository"),
        row.checked("expression", bool, 'an SPDX expression, "MIT", or "proprietary"'),
        row.day("from"),
        row.day("until"),
    )


def _rule(row: Section) -> TimeRule:
    destination = row.one_of("destination", Destination.UNKNOWN.value, tuple(each.value for each in Destination))
    return TimeRule(
        row.one_of("field", "any", FIELDS),
        row.checked("pattern", _compiles, "a regular expression"),
        Destination(destination),
        row.text("project", ""),
    )


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return bool(pattern)
