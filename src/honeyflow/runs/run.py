"""A run: connectors land, people are found, the books are posted and closed, one snapshot is published."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from honeyflow import __version__
from honeyflow.kernel.finding import Finding
from honeyflow.kernel.progress import Progress, Silent
from honeyflow.ledger.build import build_ledger
from honeyflow.outreach.build import build_address_facts
from honeyflow.outreach.organizations.build import build_market_organizations
from honeyflow.people.build import build_people
from honeyflow.runs.erasing import end_erasing, is_erasing
from honeyflow.runs.findings import finding_rows, without_erased
from honeyflow.site import Site
from honeyflow.site.erased.file import load_tombstones
from honeyflow.site.erased.tombstones import Tombstones
from honeyflow.sources.decisions.erasing import rewrite_decisions
from honeyflow.sources.records import Landed, Landing
from honeyflow.sources.registry import connectors
from honeyflow.sources.tables import FINDING
from honeyflow.store.allocator import use_system_allocator
from honeyflow.store.engines import Engine, open_engine
from honeyflow.store.snapshots import Snapshot, Staging, clear_unfinished, run_lock


def run_site(site: Site, *, as_of: date | None = None, progress: Progress | None = None) -> Snapshot:
    """Read everything `site` names, and publish one snapshot, whole or not at all.

    Parameters
    ----------
    as_of : date, optional
        The day the run believes it is; else the site's, else today (UTC). Months that ended by then are closed.
    progress : Progress, optional

    Raises
    ------
    RunInProgressError
        When another run of this site is under way.
    SiteError
        When the site asks for what cannot be.
    """
    for connector in connectors.all().values():
        if connector.check is not None:
            connector.check(site)
    with run_lock(site.data):
        return run_locked(site, as_of, progress or Silent())


def run_locked(site: Site, as_of: date | None, progress: Progress) -> Snapshot:
    """Run as `run_site` does, for who holds the site's lock; an erasure that was interrupted is finished."""
    use_system_allocator()
    clear_unfinished(site.data)
    erased = load_tombstones(site)
    day = as_of or site.as_of or datetime.now(UTC).date()
    if is_erasing(site):
        rewrite_decisions(site.folder / site.people.decisions, erased)
    scratch = _empty(site.data / "scratch")
    engine = open_engine(
        site.engine.name, address=site.engine.address, memory_mb=site.engine.memory_mb, scratch=scratch
    )
    try:
        published = _Run(site, day, engine, scratch, progress, erased).publish()
    finally:
        engine.close()
        shutil.rmtree(scratch, ignore_errors=True)
    end_erasing(site)
    return published


class _Run:
    """The steps in order, each timed for the manifest."""

    def __init__(
        self, site: Site, as_of: date, engine: Engine, scratch: Path, progress: Progress, erased: Tombstones
    ) -> None:
        self._site = site
        self._erased = erased
        self._as_of = as_of
        self._scratch = scratch
        self._progress = progress
        self._started = datetime.now(UTC)
        self._staging = Staging(site.data, f"{self._started:%Y%m%dT%H%M%S%f}Z", engine)
        self._findings: list[Finding] = []
        self._inputs: dict[str, str] = {}
        self._seconds: dict[str, float] = {}

    def publish(self) -> Snapshot:
        for name in connectors.all():
            with self._timed(f"source {name}"):
                self._land(name)
        with self._timed("people", "Finding people and their employers"):
            self._findings += build_people(self._staging, self._site, self._as_of)
        with self._timed("ledger", "Posting the ledger and closing each month"):
            self._findings += build_ledger(self._staging, self._site, self._as_of)
        with self._timed("organizations", "Publishing organizations for the market side"):
            build_market_organizations(self._staging, self._site.minimum_group, self._as_of)
        with self._timed("addresses", "Noting where addresses come from"):
            self._findings += build_address_facts(self._staging)
        with self._timed("publish", "Publishing"):
            self._staging.write_rows(FINDING, finding_rows(without_erased(self._findings, self._erased)))
            return self._staging.publish(self._manifest())

    def _land(self, name: str) -> None:
        connector = connectors.get(name)
        landed: Landed = connector.land(
            Landing(
                site=self._site,
                kept=_made(self._site.data / "landing" / name),
                fresh=_empty(self._scratch / name),
                as_of=self._as_of,
                progress=self._progress,
                erased=self._erased,
            )
        )
        for table in connector.tables:
            self._staging.link(table, landed.parts.get(table.name, ()))
        self._findings += landed.findings
        self._inputs.update(landed.inputs)

    @contextmanager
    def _timed(self, step: str, words: str = "") -> Iterator[None]:
        start = time.perf_counter()
        if words:
            self._progress.start(words)
        yield
        if words:
            self._progress.finish()
        self._seconds[step] = round(time.perf_counter() - start, 3)

    def _manifest(self) -> dict[str, Any]:
        site = self._site
        return {
            "honeyflow": __version__,
            "started_at": self._started.isoformat(timespec="seconds"),
            "as_of": self._as_of.isoformat(),
            "site": {
                "title": site.title or site.company.name,
                "demo": site.demo,
                "company": site.company.name,
                "domains": list(site.company.domains),
                "engine": site.engine.name,
                "refs": site.git.refs,
                "kind_rules": [[rule.by, rule.pattern, rule.kind] for rule in site.kind_rules],
            },
            "inputs": dict(sorted(self._inputs.items())),
            "findings": len(self._findings),
            "erased": self._erased.sign,
            "seconds": self._seconds,
        }


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _empty(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    return _made(folder)
