"""The mark of an erasure under way, so that the next run finishes one that was interrupted. It names nobody."""

from honeyflow.site import Site
from honeyflow.store.files import write_text

_FILE = "erasing"


def begin_erasing(site: Site) -> None:
    """Write the mark down, before the first step of an erasure."""
    write_text(site.data / _FILE, "an erasure is under way; honeyflow run finishes it\n")


def is_erasing(site: Site) -> bool:
    """Return whether an erasure was begun and not finished."""
    return (site.data / _FILE).exists()


def end_erasing(site: Site) -> None:
    """Take the mark away, after a snapshot without the person was published and the older ones are gone."""
    (site.data / _FILE).unlink(missing_ok=True)
