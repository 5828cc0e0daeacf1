"""Real git repositories, written with ``git fast-import``, and landings read back as rows."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from honeyflow.kernel.progress import Silent
from honeyflow.site import Site
from honeyflow.site.config import Git
from honeyflow.sources.connectors.git import connector
from honeyflow.sources.records import Landed, Landing

TODAY = date(2026, 6, 30)
ADA = b"Ada Apple <ada@orchard.example>"
Row = dict[str, Any]


def run_git(folder: Path, *args: str | bytes, given: bytes = b"") -> bytes:
    """Return what git prints, without anybody's settings."""
    environ = {**os.environ, "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}
    command = ["git", "-C", str(folder), "-c", "protocol.file.allow=always", *args]
    return subprocess.run(command, input=given, env=environ, capture_output=True, check=True).stdout


class Workshop:
    """A bare repository in the making; each commit goes on from the last of its branch."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        run_git(folder, "init", "--quiet", "--bare", "--initial-branch=main", ".")

    def commit(
        self,
        files: Mapping[bytes, bytes | None] | None = None,
        *,
        branch: str = "refs/heads/main",
        message: bytes = b"Work",
        author: bytes = ADA,
        committer: bytes | None = None,
        when: str = "1700000000 +0130",
        merges: Sequence[str] = (),
        start: str = "",
    ) -> str:
        """Add a commit to `branch` and return its name; a file of None is deleted."""
        old = subprocess.run(["git", "-C", self.folder, "rev-parse", "-q", "--verify", branch], capture_output=True)
        parent = start or old.stdout.decode().strip()
        lines = [b"commit %b" % branch.encode(), b"author %b %b" % (author, when.encode())]
        lines += [b"committer %b %b" % (committer or author, when.encode()), b"data %d" % len(message), message]
        lines += [b"from %b" % parent.encode()] if parent else []
        lines += [b"merge %b" % each.encode() for each in merges]
        for path, content in (files or {}).items():
            lines += [b"D " + quoted(path)] if content is None else []
            lines += (
                [b"M 100644 inline " + quoted(path), b"data %d" % len(content), content] if content is not None else []
            )
        fast_import = ("fast-import", "--quiet", "--force", "--date-format=raw-permissive")
        run_git(self.folder, *fast_import, given=b"\n".join([*lines, b""]))
        return run_git(self.folder, "rev-parse", branch).decode().strip()

    def write_commit(self, raw: bytes, branch: str = "refs/heads/main") -> str:
        """Write a commit object byte by byte, as no sound tool would; ``{tree}`` is that of the branch."""
        tree = run_git(self.folder, "rev-parse", f"{branch}^{{tree}}").strip()
        whole = raw.replace(b"{tree}", tree).replace(b"{parent}", run_git(self.folder, "rev-parse", branch).strip())
        name = run_git(self.folder, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", given=whole)
        (self.folder / branch).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / branch).write_bytes(name)
        return name.decode().strip()

    def loosen(self) -> None:
        """Unpack all objects, so that single ones can be lost or damaged."""
        for pack in (self.folder / "objects" / "pack").glob("*.pack"):
            aside = pack.rename(self.folder / pack.name)
            run_git(self.folder, "unpack-objects", "-q", given=aside.read_bytes())
            aside.unlink()
        for rest in (self.folder / "objects" / "pack").iterdir():
            rest.unlink()

    def object(self, revision: str) -> Path:
        """Return the file of a loose object."""
        name = run_git(self.folder, "rev-parse", revision).decode().strip()
        return self.folder / "objects" / name[:2] / name[2:]

    def lose(self, revision: str) -> None:
        """Delete a loose object."""
        self.object(revision).unlink()

    def spoil(self, revision: str) -> None:
        """Damage a loose object."""
        file = self.object(revision)
        file.chmod(0o644)
        file.write_bytes(b"not zlib at all")


def quoted(path: bytes) -> bytes:
    """Return a path as fast-import reads it, whatever its bytes."""
    return b'"' + b"".join(b"\\%03o" % byte for byte in path) + b'"'


@dataclass(frozen=True)
class Reading:
    """What a landing gave: rows by table, and findings by rule."""

    landed: Landed

    def rows(self, table: str) -> list[Row]:
        """Return the rows of a table, in an order of their own."""
        parts = self.landed.parts[table]
        return sorted((row for part in parts for row in pq.read_table(part).to_pylist()), key=repr)

    def all(self) -> dict[str, list[Row]]:
        """Return the rows of all tables."""
        return {table: self.rows(table) for table in self.landed.parts}

    def commit(self, sha: str) -> Row:
        """Return one commit's row."""
        return next(row for row in self.rows("commit") if row["sha"] == sha)

    def files(self, sha: str) -> dict[str, tuple[int | None, int | None, bool | None]]:
        """Return (added, deleted, binary) by path for one commit."""
        rows = (row for row in self.rows("commit_file") if row["sha"] == sha)
        return {row["path"]: (row["added"], row["deleted"], row["binary"]) for row in rows}

    def rules(self) -> list[str]:
        """Return the findings' rules, each once."""
        return sorted({finding.rule for finding in self.landed.findings})

    def places(self, rule: str) -> list[str]:
        """Return the places of one rule's findings."""
        return [finding.evidence.locator for finding in self.landed.findings if finding.rule == rule]


def land(site: Path, *repositories: Path | str, refs: str = "all", processes: int = 2) -> Reading:
    """Land repositories for a site in the folder `site`; what is kept there serves the next landing."""
    kept, fresh = site / "kept", site / "fresh"
    for folder in (kept, fresh):
        folder.mkdir(parents=True, exist_ok=True)
    for left in fresh.iterdir():
        left.unlink()
    settings = Git(tuple(map(str, repositories)), refs, processes)
    site_ = Site(folder=site, git=settings)
    return Reading(connector.land(Landing(site=site_, kept=kept, fresh=fresh, as_of=TODAY, progress=Silent())))


def rows_of_git(folder: Path, sha: str) -> set[tuple[str, str | None, int | None, int | None, bool]]:
    """Return one commit's file rows by ``git log -1``, read token by token."""
    tokens = run_git(folder, "log", "-1", "-z", "--numstat", "-M", "--format=", sha).split(b"\0")[:-1]
    rows = set()
    while tokens:
        added, deleted, path = tokens.pop(0).removeprefix(b"\n").split(b"\t", 2)
        old = None if path else tokens.pop(0).decode()
        new = path or tokens.pop(0)
        binary = added == b"-"
        rows.add((new.decode(), old, None if binary else int(added), None if binary else int(deleted), binary))
    return rows
