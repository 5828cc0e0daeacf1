"""Whose time a row is: somebody of the staff list, by its number, address or full name, and employed on that day."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from honeyflow.sources.market.cells import Cells
from honeyflow.sources.staff.records import Employment


class Whose:
    """The staff list, to be asked row by row."""

    def __init__(self, staff: Iterable[Employment]) -> None:
        self._employments: dict[str, list[Employment]] = defaultdict(list)
        self._ids: dict[str, set[str]] = defaultdict(set)
        for each in staff:
            self._employments[each.staff_id].append(each)
            for word in (each.staff_id, *each.emails.split(), each.name):
                self._ids[_plain(word)].add(each.staff_id)

    def of(self, row: Cells, day: date, hours: str) -> str | None:
        """Return the staff_id; None, with a finding at the row that quotes nobody, when it is nobody's for sure."""
        if not self._employments:
            row.leave_out("time-unknown-person", "time of somebody, without a staff list", "a staff list: staff.csv")
            return None
        told = [row[name] for name in ("staff_id", "email", "user", "name") if row[name]]
        found = next((ids for word in told if (ids := self._ids.get(_plain(word)))), set[str]())
        if len(found) != 1:
            seen = "somebody whom several of the staff list may be" if found else "somebody not on the staff list"
            row.leave_out("time-unknown-person", seen, "a staff_id, an address or a full name of the staff list")
            return None
        (staff_id,) = found
        if not any(each.started_on <= day < each.end for each in self._employments[staff_id]):
            seen = f"{hours} on a day on which the person was not employed"
            row.leave_out("time-outside-employment", seen, "a day of the employment")
            return None
        return staff_id


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())
