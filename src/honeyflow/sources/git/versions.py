"""Which versions the main line had of the files that name people, by the file rows landed before."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from honeyflow.sources.git.landings import Known, MainLine
from honeyflow.sources.statements.paths import PATTERN, names_people

MOST_VERSIONS = 500
"""Versions of one file that are all read; of more, the last of each month that is over."""


@dataclass(frozen=True)
class Version:
    """One state of a file: the commit of the main line's own chain that brought it, and the day of that."""

    sha: str
    day: date

    @property
    def key(self) -> str:
        """What tells it from others, kept between runs."""
        return f"{self.sha} {self.day}"


def find_changes(files: Iterable[Path], left_out: Iterable[str]) -> dict[str, set[str]]:
    """Return by path of a file that names people the commits that changed it; those of `left_out` are not asked."""
    changed: dict[str, set[str]] = defaultdict(set)
    skipped = frozenset(left_out)
    for sha, path in (row for file in files for row in _rows(file)):
        if sha not in skipped and names_people(path):
            changed[path].add(sha)
    return changed


def _rows(file: Path) -> Iterator[tuple[str, str]]:
    """Yield (commit, path) of paths that may name people, before a rename or after."""
    for batch in pq.ParquetFile(file).iter_batches(batch_size=1 << 17, columns=["sha", "path", "old_path"]):
        for name in ("path", "old_path"):
            distinct = batch.column(name).dictionary_encode()
            wanted = pc.match_substring_regex(distinct.dictionary, PATTERN)
            if pc.any(wanted).as_py():
                held = pc.fill_null(wanted.take(distinct.indices), False)  # noqa: FBT003
                yield from zip(
                    batch.column("sha").filter(held).to_pylist(),
                    batch.column(name).filter(held).to_pylist(),
                    strict=True,
                )


def read_known(commits: Path) -> Known:
    """Return the accepted commits with their parents and days."""
    table = pq.read_table(commits, columns=["sha", "parents", "happened_on", "accepted"])
    table = table.filter(table.column("accepted"))
    shas = table.column("sha").to_pylist()
    days = table.column("happened_on").cast(pa.int32()).to_pylist()
    return Known(dict(zip(shas, table.column("parents").to_pylist(), strict=True)), dict(zip(shas, days, strict=True)))


def versions_of(changes: Iterable[str], line: MainLine, as_of: date) -> list[Version]:
    """Return the versions that some changes made, oldest first; of very many, the last of each month that is over."""
    places = sorted({line.landed[sha] for sha in changes if sha in line.landed})
    found = [Version(line.chain[place], line.day(place)) for place in places]
    return found if len(found) <= MOST_VERSIONS else _monthly(found, as_of)


def _monthly(found: Sequence[Version], as_of: date) -> list[Version]:
    last = {(version.day.year, version.day.month): version for version in found}
    return [version for month, version in last.items() if month < (as_of.year, as_of.month)]
