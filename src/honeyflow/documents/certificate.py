"""A certificate of contributions: what somebody gave to the commons, to be framed and to be checked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from honeyflow.documents.typesetting import typeset
from honeyflow.documents.wording import number, plural

MOST_LINKS = 5
MOST_PROJECTS = 8
_LINE = 132
"""Letters of the code on one line."""


@dataclass(frozen=True)
class Linked:
    """One commit to look at."""

    what: str
    project: str
    on: date
    url: str
    sha: str


@dataclass(frozen=True)
class Certificate:
    """What is certified.

    Parameters
    ----------
    kinds : sequence of (str, int)
        Kind and contributions in it; 0 where the number is not shown.
    helped : sequence of str
        Work on others' changes, in words; may be empty.
    releases : int
        0 where not shown; `latest` names the newest.
    capacity : str
        As which the holder acted; may be empty.
    code, check, key : str
        The signed code, where it is checked, and the public key that signed it.
    """

    name: str
    company: str
    first_on: date
    last_on: date
    made_on: date
    kinds: Sequence[tuple[str, int]]
    projects: Sequence[str]
    code: str
    check: str
    key: str
    helped: Sequence[str] = ()
    releases: int = 0
    latest: str = ""
    capacity: str = ""
    links: Sequence[Linked] = ()
    demo: bool = False

    @property
    def stem(self) -> str:
        """Name of the file, without its ending; nobody's name is in it."""
        return f"certificate-of-contributions-{self.made_on.isoformat()}"

    def made(self, ending: str) -> bytes:  # noqa: ARG002 - one format
        """Return the PDF.

        Raises
        ------
        NoFontError
            When a letter of the name has no font here.
        """
        return typeset("certificate.typ", self._data(), self.made_on)

    def _data(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "rtl": is_right_to_left(self.name),
            "company": self.company,
            "demo": self.demo,
            "period": _period(self.first_on, self.last_on),
            "made_on": f"{self.made_on:%-d %B %Y}",
            "kinds": [{"name": kind, "count": number_words(count)} for kind, count in self.kinds],
            "projects": _projects(self.projects),
            "helped": list(self.helped),
            "releases": _releases(self.releases, self.latest),
            "capacity": self.capacity,
            "links": [
                {
                    "what": each.what[:90],
                    "project": each.project,
                    "on": each.on.isoformat(),
                    "url": each.url,
                    "sha": each.sha[:12],
                }
                for each in self.links[:MOST_LINKS]
            ],
            "code": [self.code[at : at + _LINE] for at in range(0, len(self.code), _LINE)],
            "check": self.check,
            "link": f"{self.check}#{self.code}" if self.check else "",
            "key": self.key,
        }


def number_words(count: int) -> str:
    """Return a number as it is shown; nothing for none."""
    from decimal import Decimal

    return number(Decimal(count)) if count else ""


def is_right_to_left(text: str) -> bool:
    """Return whether a name is written from right to left, by its first letter that has a direction.

    Examples
    --------
    >>> is_right_to_left("فارس"), is_right_to_left("Ann")
    (True, False)
    """
    import unicodedata

    strong = (unicodedata.bidirectional(each) for each in text)
    return next((each in ("R", "AL") for each in strong if each in ("L", "R", "AL")), False)


def _period(first: date, last: date) -> str:
    if first == last:
        return f"{first:%-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%B %Y}"
    return f"{first:%B %Y} to {last:%B %Y}"


def _projects(names: Sequence[str]) -> str:
    shown = list(names[:MOST_PROJECTS])
    more = len(names) - len(shown)
    if more > 0:
        return ", ".join(shown) + f" and {more} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]]) if len(shown) > 1 else "".join(shown)


def _releases(count: int, latest: str) -> str:
    if not count:
        return ""
    return f"{plural(count, 'release', 'releases')}{f', the latest {latest}' if latest else ''}"
