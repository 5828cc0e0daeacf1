"""Published reads about open projects: where they are, under which licence, and what was released of them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from honeyflow.kernel.period import Period
from honeyflow.ledger.money_read import read_releases
from honeyflow.ledger.releases import Tagged
from honeyflow.sources.tables import LICENCE, REPOSITORY
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot

_FROM = date(1980, 1, 1)


@dataclass(frozen=True)
class Published:
    """One repository read: where, its licence of today as an SPDX expression, whether that is open, its releases.

    `open` is None where nobody can tell; releases come oldest first, without previews.
    """

    name: str
    location: str
    licence: str
    open: bool | None
    releases: tuple[Tagged, ...]


def read_projects_published(snapshot: Snapshot, engine: Engine, as_of: date) -> tuple[Published, ...]:
    """Return a record a repository, by name."""
    today = {row["repository"]: row for row in _rows(snapshot, engine, LICENCE) if row["valid_to"] is None}
    period = Period(_FROM, date(as_of.year + 1, 1, 1))
    released = {each.project: each.tags for each in read_releases(snapshot, engine, period) or ()}
    return tuple(
        Published(
            row["repository"],
            row["location"],
            str(today.get(row["repository"], {}).get("expression") or ""),
            today.get(row["repository"], {}).get("open"),
            released.get(row["repository"], ()),
        )
        for row in sorted(_rows(snapshot, engine, REPOSITORY), key=lambda row: str(row["repository"]))
    )


def _rows(snapshot: Snapshot, engine: Engine, table: Any) -> list[dict[str, Any]]:
    if not snapshot.holds(table):
        return []
    return [dict(row) for row in rows_of(engine.collect(snapshot.frame(table, engine)))]
