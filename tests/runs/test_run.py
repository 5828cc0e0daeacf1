"""Runs that meet another run, or are killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from honeyflow.kernel.errors import RunInProgressError
from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from honeyflow.store.snapshots import Snapshot, run_lock
from tests.worlds.orchard import build_orchard
from tests.worlds.snapshots import AS_OF


def test_second_run_at_once_says_so_and_leaves(tmp_path: Path) -> None:
    site = load_site(build_orchard(tmp_path / "site"))

    with run_lock(site.data), pytest.raises(RunInProgressError, match="another run is under way"):
        run_site(site, as_of=AS_OF)


def test_run_again_changes_nothing(tmp_path: Path) -> None:
    site = load_site(build_orchard(tmp_path / "site"))

    first, second = run_site(site, as_of=AS_OF), run_site(site, as_of=AS_OF)

    assert first.manifest["tables"] == second.manifest["tables"]
    assert first.manifest["inputs"] == second.manifest["inputs"]


def test_killed_run_leaves_the_last_snapshot_and_the_next_one_finishes(tmp_path: Path) -> None:
    site = load_site(build_orchard(tmp_path / "site"))
    published = run_site(site, as_of=AS_OF).name
    halt = (
        "import honeyflow.runs.run as r, os, signal; r.build_ledger = lambda *a: os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    start = "from honeyflow.site import load_site; from pathlib import Path\n"
    start += f"site = load_site(Path({str(site.folder)!r}))\n"

    done = subprocess.run([sys.executable, "-c", halt + start + "r.run_site(site)"], check=False, env=dict(os.environ))

    assert done.returncode == -signal.SIGKILL
    assert Snapshot.current(site.data).name == published
    assert run_site(site, as_of=AS_OF).name != published
