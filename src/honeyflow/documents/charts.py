"""Charts as they are handed to the script that draws them, with the same as a table for those who cannot see them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from honeyflow.documents.wording import NOT_RECORDED, number


@dataclass(frozen=True)
class Series:
    """One series: a value per quarter, None before it was first recorded."""

    name: str
    role: str
    values: tuple[Decimal | None, ...]


@dataclass(frozen=True)
class Mark:
    """A line across the chart at one of its steps, numbered as in a list beside it."""

    at: str
    number: int


@dataclass(frozen=True)
class Chart:
    """One commodity over the whole history.

    Parameters
    ----------
    name : str
        Unique on the page.
    subject, finding, unit : str
        What it shows; what that says; in which unit.
    quarters : tuple of str
        Names of the steps: quarters (``2025-Q3``) or months (``2025-07``).
    series : tuple of Series
    form : {"bar", "line"}
        Stacked bars, or lines side by side.
    marks : tuple of Mark
    step : str
        What one step is called in the table.
    """

    name: str
    subject: str
    finding: str
    unit: str
    quarters: tuple[str, ...]
    series: tuple[Series, ...]
    form: str = "bar"
    marks: tuple[Mark, ...] = ()
    step: str = "Quarter"

    @property
    def slot(self) -> str:
        """Identifier of its data on the page."""
        return f"chart-{self.name}"

    @property
    def data(self) -> dict[str, object]:
        """What the script draws from."""
        return {
            "unit": self.unit,
            "form": self.form,
            "quarters": list(self.quarters),
            "marks": [{"at": mark.at, "number": mark.number} for mark in self.marks],
            "series": [
                {"name": s.name, "role": s.role, "values": [None if v is None else float(v) for v in s.values]}
                for s in self.series
            ],
        }

    @property
    def rows(self) -> list[tuple[str, list[str]]]:
        """The same as a table, newest quarter first."""
        rows = [(q, [cell(s.values[n]) for s in self.series]) for n, q in enumerate(self.quarters)]
        return rows[::-1]


def quarter_of(month: date) -> str:
    """Return the name of the quarter of a month: ``2025-Q3``."""
    return f"{month.year}-Q{(month.month - 1) // 3 + 1}"


def cell(value: Decimal | None) -> str:
    """Return a value as a cell of the chart's table."""
    return NOT_RECORDED if value is None else number(value)
