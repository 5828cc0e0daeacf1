"""What the user asked for, opened: site, snapshot, engine, period."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from honeyflow.cli.records import Asked
from honeyflow.kernel.errors import UnknownNameError
from honeyflow.kernel.period import Period
from honeyflow.ledger.read import read_span
from honeyflow.site import load_site
from honeyflow.site.discovery import find_site
from honeyflow.store.engines import open_engine
from honeyflow.store.snapshots import Snapshot


@contextmanager
def ask(
    site: Path | None, cwd: Path, period: str = "", project: str = "", *, owned_today: bool = False
) -> Iterator[Asked]:
    """Open the site's current snapshot for reading.

    Raises
    ------
    SiteError, NoSnapshotError
        When there is no site, or nothing published.
    UnknownNameError
        For a period that cannot be read.
    """
    loaded = load_site(find_site(site, cwd))
    snapshot = Snapshot.current(loaded.data)
    engine = open_engine("duckdb", memory_mb=loaded.engine.memory_mb)
    try:
        chosen = read_span(snapshot, engine) if period == "all" else _period(period)
        yield Asked(
            site=loaded,
            snapshot=snapshot,
            engine=engine,
            period=chosen,
            project=project or None,
            owned_today=owned_today,
        )
    finally:
        engine.close()


def _period(text: str) -> Period | None:
    try:
        return Period.parse(text) if text else None
    except ValueError as error:
        raise UnknownNameError("period", text, ["2025", "2025-Q3", "2025-07", "2024-07..2025-06", "all"]) from error
