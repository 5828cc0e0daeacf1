"""Land one repository's main line to Parquet: ``land.py REPOSITORY FOLDER PROCESSES``."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from honeyflow.kernel.progress import Silent
from honeyflow.site.config import Git, Site
from honeyflow.sources.connectors.git import land
from honeyflow.sources.records import Landed, Landing


def land_one(repository: str, folder: Path, processes: int, refs: str = "head") -> Landed:
    """Land `repository` under `folder`."""
    for name in ("kept", "fresh"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    site = Site(folder, git=Git((repository,), refs, processes))
    today = datetime.now(UTC).date()
    return land(Landing(site=site, kept=folder / "kept", fresh=folder / "fresh", as_of=today, progress=Silent()))


if __name__ == "__main__":
    land_one(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
