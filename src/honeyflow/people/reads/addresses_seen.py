"""Every address seen in a commit or a trailer, programs left out."""

import narwhals as nw

from honeyflow.people.tables import IDENTITY
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot


def read_addresses_seen(snapshot: Snapshot, engine: Engine) -> frozenset[str]:
    """Return the addresses as recorded."""
    frame = snapshot.frame(IDENTITY, engine).filter(~nw.col("bot")).select("email").unique()
    return frozenset(row["email"] for row in rows_of(engine.collect(frame)))
