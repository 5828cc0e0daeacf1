"""The git connector: every repository of the site, from paths, patterns or URLs."""

from collections.abc import Sequence
from pathlib import Path

from honeyflow.kernel.finding import Finding
from honeyflow.sources.git.command import GitError
from honeyflow.sources.git.erasing import Erasing
from honeyflow.sources.git.location import NotARepositoryError, locate, open_local
from honeyflow.sources.git.parts import drop_unerased
from honeyflow.sources.git.repository import RepositoryRead, read_repository
from honeyflow.sources.git.trouble import not_read
from honeyflow.sources.records import Connector, Landed, Landing
from honeyflow.sources.tables import (
    COMMIT,
    COMMIT_FILE,
    COMMIT_TRAILER,
    FILE_STATEMENT,
    MAILMAP,
    RELEASE,
    REPOSITORY,
)
from honeyflow.store.files import write_rows
from honeyflow.store.tables import Table


def land(landing: Landing) -> Landed:
    """Read every repository named by the site; one that cannot be read is a finding, and the others go on."""
    read: list[RepositoryRead] = []
    findings: list[Finding] = []
    for location in locate(landing.site.git.repositories, landing.site.folder):
        try:
            git = open_local(location, landing.clones, findings)
            read.append(read_repository(git, location, landing))
        except (NotARepositoryError, GitError) as error:
            findings.append(not_read(location.shown, str(error)))
    drop_unerased(landing.kept, [each.kept for each in read], Erasing(landing.erased))
    findings += [finding for each in read for finding in each.findings]
    return Landed(
        parts={
            REPOSITORY.name: (_rows(landing, REPOSITORY, [each.row for each in read]),),
            MAILMAP.name: (_rows(landing, MAILMAP, [line for each in read for line in each.mailmap]),),
            FILE_STATEMENT.name: (_rows(landing, FILE_STATEMENT, [row for each in read for row in each.statements]),),
            RELEASE.name: (_rows(landing, RELEASE, [release for each in read for release in each.releases]),),
            COMMIT.name: tuple(each.commits for each in read),
            COMMIT_FILE.name: tuple(part for each in read for part in each.files),
            COMMIT_TRAILER.name: tuple(part for each in read for part in each.trailers),
        },
        findings=tuple(findings),
        inputs={each.row.repository: each.fingerprint for each in read},
    )


def _rows(landing: Landing, table: Table, rows: Sequence[object]) -> Path:
    file = landing.fresh / f"{table.name}.parquet"
    write_rows(table, rows, file)
    return file


connector = Connector(
    name="git",
    question="Who changed what, and when?",
    tables=(REPOSITORY, COMMIT, COMMIT_FILE, COMMIT_TRAILER, MAILMAP, FILE_STATEMENT, RELEASE),
    land=land,
)
