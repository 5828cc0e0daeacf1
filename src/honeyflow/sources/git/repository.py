"""One repository, read: what is new is landed, what is gone is dropped, and the standard tables' parts are made."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from honeyflow.kernel.finding import Finding
from honeyflow.sources.git.command import Git
from honeyflow.sources.git.erasing import Erasing
from honeyflow.sources.git.history import History, read_history, read_view
from honeyflow.sources.git.location import Location
from honeyflow.sources.git.mailmap import MailmapLine, read_mailmap
from honeyflow.sources.git.parts import Parts
from honeyflow.sources.git.reading import Reader
from honeyflow.sources.git.releases import Release, read_releases
from honeyflow.sources.git.statements import FileStatement, Statements, statement_rows, statements_found
from honeyflow.sources.git.trouble import dates_found, history_found, oddities_found
from honeyflow.sources.records import Landing
from honeyflow.sources.tables import COMMIT

EARLIEST = date(1980, 1, 2)
"""Earlier commits have a clock that was not set (version control in this form is younger)."""

LATEST = timedelta(days=1)
"""How far ahead of the run's day a clock may be."""


@dataclass(frozen=True)
class RepositoryRow:
    """A row of ``repository``."""

    repository: str
    location: str
    branch: str | None
    head: str | None
    commit_count: int
    shallow: bool


@dataclass(frozen=True)
class RepositoryRead:
    """One repository's rows and parts."""

    row: RepositoryRow
    mailmap: tuple[MailmapLine, ...]
    statements: tuple[FileStatement, ...]
    releases: tuple[Release, ...]
    commits: Path
    files: tuple[Path, ...]
    trailers: tuple[Path, ...]
    findings: tuple[Finding, ...]
    fingerprint: str
    kept: Path


def read_repository(git: Git, location: Location, landing: Landing) -> RepositoryRead:
    """Read one repository; only commits not landed before are read from git."""
    site = landing.site.git
    history = read_history(git, site.refs)
    where = location.url or str(location.folder)
    key = hashlib.sha256(where.encode()).hexdigest()[:16]
    erasing = Erasing(landing.erased)
    parts = Parts(landing.kept / key, f"{location.name} {where}", read_view(git), erasing)
    reader = Reader(git, parts, location.name, landing.fresh, landing.progress)
    objects = git.try_text("count-objects", "-v")
    if objects != parts.objects:
        _forget_found(parts, history, reader)
    new = _not_landed(history, parts)
    landing.progress.start(f"Reading {location.name}", max(len(new), 1))
    reader.read(new, site.processes)
    landing.progress.finish()
    parts.keep_only(frozenset(history.commits))
    parts.seen(objects)
    unreadable = [*history.unreadable, *reader.unreadable]
    commits = landing.fresh / f"{key}.parquet"
    implausible = _write_commits(parts, history.accepted, landing.as_of, commits)
    sets = parts.sets()
    files = tuple(each.file("files") for each in sets)
    told = Statements(git, parts.folder, f"{location.name} {where} {parts.view}", erasing).read(
        commits, files, history.head, landing.as_of, _unreadable(parts)
    )
    shallow = git.try_text("rev-parse", "--is-shallow-repository").strip() == "true"
    plausible = (EARLIEST, landing.as_of + LATEST)
    releases = read_releases(git, location.name, frozenset(history.commits), plausible, erasing)
    findings = [
        *history_found(location.name, history, git, shallow=shallow),
        *oddities_found(location.name, parts.oddities() | {"commit-unreadable": unreadable}),
        *dates_found(location.name, implausible),
        *statements_found(location.name, told),
    ]
    return RepositoryRead(
        RepositoryRow(
            location.name, location.shown, history.branch, history.head, pq.read_metadata(commits).num_rows, shallow
        ),
        tuple(erasing.mailmap(read_mailmap(git, history.head, location.name))),
        tuple(statement_rows(location.name, told)),
        releases,
        commits,
        files,
        tuple(each.file("trailers") for each in sets),
        tuple(findings),
        history.fingerprint,
        parts.folder,
    )


def _forget_found(parts: Parts, history: History, reader: Reader) -> None:
    """Drop commits that lacked contents when they were read and no longer do, so that they are read again."""
    again = reader.found_again(_unreadable(parts))
    if again:
        parts.keep_only(frozenset(history.commits) - again)


def _unreadable(parts: Parts) -> list[str]:
    """Return the commits landed whose contents or trees the clone lacks."""
    odd = parts.oddities()
    return [*odd.get("content-missing", ()), *odd.get("tree-unreadable", ())]


def _not_landed(history: History, parts: Parts) -> Sequence[str]:
    landed = parts.shas()
    return [sha for sha in history.commits if sha not in landed] if landed else history.commits


def _write_commits(parts: Parts, accepted: frozenset[str], as_of: date, file: Path) -> list[tuple[str, str]]:
    """Write the ``commit`` rows; return (sha, what the clocks said) of commits whose clocks are implausible."""
    wanted = pa.array(sorted(accepted), pa.string())
    implausible: list[tuple[str, str]] = []
    with pq.ParquetWriter(file, COMMIT.schema, compression="zstd") as writer:
        for each in parts.sets():
            raw = pq.read_table(each.file("commits"))
            committed, authored = (_plausible(raw.column(name), as_of) for name in ("committed_at", "authored_at"))
            odd = raw.filter(pc.or_(pc.is_null(committed), pc.is_null(authored)))
            implausible += [
                (row["sha"], f"author {row['authored_at']}, committer {row['committed_at']}")
                for row in odd.select(["sha", "authored_at", "committed_at"]).to_pylist()
            ]
            full = raw.append_column("accepted", pc.is_in(raw.column("sha"), value_set=wanted))
            full = full.append_column("happened_on", pc.coalesce(committed, authored))
            writer.write_table(full.cast(COMMIT.schema))
    return sorted(implausible)


def _plausible(instants: pa.ChunkedArray, as_of: date) -> pa.ChunkedArray:
    days = instants.cast(pa.date32())
    good = pc.and_(pc.greater_equal(days, pa.scalar(EARLIEST)), pc.less_equal(days, pa.scalar(as_of + LATEST)))
    return pc.if_else(pc.fill_null(good, False), days, pa.scalar(None, pa.date32()))  # noqa: FBT003
