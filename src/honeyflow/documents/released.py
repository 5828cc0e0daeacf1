"""Releases of a period as documents show them."""

from collections.abc import Callable, Sequence
from typing import Any

from honeyflow.documents.wording import plural
from honeyflow.ledger.releases import Releases

MOST_TAGS = 12
"""Releases of one project named; the others are counted."""


def releases_data(releases: Sequence[Releases] | None, shown: Callable[[str], str]) -> list[dict[str, Any]] | None:
    """Return a record a project: name, how many releases, the newest of them; None when releases are not recorded."""
    if releases is None:
        return None
    return [
        {
            "project": shown(each.project),
            "count": len(each.tags),
            "tags": [{"tag": shown(tag.tag), "on": f"{tag.tagged_on:%-d %b %Y}"} for tag in each.tags[-MOST_TAGS:]],
            "more": _more(each),
        }
        for each in releases
    ]


def _more(each: Releases) -> str:
    earlier = len(each.tags) - MOST_TAGS
    parts = [f"{earlier} earlier"] if earlier > 0 else []
    return " and ".join([*parts, *([plural(each.previews, "preview", "previews")] if each.previews else [])])
