"""What the user asked for, opened: site, snapshot, engine, period."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from honeyflow.cli.records import Asked
from honeyflow.cli.rights import NotAllowedError, own_role
from honeyflow.kernel.access import Right, may
from honeyflow.kernel.errors import UnknownNameError
from honeyflow.kernel.period import Period
from honeyflow.ledger.read import coarse_period, read_span
from honeyflow.site import load_site
from honeyflow.site.discovery import find_site
from honeyflow.store.engines import open_engine
from honeyflow.store.snapshots import Snapshot


@contextmanager
def ask(
    site: Path | None,
    cwd: Path,
    period: str = "",
    project: str = "",
    *,
    owned_today: bool = False,
    by_month: bool = False,
) -> Iterator[Asked]:
    """Open the site's current snapshot for reading.

    Unless what is shown is told `by_month` to whoever may see it, roles that may not see commits get whole quarters.

    Raises
    ------
    SiteError, NoSnapshotError
        When there is no site, or nothing published.
    UnknownNameError
        For a period that cannot be read.
    NotAllowedError
        For one project, to a role that gets whole quarters of all of them.
    """
    loaded = load_site(find_site(site, cwd))
    snapshot = Snapshot.current(loaded.data)
    engine = open_engine("duckdb", memory_mb=loaded.engine.memory_mb)
    try:
        span = read_span(snapshot, engine)
        chosen = span if period == "all" else _period(period)
        if span is not None and not by_month and not may(own_role(), Right.SEE_COMMITS):
            chosen = coarse_period(span, chosen)
            if project:
                raise NotAllowedError("--project", own_role(), Right.SEE_COMMITS)
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
