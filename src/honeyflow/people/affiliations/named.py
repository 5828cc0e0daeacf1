"""What files of a repository say of people's work (``MAINTAINERS``, ``AUTHORS`` …): whom, which organization, when.

Said by third persons, and stale as soon as somebody moves: a hint for the model, never a statement that overrides it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from honeyflow.people.affiliations.known_people import ADDRESS, LOGIN, NAME, KnownPeople
from honeyflow.people.organizations.names import organization_key
from honeyflow.people.organizations.naming import Directory
from honeyflow.people.records import Hint, OrganizationKind, Workplace
from honeyflow.sources.lists.capacity import capacity_of, is_told
from honeyflow.sources.statements.paths import is_kept

GUEST = frozenset({OrganizationKind.FOUNDATION})
"""Kinds that give addresses to people who do not work for them, and whose name beside a person says membership."""


@dataclass(frozen=True)
class NamedLine:
    """One stretch in which one file of one repository named somebody; half-open, `valid_to` None while it stands."""

    repository: str
    path: str
    name: str | None
    email: str | None
    login: str | None
    organization: str | None
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True)
class Named:
    """One person named for one organization in one file, half-open.

    Parameters
    ----------
    by : str
        What the person was known by: address, login, name.
    address : bool
        The line gives an address at the organization; else it names the organization.
    """

    person_id: str
    organization_id: str
    start: date
    end: date | None
    by: str
    address: bool
    repository: str
    path: str


def hear_files(
    lines: Iterable[NamedLine], people: KnownPeople, found: Directory, places: Sequence[Workplace]
) -> tuple[list[Named], dict[str, Workplace]]:
    """Return what the files say of `people`, in order of person and day, and the organizations they name.

    Parameters
    ----------
    places : sequence of Workplace
        Organizations that addresses in commits name. An organization that neither these nor the site nor the curated
        list know is not taken from a file: what stands beside a name may be anything.
    """
    known = {organization_key(each.name): each for each in sorted(places, key=lambda each: each.organization_id)}
    known_ids = {each.organization_id for each in places}
    heard: list[Named] = []
    met: dict[str, Workplace] = {}
    for line in lines:
        by, person_id = people.find(line.email, line.login, line.name)
        if not person_id:
            continue
        for place, address in _places(line, found, known, known_ids):
            met[place.organization_id] = place
            heard.append(
                Named(
                    person_id,
                    place.organization_id,
                    line.valid_from,
                    line.valid_to,
                    by,
                    address,
                    line.repository,
                    line.path,
                )
            )
    return _joined(heard), met


def _places(
    line: NamedLine, found: Directory, known: Mapping[str, Workplace], known_ids: set[str]
) -> Iterable[tuple[Workplace, bool]]:
    """Yield the organizations a line names for its person, and whether by an address."""
    told = line.organization or ""
    named = None
    if told and is_told(told) and capacity_of(told) is None:
        named = found.names.find((told,)) or known.get(organization_key(told))
    at = found.workplace(line.email) if line.email else None
    if at is not None and (at.listed or at.organization_id in known_ids):
        yield at, True
    if named is not None and named.kind not in GUEST and (at is None or named.organization_id != at.organization_id):
        yield named, False


def _joined(heard: Iterable[Named]) -> list[Named]:
    """Return the stretches, those of one file's or several files' saying the same without a break made one.

    A file that was renamed, or split, says nothing new.
    """
    groups: dict[tuple[str, str, str, bool, bool], list[Named]] = defaultdict(list)
    for each in heard:
        key = (each.person_id, each.organization_id, each.repository, each.address, is_kept(each.path))
        groups[key].append(each)
    joined = [one for _, group in sorted(groups.items()) for one in _runs(group)]
    return sorted(joined, key=lambda each: (each.person_id, each.start, each.organization_id, each.path))


def _runs(group: list[Named]) -> list[Named]:
    runs: list[Named] = []
    for each in sorted(group, key=lambda one: (one.start, one.end or date.max, one.path, one.by)):
        last = runs[-1] if runs else None
        if last is not None and (last.end is None or each.start <= last.end):
            end = None if last.end is None or each.end is None else max(last.end, each.end)
            runs[-1] = replace(last, end=end)
        else:
            runs.append(each)
    return runs


EVIDENCE = "named-in-file:"
"""Followed by repository and path."""

WEIGHT = {(True, ADDRESS): 20.0, (True, LOGIN): 10.0, (True, NAME): 10.0, (False, LOGIN): 10.0, (False, NAME): 4.0,
          (False, ADDRESS): 4.0}  # fmt: skip
"""How many times likelier a file first names somebody so who works there than anybody else, by whether it gives an
address at the organization and by what it means the person (docs/decisions/0015, 0031)."""

KEPT = 10.0
"""The same, at least, in a file of who is in charge, the organization's name counting like an address."""

YEARLY = 5.0
"""The same, for a file of who is in charge, of its standing there for another year."""


def hints_of(named: Iterable[Named], as_of: date) -> list[Hint]:
    """Return what the files say as hints to the model; what still stands was said up to the day `as_of`.

    A record of who took part is often written from the commits, years later: an address in it that the commits have is
    their echo, and tells nothing.
    """
    return [
        Hint(
            each.person_id,
            each.organization_id,
            _month(each.start),
            _month(each.end or as_of),
            max(WEIGHT[each.address, each.by], KEPT if is_kept(each.path) else 1.0),
            f"{EVIDENCE}{each.repository}/{each.path}",
            YEARLY if is_kept(each.path) else 1.0,
        )
        for each in named
        if is_kept(each.path) or not (each.address and each.by == ADDRESS)
    ]


def _month(day: date) -> int:
    return 12 * day.year + day.month - 1
