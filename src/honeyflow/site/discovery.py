"""Where the site is, when nobody says."""

from pathlib import Path

from honeyflow.site.config import FILE

FOLDER = "honeyflow-site"
"""Name of the folder made for a site beside where a run starts."""


def find_site(option: Path | None, cwd: Path) -> Path:
    """Return the site's folder: the one named, else `cwd` when it is a site, else ``honeyflow-site`` in it.

    The folder need not exist yet.
    """
    if option is not None:
        return option
    return cwd if (cwd / FILE).exists() else cwd / FOLDER
