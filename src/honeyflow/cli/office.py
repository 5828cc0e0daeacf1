"""The back office, opened for a command: the site, and Django set up for its database."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from honeyflow.kernel.purpose import Purpose
    from honeyflow.site import Site

ACTOR = "command"
"""Who does what commands do, in the journal; a person's name does not belong there."""


def open_office(option: Path | None) -> "Site":
    """Return the site, its back office ready."""
    from honeyflow.site import load_site
    from honeyflow.site.discovery import find_site
    from honeyflow.web.start import set_up

    site = load_site(find_site(option, Path.cwd()))
    set_up(site.folder)
    return site


def has_office(site: "Site") -> bool:
    """Return whether anything was ever kept in the back office of a site: else a run need not open it."""
    import os

    from honeyflow.backoffice.database import NAME
    from honeyflow.site.settings import load_settings

    return bool(load_settings(os.environ).database) or (site.data / NAME).exists()


def keep_in_order(site: "Site") -> None:
    """Erase from the back office whoever was erased, and sign the journal's head; where there is one."""
    if not has_office(site):
        return
    from honeyflow.web.start import set_up

    set_up(site.folder)
    from honeyflow.backoffice.actions.erase import sweep_erased
    from honeyflow.backoffice.actions.retention import keep_no_longer
    from honeyflow.backoffice.heads import sign_head

    sweep_erased(site)
    keep_no_longer(site)
    sign_head(site)


def purpose_of(text: str) -> "Purpose":
    """Return the purpose of this name.

    Raises
    ------
    UnknownNameError
    """
    from honeyflow.kernel.errors import UnknownNameError
    from honeyflow.kernel.purpose import Purpose

    if text not in set(Purpose):
        raise UnknownNameError("purpose", text, list(Purpose))
    return Purpose(text)


def community_of(site: "Site") -> "Collection[str] | None":
    """Return the keyed hashes of the mailboxes seen in the community by the published snapshot; None without one."""
    from honeyflow.backoffice.queries.community import community_mailboxes
    from honeyflow.kernel.errors import NoSnapshotError
    from honeyflow.people.reads.addresses_seen import read_addresses_seen
    from honeyflow.store.engines import open_engine
    from honeyflow.store.snapshots import Snapshot

    try:
        snapshot = Snapshot.current(site.data)
    except NoSnapshotError:
        return None
    engine = open_engine("duckdb", memory_mb=site.engine.memory_mb)
    try:
        return community_mailboxes(site, read_addresses_seen(snapshot, engine))
    finally:
        engine.close()
