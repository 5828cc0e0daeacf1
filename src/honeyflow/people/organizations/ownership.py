"""Organizations over time: what one was called on a day, and to whom it belonged; pure functions over histories."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from honeyflow.kernel.finding import Evidence, Finding
from honeyflow.site.organizations import FormerName

FIRST_DAY = date.min


@dataclass(frozen=True)
class Ownership:
    """To whom an organization belonged: half-open ``[start, end)``, None where it is open."""

    owner_id: str
    owner: str
    start: date | None = None
    end: date | None = None

    def holds(self, day: date) -> bool:
        """Return whether it belonged to the owner on `day`."""
        return (self.start or FIRST_DAY) <= day < (self.end or date.max)


@dataclass(frozen=True)
class History:
    """One organization's names and owners.

    Parameters
    ----------
    name : str
        Today's.
    renamed : tuple of FormerName
        In order of day.
    source : str
        The file that tells it.
    """

    organization_id: str
    name: str
    renamed: tuple[FormerName, ...] = ()
    owners: tuple[Ownership, ...] = ()
    source: str = ""


Histories = Mapping[str, History]
"""Histories by organization."""


@dataclass(frozen=True)
class OrganizationPeriod:
    """A row of the table ``organization_period``; half-open, None where it is open."""

    organization_id: str
    name: str
    owner_id: str | None
    owner: str | None
    valid_from: date | None
    valid_to: date | None


def name_on(organization: History, day: date) -> str:
    """Return what the organization was called on `day`."""
    return next((former.name for former in organization.renamed if day < former.until), organization.name)


def owner_on(histories: Histories, organization_id: str, day: date) -> str | None:
    """Return the organization at the end of the chain of owners on `day`; None when it belonged to nobody else.

    Of owners that are said to hold it on one day, the one named last counts.
    """
    chain = [organization_id]
    while (owner := _direct_owner(histories, chain[-1], day)) is not None and owner.owner_id not in chain:
        chain.append(owner.owner_id)
    return chain[-1] if len(chain) > 1 else None


def periods_of(histories: Histories, organization_id: str) -> list[OrganizationPeriod]:
    """Return the periods in which name and owner stayed the same, in order, without gap; owners by their names then."""
    cuts = sorted({FIRST_DAY, *_changes(histories, organization_id)})
    found: list[OrganizationPeriod] = []
    for day in cuts:
        owner_id = owner_on(histories, organization_id, day)
        owner = None if owner_id is None else owner_name_on(histories, organization_id, owner_id, day)
        name = name_on(histories[organization_id], day)
        new = OrganizationPeriod(organization_id, name, owner_id, owner, None if day == FIRST_DAY else day, None)
        if found and (found[-1].name, found[-1].owner_id, found[-1].owner) == (name, owner_id, owner):
            continue
        if found:
            found[-1] = replace(found[-1], valid_to=day)
        found.append(new)
    return found


def without_cycles(histories: Iterable[History]) -> tuple[dict[str, History], list[Finding]]:
    """Return the histories by organization without the ownerships that close a ring; each of these is a finding.

    Of a ring, the ownership told first stays: the site's before the curated list's.
    """
    told = list(histories)
    kept = {each.organization_id: replace(each, owners=()) for each in told}
    findings: list[Finding] = []
    for each in told:
        for ownership in each.owners:
            day = _ring(kept, each.organization_id, ownership)
            if day is None:
                held = kept[each.organization_id]
                kept[each.organization_id] = replace(held, owners=(*held.owners, ownership))
            else:
                findings.append(_cyclic(each, ownership, day))
    return kept, findings


def _direct_owner(histories: Histories, organization_id: str, day: date) -> Ownership | None:
    history = histories.get(organization_id)
    held = [each for each in history.owners if each.holds(day)] if history else []
    return held[-1] if held else None


def _changes(histories: Histories, organization_id: str) -> Iterator[date]:
    """Yield every day on which the name, or anything in the chain of owners, may change."""
    seen, waiting = {organization_id}, [organization_id]
    while waiting:
        history = histories.get(waiting.pop())
        if history is None:
            continue
        yield from (former.until for former in history.renamed)
        for each in history.owners:
            yield from (day for day in (each.start, each.end) if day is not None)
            if each.owner_id not in seen:
                seen.add(each.owner_id)
                waiting.append(each.owner_id)


def owner_name_on(histories: Histories, organization_id: str, owner_id: str, day: date) -> str:
    """Return the owner's name on `day`, by its own history, else as the last of the chain writes it."""
    if owner_id in histories:
        return name_on(histories[owner_id], day)
    chain = organization_id
    while (owner := _direct_owner(histories, chain, day)) is not None:
        if owner.owner_id == owner_id:
            return owner.owner
        chain = owner.owner_id
    return owner_id


def _ring(histories: Histories, organization_id: str, new: Ownership) -> date | None:
    """Return a day on which the new owner already belongs to the organization, None when there is none."""
    days = {new.start or FIRST_DAY, *_changes(histories, new.owner_id)}
    for day in sorted(day for day in days if new.holds(day)):
        chain = new.owner_id
        while chain != organization_id:
            owner = _direct_owner(histories, chain, day)
            if owner is None:
                break
            chain = owner.owner_id
        else:
            return day
    return None


def _cyclic(history: History, new: Ownership, day: date) -> Finding:
    when = "at all times" if day == FIRST_DAY else f"on {day}"
    return Finding(
        "owners-cyclic",
        Evidence(history.source, history.name),
        f"{history.name} owned by {new.owner}, which belongs to {history.name} {when}",
        "owners that lead to an end",
        f"that {new.owner} owns {history.name} is not used",
    )
