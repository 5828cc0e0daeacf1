import tomllib
from pathlib import Path

import pytest

from honeyflow.kernel.errors import SiteError
from honeyflow.site.repositories import add_repositories

COMMENTED = """# mine
[git]
repositories = [
    "a",  # the first
    # the second
    "https://forge.example/b.git",
]
refs = "head"   # enough
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "honeyflow.toml").write_text(COMMENTED, encoding="utf-8")
    return folder


def listed(site: Path) -> list[str]:
    git = tomllib.loads((site / "honeyflow.toml").read_text(encoding="utf-8"))["git"]
    return list(git["repositories"])


def test_add_repositories_adds_what_is_not_listed(site: Path) -> None:
    added = add_repositories(
        site, ["https://forge.example/b.git", "git@forge.example:c.git", "git@forge.example:c.git"]
    )

    assert added == ["git@forge.example:c.git"]
    assert listed(site) == ["a", "https://forge.example/b.git", "git@forge.example:c.git"]


def test_add_repositories_keeps_comments(site: Path) -> None:
    add_repositories(site, ["https://forge.example/c.git"])
    text = (site / "honeyflow.toml").read_text(encoding="utf-8")

    assert text == COMMENTED.replace('b.git",\n', 'b.git",\n    "https://forge.example/c.git",\n')


def test_add_repositories_without_news_leaves_the_file(site: Path) -> None:
    before = (site / "honeyflow.toml").stat().st_mtime_ns

    assert add_repositories(site, [str(site / "a")]) == []
    assert (site / "honeyflow.toml").stat().st_mtime_ns == before


def test_add_repositories_writes_paths_outside_the_site_absolute(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert add_repositories(site, ["clone", "-odd", "./site/inside"]) == [
        str(tmp_path / "clone"),
        str(tmp_path / "-odd"),
        "inside",
    ]


def test_add_repositories_resolves_links_of_the_site(site: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(site)

    assert add_repositories(tmp_path / "link", [str(site / "weft.git")]) == ["weft.git"]


@pytest.mark.parametrize(
    "url",
    [
        "https://ann:s3cret@forge.example/weft.git",
        "https://ann:s3c@s3cret@forge.example/weft.git",
        "HTTPS://s3cret@forge.example/weft.git",
        "ssh://git:s3cret@forge.example:22/weft.git",
        "https://:s3/cret@forge.example/weft.git",
    ],
)
def test_add_repositories_refuses_a_password_and_does_not_show_it(site: Path, url: str) -> None:
    with pytest.raises(SiteError, match="credential helper") as caught:
        add_repositories(site, ["https://forge.example/c.git", url])

    assert "s3c" not in str(caught.value)
    assert listed(site) == ["a", "https://forge.example/b.git"]


@pytest.mark.parametrize(
    "url", ["ssh://git@forge.example:22/weft.git", "https://forge.example:8443/a@b", "git@forge.example:weft.git"]
)
def test_add_repositories_keeps_urls_without_password(site: Path, url: str) -> None:
    assert add_repositories(site, [url]) == [url]


@pytest.mark.parametrize("name", ["", "  ", "weft\udce9"])
def test_add_repositories_refuses_what_cannot_be_written(site: Path, name: str) -> None:
    with pytest.raises(SiteError, match="expected a path or a git URL"):
        add_repositories(site, [name])


@pytest.mark.parametrize("text", ["", "[site]\ndemo = true\n", "git.refs = 'head'\n", "git = {refs = 'head'}\n"])
def test_add_repositories_makes_the_list_when_the_file_has_none(site: Path, text: str) -> None:
    (site / "honeyflow.toml").write_text(text, encoding="utf-8")

    add_repositories(site, ["https://forge.example/c.git"])

    assert listed(site) == ["https://forge.example/c.git"]


@pytest.mark.parametrize("text", ["git = 5", "[git]\nrepositories = 'a'", "[git", "[git]\nrepositories = [[]"])
def test_add_repositories_to_a_broken_file_says_so(site: Path, text: str) -> None:
    (site / "honeyflow.toml").write_text(text, encoding="utf-8")

    with pytest.raises(SiteError, match=r"honeyflow\.toml"):
        add_repositories(site, ["https://forge.example/c.git"])


def test_add_repositories_without_a_site_says_so(tmp_path: Path) -> None:
    with pytest.raises(SiteError, match="cannot be changed"):
        add_repositories(tmp_path, ["https://forge.example/c.git"])
