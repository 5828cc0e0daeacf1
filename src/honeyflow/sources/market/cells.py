"""One row's cells read one by one: each fault becomes a finding with its place."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.trouble import Trouble

T = TypeVar("T")


class CellError(ValueError):
    """A cell that cannot be read for sure: which rule it breaks, why, and what was expected. Never leaves the floor."""

    def __init__(self, rule: str, why: str, expected: str) -> None:
        self.rule = rule
        self.why = why
        self.expected = expected
        super().__init__(f"{why}; expected {expected}")


class Cells:
    """The cells of one row.

    Parameters
    ----------
    place : str
        Where the row is, ``row 12``.
    cells : mapping of str
        By documented column name, trimmed.
    trouble : Trouble
    places : mapping of str, optional
        Where each column's cell is, when it has a name of its own (``Sheet1!C12``).

    Attributes
    ----------
    sound : bool
        False once a cell without which the row says nothing was missing or wrong.
    """

    def __init__(
        self, place: str, cells: dict[str, str], trouble: Trouble, places: Mapping[str, str] | None = None
    ) -> None:
        self.place = place
        self._places = places or {}
        self.sound = True
        self._cells = cells
        self._trouble = trouble

    def __getitem__(self, column: str) -> str:
        return self._cells.get(column, "")

    def add(
        self, rule: str, seen: str, expected: str, done: str, severity: Severity = Severity.WARNING, column: str = ""
    ) -> None:
        """Record a problem of this row, or of its cell in `column`."""
        self._trouble.add(rule, self._places.get(column, self.place), seen, expected, done, severity)

    def leave_out(self, rule: str, seen: str, expected: str, column: str = "") -> None:
        """Record a problem for which the row is left out."""
        self.sound = False
        self.add(rule, seen, expected, "row left out", Severity.SERIOUS, column)

    def shown(self, column: str) -> str:
        """Return a cell as a finding may quote it."""
        return f"{column} {self._trouble.shown(self[column])}"

    def required(self, column: str, read: Callable[[str], T]) -> T | None:
        """Return the cell as `read` understands it; a missing or wrong one costs the row."""
        if not self[column]:
            self.leave_out("value-missing", f"no {column}", f"a {column}", column)
            return None
        return self.optional(column, read)

    def optional(self, column: str, read: Callable[[str], T], *, instead: str = "") -> T | None:
        """Return the cell; None when it is empty, or wrong: that costs the row unless `instead` says what is done."""
        if not self[column]:
            return None
        try:
            return read(self[column])
        except CellError as error:
            seen = f"{self.shown(column)}, {error.why}"
            if instead:
                self.add(error.rule, seen, error.expected, instead, column=column)
            else:
                self.leave_out(error.rule, seen, error.expected, column)
            return None
