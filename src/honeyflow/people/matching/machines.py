"""Guesses from machines: ``ann <ann@laptop.local>`` beside the one Ann of the project, at about that time."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from honeyflow.people.addresses import is_subversions
from honeyflow.people.matching.cores import Core
from honeyflow.people.matching.guess import CROWD, Guess, Holders, guess, is_torn
from honeyflow.people.matching.handles import Owners

Days = tuple[date, date]
"""First and last day a person was seen."""

_SHORTEST = 4
_SHARE = 0.87
_NEAR = timedelta(days=90)
"""A machine set up without an address is soon given one: seen further apart they are taken for two."""


def guess_on_machines(
    cores: Sequence[Core], owners: Owners, holders: Holders, days_of: Callable[[Core], Days | None]
) -> Iterator[Guess]:
    """Yield those seen under a first or last name on machines only, each with the one person it can be."""
    strays = [core for core in cores if core.bares and not core.names and _has_no_address(core)]
    named = _bearers({bare for stray in strays for bare in stray.bares if len(bare) >= _SHORTEST}, cores)
    for stray in strays:
        for bare in stray.bares:
            for one in _who(named.get(bare, ()), owners[bare], holders):
                if _are_near(days_of(stray), days_of(one)):
                    yield guess(_SHARE, "machine-name", bare, stray, one)


def _has_no_address(core: Core) -> bool:
    """Tell whether one was seen on machines only, or by an account of the project's own Subversion server."""
    return not core.places and all(map(is_subversions, core.addresses))


def _bearers(wanted: Iterable[str], cores: Iterable[Core]) -> Mapping[str, Sequence[Core]]:
    """Return whose full names begin or end with each."""
    found: dict[str, dict[int, Core]] = {text: {} for text in wanted}
    for core in cores if found else ():
        for parts in core.names:
            for text in (parts[0], parts[-1]):
                if text in found:
                    found[text][core.first] = core
    return {text: tuple(bearers.values()) for text, bearers in found.items()}


def _who(named: Sequence[Core], owners: Sequence[Core], holders: Holders) -> Sequence[Core]:
    """Return the one of that name who has it as a handle too, else all of that name when they can be one person.

    Nobody when somebody else, with an address, goes by the name alone.
    """
    using = [owner for owner in owners if not _has_no_address(owner)]
    bearers = {core.first for core in named}
    if any(owner.first not in bearers for owner in using) or len(named) > CROWD:
        return ()
    if len(using) == 1:
        return using
    return () if is_torn(named, holders) else named


def _are_near(one: Days | None, two: Days | None) -> bool:
    return one is not None and two is not None and one[0] <= two[1] + _NEAR and two[0] <= one[1] + _NEAR
