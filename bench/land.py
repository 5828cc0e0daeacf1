"""Land one repository's main line to Parquet: ``land.py REPOSITORY FOLDER PROCESSES``.

It runs as in the core install, which has no pandas; developers have it for Spark's client, and pyarrow would load it
(1.4 s) at its first conversion. ``PANDAS=1`` lets it.
"""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from honeyflow.kernel.progress import Silent
from honeyflow.site.config import Git, Site
from honeyflow.sources.connectors.git import land
from honeyflow.sources.records import Landed, Landing
from honeyflow.store.allocator import use_system_allocator


class NoPandas:
    """An importer that knows of no pandas."""

    @staticmethod
    def find_spec(name: str, _path: Sequence[str] | None = None, _target: object = None) -> None:
        """Refuse pandas, and leave the rest to the importers that follow."""
        if name.partition(".")[0] == "pandas":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def land_one(repository: str, folder: Path, processes: int, refs: str = "head") -> Landed:
    """Land `repository` under `folder`, as a run does."""
    use_system_allocator()
    for name in ("kept", "fresh"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    site = Site(folder, git=Git((repository,), refs, processes))
    today = datetime.now(UTC).date()
    return land(Landing(site=site, kept=folder / "kept", fresh=folder / "fresh", as_of=today, progress=Silent()))


if __name__ == "__main__":
    if os.environ.get("PANDAS") != "1":
        sys.meta_path.insert(0, NoPandas)
    land_one(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
