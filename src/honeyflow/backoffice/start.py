"""Making the database ready: its folder, its tables in their newest form; safe to call again, and from two at once."""

import fcntl
from pathlib import Path

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor


def prepare_database(data: Path) -> None:
    """Bring the tables up to date, alone.

    Parameters
    ----------
    data : Path
        The site's data folder.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / "backoffice.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        executor = MigrationExecutor(connections["default"])
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
