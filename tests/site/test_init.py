import csv
from pathlib import Path

import pytest

from honeyflow.kernel.errors import SiteError
from honeyflow.site import load_site
from honeyflow.site.config import Company, EngineChoice, Git, Market
from honeyflow.site.init import create_site

FILES = [
    ".gitignore",
    "customers.csv",
    "honeyflow.toml",
    "invoices.csv",
    "learn/at-work.md",
    *(
        f"questions/{each}.md"
        for each in (
            "access",
            "continuity",
            "contract",
            "invoicing",
            "leaving",
            "licence",
            "own-changes",
            "personal-data",
            "price-changes",
            "releases",
            "vulnerabilities",
        )
    ),
    "services/consulting.md",
    "services/support.md",
    "services/training.md",
    "staff.csv",
    "subscriptions.csv",
]


def test_create_site_makes_every_file(tmp_path: Path) -> None:
    made = create_site(tmp_path / "new" / "site")

    assert sorted(str(file.relative_to(tmp_path / "new" / "site")) for file in made) == FILES


def test_create_site_writes_the_defaults(tmp_path: Path) -> None:
    create_site(tmp_path)
    site = load_site(tmp_path)

    assert (site.company, site.git, site.market, site.engine) == (Company(), Git(), Market(), EngineChoice())
    assert (site.title, site.demo, site.as_of, site.minimum_group) == ("", False, None, 5)


def test_create_site_writes_title_and_repositories(tmp_path: Path) -> None:
    create_site(tmp_path, repositories=["https://forge.example/weft.git"], title='The "Weft" books')
    site = load_site(tmp_path)

    assert site.title == 'The "Weft" books'
    assert site.git.repositories == ("https://forge.example/weft.git",)
    assert "# shown on every page" in (tmp_path / "honeyflow.toml").read_text(encoding="utf-8")


def test_create_site_changes_nothing_that_exists(tmp_path: Path) -> None:
    (tmp_path / "customers.csv").write_text("mine", encoding="utf-8")
    (tmp_path / "honeyflow.toml").write_text("[site]\ntitle = 'mine'\n", encoding="utf-8")

    made = create_site(tmp_path, repositories=["/srv/weft"], title="other")

    assert {file.name for file in made}.isdisjoint({"customers.csv", "honeyflow.toml"})
    assert (tmp_path / "customers.csv").read_text(encoding="utf-8") == "mine"
    assert (load_site(tmp_path).title, load_site(tmp_path).git.repositories) == ("mine", ())


def test_create_site_again_makes_nothing(tmp_path: Path) -> None:
    create_site(tmp_path)

    assert create_site(tmp_path) == []


@pytest.mark.parametrize("name", ["customers.csv", "invoices.csv", "staff.csv"])
def test_create_site_samples_hold_a_header_and_examples_commented_out(tmp_path: Path, name: str) -> None:
    create_site(tmp_path)
    lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
    [header] = [line for line in lines if not line.startswith("#")]
    examples = [line.removeprefix("# ") for line in lines[lines.index(header) + 1 :]]

    assert len(examples) >= 2
    assert {len(row) for row in csv.reader(examples)} == {len(header.split(","))}


def test_create_site_keeps_data_out_of_git(tmp_path: Path) -> None:
    create_site(tmp_path)

    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "data/\nbackups/\n"


def test_create_site_on_a_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file", encoding="utf-8")

    with pytest.raises(SiteError, match=r"cannot be written.*--site"):
        create_site(tmp_path / "site")


def test_create_site_refusing_a_password_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(SiteError):
        create_site(tmp_path / "site", repositories=["https://ann:secret@forge.example/weft"])

    assert not (tmp_path / "site").exists()
