"""Published snapshots of the worlds, made once per test process by the real pipeline."""

import tempfile
from datetime import date
from functools import lru_cache
from pathlib import Path

from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from honeyflow.store.snapshots import Snapshot
from tests.worlds.orchard import build_orchard

AS_OF = date(2025, 4, 1)
"""The day after the orchard's quarter."""


@lru_cache(maxsize=1)
def orchard_site() -> Path:
    """Return the folder of the orchard's site with its run published; shared, so do not write to it."""
    folder = build_orchard(Path(tempfile.mkdtemp(prefix="orchard-")) / "site")
    run_site(load_site(folder), as_of=AS_OF)
    return folder


def orchard_snapshot() -> Snapshot:
    """Return the orchard's published snapshot."""
    return Snapshot.current(load_site(orchard_site()).data)
