"""Erasing somebody: tombstones, the decisions rid of them, and a run that lands and publishes everything without them.

In this order, each step whole or not at all: the tombstones are what everything after follows from, so a kill before
them leaves all as it was, and a kill after them leaves the last snapshot until the next run finishes the erasure.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from honeyflow.kernel.progress import Progress, Silent
from honeyflow.people.erased import KnownBy, known_by
from honeyflow.runs.backup import renew_backups
from honeyflow.runs.erasing import begin_erasing
from honeyflow.runs.leftovers import Leftovers, find_leftovers
from honeyflow.runs.run import run_locked
from honeyflow.site import Site
from honeyflow.site.erased.file import append_tombstones, load_tombstones
from honeyflow.site.erased.marks import Mark
from honeyflow.sources.decisions.erasing import decisions_about, rewrite_decisions
from honeyflow.store.engines import Engine
from honeyflow.store.snapshots import Snapshot, run_lock


@dataclass(frozen=True)
class Erased:
    """What an erasure did: the person's number, the lines of decisions rewritten, the snapshot without them.

    `backups` is how many backups gave way to a new one.
    """

    person: int
    decisions: tuple[int, ...]
    snapshot: Snapshot
    backups: int = 0


@dataclass(frozen=True)
class ErasurePlan:
    """What an erasure would take away, and what it would leave to the operator; shown before it is done.

    Parameters
    ----------
    decisions : tuple of int
        Lines of decisions that name the person.
    """

    known: KnownBy
    decisions: tuple[int, ...]
    leftovers: Leftovers


def plan_erasure(snapshot: Snapshot, engine: Engine, site: Site, person_id: str) -> ErasurePlan:
    """Return what erasing a person of the snapshot would do."""
    return plan_of(site, known_by(snapshot, engine, person_id))


def plan_of(site: Site, known: KnownBy) -> ErasurePlan:
    """Return what erasing somebody would do who is known by this."""
    decided = decisions_about(site.folder / site.people.decisions, known.marks)
    return ErasurePlan(known, tuple(decided), find_leftovers(site, known.texts))


def _nothing() -> None:
    """Nothing else holds people."""


def erase_person(
    site: Site,
    marks: Sequence[Mark],
    by: str,
    *,
    as_of: date | None = None,
    progress: Progress | None = None,
    also: Callable[[], object] = _nothing,
) -> Erased:
    """Erase the person known by `marks` from everything Honeyflow wrote, for good.

    Parameters
    ----------
    also : callable
        Erases what is kept beside the snapshots, once the tombstones are there; called before backups are renewed.

    Raises
    ------
    RunInProgressError
        When a run is under way.
    ErasureKeyError
        When earlier tombstones cannot be read.
    """
    with run_lock(site.data):
        load_tombstones(site)
        begin_erasing(site)
        person = append_tombstones(site, marks, by)
        changed = rewrite_decisions(site.folder / site.people.decisions, load_tombstones(site))
        snapshot = run_locked(site, as_of, progress or Silent())
        also()
        return Erased(person, tuple(changed), snapshot, renew_backups(site))
