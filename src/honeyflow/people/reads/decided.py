"""Which decisions the last run knew."""

from honeyflow.sources.tables import DECISION
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot


def read_decided_lines(snapshot: Snapshot, engine: Engine) -> frozenset[int]:
    """Return the lines of the decisions in effect since the last run."""
    return frozenset(row["line"] for row in rows_of(engine.collect(snapshot.frame(DECISION, engine).select("line"))))
