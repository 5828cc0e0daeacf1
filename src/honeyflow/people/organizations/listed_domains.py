"""Domains that the site's lists give to organizations: which of them are claims, and which are held back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.people.domains import Use, classify
from honeyflow.sources.lists.capacity import capacity_of
from honeyflow.sources.lists.records import ListedDomain

_ANYONES = (Use.FREE, Use.PROVIDER, Use.FORWARDING, Use.FORGE, Use.LOCAL)


@dataclass(frozen=True)
class DomainClaim:
    """A domain that a list gives to an organization; `employs` is false where people are said to be their own."""

    domain: str
    organization: str
    source: str
    employs: bool = True


def claims_of_lists(rows: Iterable[ListedDomain], order: Sequence[str]) -> tuple[list[DomainClaim], list[Finding]]:
    """Return the claims, the list named first in `order` first, and what was held back.

    A domain that went from one organization to another is claimed for the last one. A domain at which anybody may have
    an address is not claimed.
    """
    places = {path: place for place, path in enumerate(order)}
    by_domain: dict[tuple[str, str], list[ListedDomain]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (places.get(row.list, len(places)), row.list, row.position)):
        by_domain[row.list, row.domain].append(row)
    claims: list[DomainClaim] = []
    findings: list[Finding] = []
    for (source, domain), held in by_domain.items():
        last = max(held, key=lambda row: (row.valid_to or date.max, row.position))
        own = capacity_of(last.organization) is not None
        findings += (
            _passed_on(row, last) for row in held if row.organization.casefold() != last.organization.casefold()
        )
        if not own and (use := classify(domain).use) in _ANYONES:
            findings.append(_anyones(last, use))
        else:
            claims.append(DomainClaim(domain, last.organization, f"{source}:line {last.line}", employs=not own))
    return claims, findings


def _passed_on(row: ListedDomain, last: ListedDomain) -> Finding:
    return Finding(
        "domain-passed-on",
        Evidence(row.list, f"line {row.line}"),
        f"domain {row.domain} at {row.organization}, later at {last.organization} (line {last.line})",
        "one organization",
        f"taken for {last.organization}",
        Severity.NOTE,
    )


def _anyones(row: ListedDomain, use: Use) -> Finding:
    return Finding(
        "domain-is-anyones",
        Evidence(row.list, f"line {row.line}"),
        f"domain {row.domain} given to {row.organization}, where anybody may have an address ({use.value})",
        "an organization's own domain",
        "not used; [organizations] in honeyflow.toml overrules",
        Severity.NOTE,
    )
