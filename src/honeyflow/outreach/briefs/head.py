"""What stands at the head of a brief beside its title: who the member is, and the day."""

from honeyflow.outreach.briefs.records import Brief
from honeyflow.outreach.briefs.texts import one_line


def place_of(brief: Brief) -> str:
    """Return the member's role and employer, those that were told."""
    return " · ".join(one_line(each) for each in (brief.role, brief.employer) if each.strip())


def prepared_of(brief: Brief) -> str:
    """Return by whom, for whom and when, in words; the company and the day where these words are missing."""
    words = one_line(brief.label.get("prepared", ""))
    return words or " · ".join(one_line(each) for each in (brief.company, brief.made_on_text) if each.strip())


def day_of(brief: Brief) -> str:
    """Return the day, after the company where the title does not name it."""
    names = [] if one_line(brief.company) in one_line(brief.title) else [one_line(brief.company)]
    return " · ".join(each for each in (*names, one_line(brief.made_on_text)) if each)


def foot_of(brief: Brief, most: int = 48) -> str:
    """Return the running foot: the member, the employer, the company, each of at most so many letters."""
    names = [one_line(each) for each in (brief.member, brief.employer, brief.company) if each.strip()]
    return " · ".join(name if len(name) <= most else f"{name[: most - 1].rstrip()}…" for name in names)
