"""The statement for the community as one HTML file, and as JSON: no script, nothing from outside, prints, dark too."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from math import cos, pi, sin, sqrt
from string import Template
from typing import Any

from honeyflow.documents.comb_picture import Paint, comb_svg
from honeyflow.documents.commons_words import CommonsWords, Hundred
from honeyflow.documents.errors import RefusedError
from honeyflow.documents.sheet import json_text
from honeyflow.documents.typesetting import TEMPLATES
from honeyflow.documents.wording import THIN
from honeyflow.ledger.commons_statement import CommonsStatement

FORMATS = ("html", "json")
"""Endings, the usual one first."""

SCHEMA = "honeyflow/statement-for-community/1"
SCREEN = Paint(
    community="var(--community-tint)",
    company="var(--company-tint)",
    empty="var(--sunk)",
    heart="#f2a516",
    ink="var(--ink)",
    font="inherit",
)
"""The page's own colours, so that the comb turns dark with it."""


@dataclass(frozen=True)
class CommonsFile:
    """A statement with what stands around it.

    Parameters
    ----------
    shown : callable
        What names of projects and tags pass through: names of people and of customers are withheld.
    """

    statement: CommonsStatement
    company: str
    as_of: date
    shown: Callable[[str], str]
    demo: bool = False

    def __post_init__(self) -> None:
        if self.statement.refused:
            raise RefusedError(self.statement.refused)

    @property
    def stem(self) -> str:
        """Name of the file, without its ending."""
        return f"commons-{self.statement.period.name.replace('..', '-to-')}"

    def made(self, ending: str) -> bytes:
        """Return the file with this ending, one of `FORMATS`."""
        return (self.as_html() if ending == "html" else self.as_json()).encode()

    @property
    def words(self) -> CommonsWords:
        """The statement as it is read."""
        return CommonsWords(self.statement, self.company, self.shown)

    def as_html(self) -> str:
        """Return one page that needs nothing else; every text in it is escaped."""
        words = self.words
        page = Template((TEMPLATES / "commons.html").read_text(encoding="utf-8"))
        return page.substitute(
            company=escape(self.company),
            period=escape(words.period),
            demo='<p class="demo"><strong>Demo company:</strong> generated data, nobody real.</p>' if self.demo else "",
            headline=escape(words.headline),
            hundred=hundred_svg(words.hundred) if words.hundred else "",
            key=_key(words.hundred) if words.hundred else "",
            paid=escape(words.paid),
            work=escape(words.work),
            people=escape(words.people),
            comb=comb_svg(words.shares(), SCREEN),
            kinds="".join(_kind(row) for row in words.kinds()),
            projects=_projects(words),
            rule=escape(words.rule),
            as_of=f"{self.as_of:%-d %B %Y}",
        )

    def as_json(self) -> str:
        """Return the same as data; sums of money as coarse as in the page."""
        words, period = self.words, self.statement.period
        return json_text(
            {
                "schema": SCHEMA,
                "company": self.company,
                "period": {"name": period.name, "start": period.start, "end": period.end},
                "as_of": self.as_of,
                "demo": self.demo,
                "headline": words.headline,
                "paid": words.paid,
                "work": words.work,
                "of_each_100_days": vars(words.hundred) if words.hundred else None,
                "contributions": [vars(row) for row in words.kinds()],
                "projects": words.projects(),
                "rule": words.rule,
            }
        )


def hundred_svg(hundred: Hundred) -> str:
    """Return a hundred cells, ten a row, filled by where each went; the sentence beside it says the same."""
    r, columns = 13.0, 20
    roles = ["open"] * hundred.open + ["other"] * hundred.other + ["unknown"] * hundred.unknown
    step, rise = sqrt(3) * r, 1.5 * r
    cells = []
    for n, role in enumerate(roles):
        row, column = n % 5, n // 5
        x, y = step * (column + 0.5 + row % 2 / 2) + 1, rise * row + r + 1
        corners = " ".join(f"{x + (r - 1.2) * cos(a):.1f},{y + (r - 1.2) * sin(a):.1f}" for a in _corners())
        cells.append(f'<polygon class="cell cell--{role}" points="{corners}"/>')
    width, height = step * (columns + 0.5) + 2, rise * 4 + 2 * r + 2
    said = f"Of 100: {hundred.open} open source, {hundred.other} other work, {hundred.unknown} no record says where."
    box = f"0 0 {width:.0f} {height:.0f}"
    return f'<svg class="hundred" viewBox="{box}" role="img" aria-label="{said}">{"".join(cells)}</svg>'


def _corners() -> list[float]:
    return [pi / 2 + n * pi / 3 for n in range(6)]


def _key(hundred: Hundred) -> str:
    named = [("open", hundred.open, "became open source"), ("other", hundred.other, "other work")]
    named.append(("unknown", hundred.unknown, "no record says where"))
    items = (f'<li class="key key--{role}"><b>{count}</b> {words}</li>' for role, count, words in named if count)
    return f'<ul class="keys">{"".join(items)}</ul>'


def _kind(row: Any) -> str:
    part = "–" if row.part is None else f"{row.part}{THIN}%"
    return (
        f'<tr><th scope="row">{escape(row.name)}</th><td>{escape(row.community)}</td><td>{escape(row.company)}</td>'
        f"<td>{part}</td></tr>"
    )


def _projects(words: CommonsWords) -> str:
    rows = words.projects()
    if not rows:
        return "<p>No work on a project is recorded in this time.</p>"
    body = "".join(
        f'<tr><th scope="row">{escape(row["name"])}</th><td>{escape(row["days"])}</td>'
        f'<td class="tags">{_tags(row["released"])}</td></tr>'
        for row in rows
    )
    released = "released" if words.releases() is not None else "released (not recorded yet)"
    return (
        '<table><thead><tr><th scope="col">project</th><th scope="col">paid person-days</th>'
        f'<th scope="col" class="tags">{released}</th></tr></thead><tbody>{body}</tbody></table>'
    )


def _tags(released: dict[str, Any] | None) -> str:
    if not released:
        return "–"
    named = ", ".join(f"<b>{escape(tag['tag'])}</b> <small>{escape(tag['on'])}</small>" for tag in released["tags"])
    more = escape(released["more"])
    return f"{named}{'; ' if named and more else ''}{more}" or "–"
