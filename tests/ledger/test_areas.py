"""Areas: as deep as tells the changes apart."""

import pytest

from honeyflow.ledger.areas import areas


@pytest.mark.parametrize(
    ("paths", "found"),
    [
        (["README.md"], ()),
        (["src/http/a.py"], (("weft/http", 1),)),
        (["server/src/main/java/weft/cache/A.java"], (("weft/server/cache", 1),)),
        (["src/http/a.py", "src/http/b.py", "docs/a.md"], (("weft/http", 2), ("weft/docs", 1))),
        (["server/http/a", "server/cache/b", "server/http/c"], (("weft/server/http", 2), ("weft/server/cache", 1))),
        (["WEFT/lib/x.py"], ()),
    ],
)
def test_areas_by_what_tells_them_apart(paths: list[str], found: tuple[tuple[str, int], ...]) -> None:
    assert areas({str(number): [path] for number, path in enumerate(paths)}, "weft") == found


def test_commit_counts_once_in_each_area() -> None:
    assert areas({"a": ["http/x", "http/y", "docs/z"]}, "weft") == (("weft/docs", 1), ("weft/http", 1))
