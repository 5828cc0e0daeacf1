"""Erased people in the staff list: their days and their cost stay in the books, under a number."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from honeyflow.kernel.finding import Severity
from honeyflow.site.erased.pseudonym import NAME, pseudonym
from honeyflow.site.erased.tombstones import Tombstones
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.staff.records import Employment


def without_erased(staff: Sequence[Employment], erased: Tombstones, trouble: Trouble) -> list[Employment]:
    """Return the employments, those of people who were erased without name, address, role and payroll's number."""
    if not erased:
        return list(staff)
    persons = {each.staff_id: found for each in staff if (found := _whose(each, erased)) is not None}
    if persons:
        seen = f"{len(persons)} on the list who were erased"
        done = "days and cost kept, who they are left out; clean the list too"
        trouble.add("staff-erased", "", seen, "nobody who was erased", done, Severity.NOTE)
    return list(_pseudonymous(staff, persons))


def numbers_kept(staff: Iterable[Employment], kept: Iterable[Employment]) -> dict[str, str]:
    """Return the number that stands for each staff_id of the list in the tables: another one for the erased."""
    return {old.staff_id: new.staff_id for old, new in zip(staff, kept, strict=True)}


def _whose(employment: Employment, erased: Tombstones) -> int | None:
    """Return who an employment is of, by address; by the name only where there is no address."""
    emails = employment.emails.split()
    found = (erased.by_identity(employment.name, email) for email in emails)
    return next((each for each in found if each), None) if emails else erased.by_name(employment.name)


def _pseudonymous(staff: Iterable[Employment], persons: dict[str, int]) -> Iterable[Employment]:
    """Yield the employments; two staff numbers of one person stay two, so that no employment meets another."""
    numbers: dict[str, str] = {}
    taken: set[int] = set()
    for each in staff:
        person = persons.get(each.staff_id)
        if person is None:
            yield each
            continue
        if each.staff_id not in numbers:
            more = f"-{len(numbers)}" if person in taken else ""
            numbers[each.staff_id] = pseudonym(person).partition("@")[0] + more
            taken.add(person)
        yield replace(each, staff_id=numbers[each.staff_id], name=NAME, emails="", role="")
