"""Examples of a member's work: different things before the same words again."""

from datetime import date, timedelta

from honeyflow.outreach.briefs.public.gathering import Commit, Gathered
from honeyflow.outreach.briefs.public.summary import Clone, work_of

TODAY = date(2026, 11, 24)


def clone(*subjects: str) -> Clone:
    """Return a clone with a commit a day of these first lines, the newest first."""
    commits = {f"{n}": Commit(f"{n}", TODAY - timedelta(days=n), subject) for n, subject in enumerate(subjects)}
    return Clone("weft", "", Gathered("weft", commits), ())


def shown(*subjects: str) -> list[str]:
    return [each.what for each in work_of([clone(*subjects)], TODAY).examples]


def test_what_was_shown_already_comes_last() -> None:
    assert shown("Update", "Update", "Mend the cache", "update") == ["Update", "Mend the cache", "Update", "update"]


def test_different_commits_are_shown_newest_first() -> None:
    assert shown("A", "B", "C") == ["A", "B", "C"]
