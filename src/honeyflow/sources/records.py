"""Nouns of the sources floor: what a connector declares, is given, and gives back."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from honeyflow.kernel.finding import Finding
from honeyflow.kernel.progress import Progress
from honeyflow.site import Site
from honeyflow.site.erased.tombstones import Tombstones
from honeyflow.store.files import write_rows
from honeyflow.store.tables import Table


@dataclass(frozen=True, kw_only=True)
class Landing:
    """What a connector is given.

    Parameters
    ----------
    site : Site
    kept : Path
        The connector's own folder, kept between runs: raw rows landed earlier, clones, cursors.
    fresh : Path
        An empty folder of this run, for parts made anew.
    as_of : date
        The run's day; what is dated later is not plausible.
    progress : Progress
    erased : Tombstones
        Who was erased: nothing of them may be landed.
    """

    site: Site
    kept: Path
    fresh: Path
    as_of: date
    progress: Progress
    erased: Tombstones = field(default_factory=Tombstones)

    @property
    def clones(self) -> Path:
        """Where the git connector keeps its clones of URLs, for those who read them after it."""
        return self.kept.parent / "git" / "clones"

    def part(self, table: Table, rows: Iterable[object]) -> tuple[Path, ...]:
        """Keep frozen records (attributes named as the table's columns) as this run's one part of `table`."""
        file = self.fresh / f"{table.name}.parquet"
        write_rows(table, rows, file)
        return (file,)


@dataclass(frozen=True, kw_only=True)
class Landed:
    """What a connector gives back: Parquet parts of the standard tables, and what was wrong with the input."""

    parts: Mapping[str, tuple[Path, ...]]
    findings: tuple[Finding, ...] = ()
    inputs: Mapping[str, str] = field(default_factory=dict)
    """For the manifest: what was read (a repository, a file) and its fingerprint (head commits' hash, content hash)."""


@dataclass(frozen=True, kw_only=True)
class Connector:
    """One way to read the outside world.

    Parameters
    ----------
    name : str
    question : str
        What it can tell, in a line.
    tables : tuple of Table
        The standard tables it writes; no two connectors write one.
    land : callable
    check : callable, optional
        Called before a run reads anything: raises `SiteError` when the site asks it for what cannot be.
    """

    name: str
    question: str
    tables: tuple[Table, ...]
    land: Callable[[Landing], Landed]
    check: Callable[[Site], None] | None = None


def fingerprints(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """Return, for the manifest, a hash of the content of each file in `folder` that is there."""
    return {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest()[:16]
        for name in names
        if (folder / name).is_file()
    }
