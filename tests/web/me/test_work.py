"""Where a commit of one's own can be looked at: the site's word, else its remote's forge, else nowhere."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from honeyflow.kernel.commodity import Kind
from honeyflow.ledger.own_work import OwnCommit, OwnWork
from honeyflow.site import Site
from honeyflow.web.me.work import commit_urls, examples_of

SHA = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567"


def url(location: str) -> str:
    commit = OwnCommit("weft", SHA, "Weave", date(2025, 1, 1), (Kind.QUALITY,), 3, location)
    (example,) = examples_of(Site(Path()), OwnWork(examples=(commit,)))
    return example.url


@pytest.mark.parametrize(
    ("location", "address"),
    [
        ("https://github.com/weft/server.git", f"https://github.com/weft/server/commit/{SHA}"),
        ("git@github.com:weft/server.git", f"https://github.com/weft/server/commit/{SHA}"),
        ("https://gitlab.com/weft/libs/core.git", f"https://gitlab.com/weft/libs/core/-/commit/{SHA}"),
        ("repositories/weft.git", ""),
        ("/srv/git/weft.git", ""),
        ("https://git.weft.example/weft.git", ""),
    ],
)
def test_address_follows_from_a_well_known_forge(location: str, address: str) -> None:
    assert url(location) == address


def test_sites_own_addresses_are_taken_where_told() -> None:
    told = SimpleNamespace(name="weft", commit_url="https://git.weft.example/c/{commit}")
    site = SimpleNamespace(projects=(told, SimpleNamespace(name="docs", commit_url="")))

    assert commit_urls(site) == {"weft": told.commit_url}  # type: ignore[arg-type]
