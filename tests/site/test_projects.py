from pathlib import Path

import pytest

from honeyflow.kernel.errors import SiteError
from honeyflow.site import load_site
from honeyflow.site.projects import Project, commit_url_of, web_address_of

WHOLE = """[[project]]
name = "weft"
packages = ["pkg:pypi/weft"]
repository = "https://github.com/weft/weft"
licence = "MIT"
"""


def test_project_is_read_and_its_commits_address_known(tmp_path: Path) -> None:
    (tmp_path / "honeyflow.toml").write_text(WHOLE, encoding="utf-8")

    assert load_site(tmp_path).projects == (
        Project(
            "weft",
            ("pkg:pypi/weft",),
            "https://github.com/weft/weft",
            "https://github.com/weft/weft/commit/{commit}",
            "MIT",
        ),
    )


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('packages = ["weft"]', "packages"),
        ('repository = "javascript:alert(1)"', "repository"),
        ('commit_url = "https://forge.example/weft"', "commit_url"),
        ('colour = "#ffffff"', "colour"),
    ],
)
def test_project_with_a_fault_is_refused(tmp_path: Path, line: str, key: str) -> None:
    (tmp_path / "honeyflow.toml").write_text(f'[[project]]\nname = "weft"\n{line}\n', encoding="utf-8")

    with pytest.raises(SiteError, match=key):
        load_site(tmp_path)


@pytest.mark.parametrize(
    ("key", "value"), [("site", "community"), ("colour", "purple"), ("colour", "#fff"), ("language", "plain English")]
)
def test_company_with_a_fault_is_refused(tmp_path: Path, key: str, value: str) -> None:
    (tmp_path / "honeyflow.toml").write_text(f'[company]\n{key} = "{value}"\n', encoding="utf-8")

    with pytest.raises(SiteError, match=key):
        load_site(tmp_path)


@pytest.mark.parametrize(
    ("location", "address"),
    [
        ("https://github.com/weft/weft.git", "https://github.com/weft/weft"),
        ("git@codeberg.org:weft/weft.git", "https://codeberg.org/weft/weft"),
        ("ssh://git@gitlab.com/weft/weft", "https://gitlab.com/weft/weft"),
        ("https://ann:secret@github.com/weft/weft", ""),
        ("../weft.git", ""),
        ("/srv/weft.git", ""),
    ],
)
def test_web_address_is_told_of_public_addresses_alone(location: str, address: str) -> None:
    assert web_address_of(location) == address


def test_commits_of_an_unknown_forge_have_no_address() -> None:
    assert commit_url_of("https://forge.example/weft") == ""
