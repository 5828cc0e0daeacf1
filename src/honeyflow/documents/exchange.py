"""The statement of exchange as PDF, CSV and JSON."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from honeyflow.documents.charts import Chart
from honeyflow.documents.comb import shares_of
from honeyflow.documents.comb_picture import comb_svg, comb_words
from honeyflow.documents.drawing import PAPER, draw
from honeyflow.documents.errors import RefusedError
from honeyflow.documents.history import charts_of
from honeyflow.documents.lede import Part, closed_words, sentence
from honeyflow.documents.sheet import csv_text, exact, json_text
from honeyflow.documents.typesetting import typeset
from honeyflow.documents.wording import NOT_RECORDED, amount_words, change_words, is_contribution, number, period_words
from honeyflow.kernel.period import Period
from honeyflow.ledger.records import Line, MonthPoint, Statement
from honeyflow.ledger.sections import Row, Section, Side, sections_of

FORMATS = ("pdf", "csv", "json")
"""Endings, the usual one first."""

SCHEMA = "honeyflow/statement-of-exchange/1"
COLUMNS = ("party", "direction", "what", "commodity", "unit", "amount", "before", "not_recorded")
SAYS = {
    "community": "People, moved by mutual contribution",
    "company": "Pays people whose work ends up open",
    "customers": "Corporations in need of support and services",
}


@dataclass(frozen=True)
class ExchangeFile:
    """A statement with what stands around it.

    Parameters
    ----------
    span : Period
        Months the books hold.
    as_of : date
        The day of the books.
    """

    statement: Statement
    company: str
    span: Period
    as_of: date
    history: Sequence[MonthPoint] = ()
    demo: bool = False

    def __post_init__(self) -> None:
        if self.statement.refused:
            raise RefusedError(self.statement.refused)

    @property
    def stem(self) -> str:
        """Name of the file, without its ending."""
        project = f"-{self.statement.project}" if self.statement.project else ""
        return f"exchange-{self.statement.period.name.replace('..', '-to-')}{project}"

    def made(self, ending: str) -> bytes:
        """Return the file with this ending, one of `FORMATS`."""
        if ending == "pdf":
            return self.as_pdf()
        return (self.as_csv() if ending == "csv" else self.as_json()).encode()

    def as_csv(self) -> str:
        """Return one row a figure, exact; a figure not recorded is empty, with what to do about it."""
        return csv_text(COLUMNS, (_csv_row(line) for line in self.statement.lines))

    def as_json(self) -> str:
        """Return everything, amounts as texts so that none is rounded."""
        statement = self.statement
        return json_text(
            {
                "schema": SCHEMA,
                "company": self.company,
                "period": _period(statement.period),
                "project": statement.project,
                "as_of": self.as_of,
                "demo": self.demo,
                "lines": [dict(zip(COLUMNS, _csv_row(line), strict=True)) for line in statement.lines],
                "checks": [{"check": c.name, "result": c.result, "months": c.months} for c in statement.checks],
                "keeper_free": [
                    {"what": f.label, "unit": f.unit, "raw": f.raw, "keeper_free": f.keeper_free}
                    for f in statement.figures
                ],
            }
        )

    def as_pdf(self) -> bytes:
        """Return two or three pages of A4, tagged."""
        return typeset("exchange.typ", self._data(), self.as_of)

    def _data(self) -> dict[str, Any]:
        statement = self.statement
        shares = shares_of(statement)
        before = any(line.before is not None for line in statement.lines)
        return {
            "company": self.company,
            "period": period_words(statement.period),
            "before": period_words(statement.period.before()) if before else "",
            "project": statement.project or "",
            "as_of": f"{self.as_of:%-d %B %Y}",
            "demo": self.demo,
            "lede": _lede(statement, self.company),
            "comb": comb_svg(shares),
            "comb_words": comb_words(shares),
            "sections": [_section(section) for section in sections_of(statement)],
            "checks": [[c.name, c.result, str(c.months)] for c in statement.checks],
            "closed": closed_words(statement, self.span),
            "figures": [[f.label, number(f.raw), number(f.keeper_free)] for f in statement.figures],
            "charts": [chart_data(chart) for chart in charts_of(self.history)],
        }


def _lede(statement: Statement, company: str) -> list[dict[str, Any]]:
    parts = sentence(statement, company)
    opening = [Part(f"In {period_words(statement.period)}, ")] if parts else []
    return [{"words": part.words, "strong": part.strong} for part in (*opening, *parts)]


def chart_data(chart: Chart) -> dict[str, Any]:
    """Return a chart as documents show it: subject, finding, unit, legend, picture and words for it."""
    return {
        "subject": chart.subject,
        "finding": chart.finding,
        "unit": chart.unit,
        "legend": [[series.name, PAPER["roles"][series.role]] for series in chart.series],
        "svg": draw(chart, height=118),
        "words": f"Bar chart, {chart.unit}, {chart.quarters[0]} to {chart.quarters[-1]}. {chart.finding}.",
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "party": section.party.value,
        "title": section.title,
        "says": SAYS[section.party.value],
        "sides": [_side(side) for side in section.sides],
        "hint": section.hint,
    }


def _side(side: Side) -> dict[str, Any]:
    groups = [{"title": group.title, "rows": [_row(row) for row in group.rows]} for group in side.groups]
    return {"direction": side.direction.value, "groups": groups}


def _row(row: Row) -> dict[str, str]:
    line = row.line
    return {
        "name": row.name,
        "unit": "" if is_contribution(line.commodity) else line.commodity.unit,
        "amount": amount_words(line.amount, line.commodity),
        "before": "" if line.before is None else amount_words(line.before, line.commodity),
        "change": change_words(line.amount, line.before),
        "missing": NOT_RECORDED if line.amount is None else "",
    }


def _csv_row(line: Line) -> tuple[str, ...]:
    return (
        line.party.value,
        line.direction.value,
        line.label,
        line.commodity.code,
        line.commodity.unit,
        exact(line.amount),
        exact(line.before),
        line.missing,
    )


def _period(period: Period) -> dict[str, Any]:
    return {"name": period.name, "start": period.start, "end": period.end}
