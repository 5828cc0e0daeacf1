"""The company's staff list: who of the persons found it means, and when they were employed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.people.addresses import address
from honeyflow.people.affiliations.weighing import DAY, Span
from honeyflow.people.names import fold, is_full
from honeyflow.people.records import Employment, Identity
from honeyflow.site.erased.pseudonym import is_pseudonym


def find_staff(staff: Iterable[Employment], identities: Sequence[Identity]) -> dict[str, set[str]]:
    """Return persons by staff identifier: by address, or by full name where the list gives no address.

    A name that several persons bear finds nobody, and so does one who was erased.
    """
    by_email: dict[str, set[str]] = defaultdict(set)
    by_name: dict[str, set[str]] = defaultdict(set)
    for identity in identities:
        if not identity.bot and not is_pseudonym(identity.email):
            by_email[address(identity.email)].add(identity.person_id)
            by_name[fold(identity.name)].add(identity.person_id)
    persons: dict[str, set[str]] = defaultdict(set)
    for employment in staff:
        for email in employment.emails:
            persons[employment.staff_id] |= by_email.get(address(email), set())
        same_name = by_name.get(fold(employment.name), set()) if is_full(employment.name) else set()
        if not employment.emails and len(same_name) == 1:
            persons[employment.staff_id] |= same_name
    return persons


def employments(
    staff: Iterable[Employment], persons: Mapping[str, Iterable[str]], as_of: date
) -> dict[str, list[Span]]:
    """Return the employments by person; one that has not ended reaches to the day after `as_of`."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for employment in staff:
        for person_id in persons.get(employment.staff_id, ()):
            spans[person_id].append(Span(employment.started_on, employment.ended_on or as_of + DAY))
    return spans


def missing_staff(staff: Sequence[Employment], persons: Mapping[str, Iterable[str]]) -> Iterator[Finding]:
    """Yield one note that counts those on the list whom no commit shows."""
    missing = sorted({each.staff_id for each in staff if not persons.get(each.staff_id)})
    if missing:
        yield Finding(
            "staff-without-commits",
            Evidence("staff", missing[0]),
            f"{len(missing)} of {len({each.staff_id for each in staff})} on the staff list, found in no commit",
            "the addresses they commit with, or people whose work leaves no commits",
            "their paid days count as unknown work",
            Severity.NOTE,
        )
