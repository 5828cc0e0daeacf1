"""What is to be said about licences, as findings: none found, one nobody knows, one that is not open, a change."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.site.effort import StatedLicence
from honeyflow.sources.licences.records import NONE, UNKNOWN, LicenceRow

_STATE = "[[licence]] in honeyflow.toml"
_AS = {True: "open", False: "closed source", None: "unknown"}


def licences_found(rows: Sequence[LicenceRow]) -> Iterator[Finding]:
    """Yield the findings of one repository's stretches, in order of time."""
    for row in rows:
        yield from _of_stretch(row)
    for before, after in pairwise(rows):
        yield _changed(before, after)


def stated_in_vain(stated: Iterable[StatedLicence], repositories: Iterable[str], site: str) -> Iterator[Finding]:
    """Yield the licences stated for repositories that the site does not have."""
    known = set(repositories)
    for each in stated:
        if each.repository not in known:
            names = ", ".join(sorted(known)) or "none is read"
            seen, done = f"a licence for {each.repository!r}", "not used"
            yield Finding("licence-stated-in-vain", Evidence(site, "licence"), seen, f"one of: {names}", done)


def _of_stretch(row: LicenceRow) -> Iterator[Finding]:
    at = Evidence(row.repository, row.sha[:12] if row.sha else f"{row.valid_from}")
    done = f"staff's days in it {_days(row)} count as {_AS[row.open]}"
    if row.expression == NONE:
        severity = Severity.SERIOUS if row.valid_to is None else Severity.WARNING
        expected = f"a licence file at the root (LICENSE), or its licence stated: {_STATE}"
        yield Finding("licence-none", at, "no licence file and no manifest with a licence", expected, done, severity)
    elif row.expression == UNKNOWN:
        severity = Severity.SERIOUS if row.open is None and row.valid_to is None else Severity.WARNING
        expected = f"the text of a licence of the SPDX list, word by word; or its licence stated: {_STATE}"
        yield Finding("licence-unknown", at, f"{row.path or 'the site'}: {row.note}", expected, done, severity)
    elif row.open is not True:
        seen = f"{row.expression}, which the Open Source Initiative has not approved"
        yield Finding("licence-not-open", at, seen, "an OSI-approved licence", done)


def _changed(before: LicenceRow, after: LicenceRow) -> Finding:
    breaks = before.open is not after.open
    at = Evidence(after.repository, after.sha[:12] if after.sha else f"{after.valid_from}")
    seen = f"{before.expression} until {after.valid_from}, {after.expression} from that day on"
    done = f"a break: {_AS[before.open]} before, {_AS[after.open]} after" if breaks else f"{_AS[after.open]} as before"
    severity = Severity.WARNING if breaks else Severity.NOTE
    return Finding("licence-changed", at, seen, "one licence, or a change that is meant", done, severity)


def _days(row: LicenceRow) -> str:
    return f"from {row.valid_from}" + (f" until {row.valid_to}" if row.valid_to else "")
