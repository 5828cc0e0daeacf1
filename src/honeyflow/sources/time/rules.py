"""What a row's time was spent on: the site's rules first, then repositories by name, then usual words."""

import re
from collections.abc import Iterable, Sequence

from honeyflow.site.effort import Destination, TimeRule
from honeyflow.sources.market.cells import Cells

_ANY = ("project", "activity", "client", "tags")


def _usual(destination: Destination, words: str, field: str = "any") -> TimeRule:
    return TimeRule(field, rf"(?<![^\W_])({words})(?![^\W_])", destination)


USUAL = (
    _usual(
        Destination.LEAVE,
        "leave|vacations?|holidays?|annual leave|time off|day off|pto|sick|sickness|illness|parental|absen(t|ce)"
        "|urlaub|krank(heit)?|feiertag|elternzeit|abwesen(d|heit)",
    ),
    _usual(
        Destination.TRAINING,
        "learning|own training|further training|education|courses?|conference|self[- ]study|weiterbildung|fortbildung"
        "|schulung besucht|konferenz",
    ),
    _usual(Destination.CLOSED, "closed|closed source|proprietary|enterprise edition|internal product|proprietär"),
    _usual(
        Destination.ADMINISTRATION,
        "admin|administration|internal|meetings?|accounting|bookkeeping|finance|payroll|hr|human resources"
        "|recruit(ing|ment)|hiring|office|management|sales|marketing|legal|intern|verwaltung|buchhaltung|besprechung(en)?|vertrieb",
    ),
    _usual(
        Destination.SERVICE,
        "support|consulting|consultancy|customers?|onboarding|hosting|operations|incidents?|implementation|delivery"
        "|training|workshops?|helpdesk|service|beratung|kunden?|wartung|schulung(en)?",
    ),
    _usual(Destination.OPEN, "open source|opensource|oss|upstream|community"),
    _usual(Destination.SERVICE, "yes|true|1|ja", field="billable"),
)
"""Words that say it in most companies (English, German), in this order; site rules go before them."""


class Rules:
    """The site's rules and the usual ones.

    Parameters
    ----------
    own : sequence of TimeRule
    repositories : iterable of str
        Names of the site's repositories: time on a project of that name is open source work.
    services : iterable of str
        Slugs of the services the company sells: time on one is service delivery.
    """

    def __init__(self, own: Sequence[TimeRule], repositories: Iterable[str], services: Iterable[str] = ()) -> None:
        self._repositories = {_plain(word): name for name in repositories for word in (name, name.rpartition("/")[2])}
        sold = "|".join(re.escape(slug) for slug in services)
        usual = (*((_usual(Destination.SERVICE, sold),) if sold else ()), *USUAL)
        self._own = [(rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in own]
        self._usual = [(rule, re.compile(rule.pattern, re.IGNORECASE)) for rule in usual]

    def judge(self, row: Cells) -> tuple[Destination, str | None]:
        """Return where the time of a row went, and for open source work the repository where one is named."""
        named = self._repository(row)
        for rule, pattern in self._own:
            if _matches(rule, pattern, row):
                return rule.destination, (rule.project or named) if rule.destination is Destination.OPEN else None
        if named:
            return Destination.OPEN, named
        for rule, pattern in self._usual:
            if _matches(rule, pattern, row):
                return rule.destination, None
        return Destination.UNKNOWN, None

    def repository(self, row: Cells) -> str | None:
        """Return the repository a row names, None where it names none."""
        return self._repository(row)

    def _repository(self, row: Cells) -> str | None:
        words = (row["project"], row["activity"], *row["tags"].split(","))
        return next((name for word in words if (name := self._repositories.get(_plain(word)))), None)


def _matches(rule: TimeRule, pattern: re.Pattern[str], row: Cells) -> bool:
    fields = _ANY if rule.field == "any" else (rule.field,)
    return any(row[field] and pattern.search(row[field]) for field in fields)


def _plain(word: str) -> str:
    return re.sub(r"[\s_-]+", "-", word.strip().casefold())
