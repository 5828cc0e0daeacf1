"""Real repositories, sound and broken, read whole: what can be read stays, the rest is a finding."""

import subprocess
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from honeyflow.kernel.progress import Silent
from honeyflow.site.config import Git, Site
from honeyflow.sources.connectors.git import land
from honeyflow.sources.records import Landed, Landing


def git(folder: Path, *args: str, given: bytes = b"") -> str:
    settings = ["-c", "user.name=Ada", "-c", "user.email=ada@orchard.example", "-c", "init.defaultBranch=main"]
    done = subprocess.run(["git", "-C", str(folder), *settings, *args], input=given, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "press"
    folder.mkdir()
    git(folder, "init", "-q")
    for number, name in enumerate(["a.py", "b\n\tc.py", "README.md"]):
        (folder / name).write_text("line\n" * (number + 1), encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", f"Add {number}")
    return folder


def read(tmp_path: Path, *written: str) -> Landed:
    kept, fresh = tmp_path / "kept", tmp_path / f"fresh-{len(list(tmp_path.glob('fresh-*')))}"
    kept.mkdir(exist_ok=True)
    fresh.mkdir()
    site = Site(tmp_path, git=Git(tuple(written)))
    return land(Landing(site=site, kept=kept, fresh=fresh, as_of=date(2026, 12, 31), progress=Silent()))


def rows(landed: Landed, table: str) -> list[dict[str, object]]:
    found = [row for part in landed.parts[table] for row in pq.read_table(part).to_pylist()]
    return sorted(found, key=str)


def rules(landed: Landed) -> Sequence[str]:
    return sorted({finding.rule for finding in landed.findings})


def test_second_reading_after_rewritten_history_equals_one_from_nothing(repository: Path, tmp_path: Path) -> None:
    read(tmp_path, str(repository))
    git(repository, "commit", "-q", "--amend", "-m", "Rewritten")
    git(repository, "mv", "a.py", "z.py")
    git(repository, "commit", "-q", "-m", "Rename")
    (tmp_path / "new").mkdir()

    again, anew = read(tmp_path, str(repository)), read(tmp_path / "new", str(repository))

    for table in ("commit", "commit_file", "commit_trailer", "repository"):
        assert rows(again, table) == rows(anew, table)
    assert any(row["old_path"] == "a.py" for row in rows(again, "commit_file"))


def test_corrupt_content_is_found_and_the_rest_is_read(repository: Path, tmp_path: Path) -> None:
    blob = git(repository, "rev-parse", "HEAD:README.md").strip()
    file = repository / ".git" / "objects" / blob[:2] / blob[2:]
    file.chmod(0o644)
    file.write_bytes(b"broken")

    landed = read(tmp_path, str(repository))

    assert {str(row["path"]): row["added"] for row in rows(landed, "commit_file")}["README.md"] is None
    assert len(rows(landed, "commit_file")) == 3


def test_empty_repository_and_no_repository_are_findings_and_others_go_on(repository: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    git(tmp_path / "empty", "init", "-q")
    (tmp_path / "folder").mkdir()

    landed = read(tmp_path, str(tmp_path / "empty"), str(tmp_path / "folder"), str(tmp_path / "gone"), str(repository))

    assert rules(landed) == ["repository-empty", "repository-not-read"]
    assert len(rows(landed, "commit")) == 3
