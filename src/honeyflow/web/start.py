"""Making Django ready for one site, for the server and for commands that ask the back office."""

import os
from pathlib import Path


def set_up(site: Path) -> None:
    """Set Django up for the site in this folder, its database in the newest form; once in a process."""
    os.environ["HONEYFLOW_SITE"] = str(site.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "honeyflow.web.settings")
    import django

    django.setup()
    from honeyflow.backoffice.start import prepare_database

    prepare_database(site.resolve() / "data")
