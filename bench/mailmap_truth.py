"""Who is one person by the word of a project's ``.mailmap``: read from a repository given by path, never kept.

A ``.mailmap`` says that names and addresses belong to one proper address. It says nothing of identities it does not
name. Two proper addresses under one proper name are either one person with two homes or two people: it does not say.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations
from pathlib import Path

import pyarrow as pa

from honeyflow.people.identities import identity_id
from honeyflow.people.names import fold
from honeyflow.people.records import MailmapLine, SeenIdentity
from honeyflow.sources.git.command import Git
from honeyflow.sources.git.mailmap import read_mailmap
from honeyflow.sources.git.metadata import read_metadata

Pair = tuple[str, str]


def read_identities(repository: Path) -> list[SeenIdentity]:
    """Return the name and e-mail pairs of authors, committers and ``…-by`` trailers of all refs."""
    counts: dict[str, Counter[Pair]] = {"author": Counter(), "committer": Counter(), "trailer": Counter()}
    days: dict[Pair, tuple[date, date]] = {}
    git = Git(repository)
    with tempfile.TemporaryFile() as shas:
        shas.write(git.text("rev-list", "--all").encode())
        shas.seek(0)
        for block in read_metadata(git, shas, "bench"):
            for role in ("author", "committer"):
                found = list(_pairs(block.commits, f"{role}_name", f"{role}_email"))
                counts[role].update(found)
                for pair, at in zip(found, block.commits.column("committed_at").to_pylist(), strict=True):
                    if at is not None:
                        _widen(days, pair, at)
            named = zip(
                _pairs(block.trailers, "name", "email"), block.trailers.column("token").to_pylist(), strict=True
            )
            counts["trailer"].update(
                (name or "", email) for (name, email), token in named if email is not None and token.endswith("-by")
            )
    every = sorted(set().union(*counts.values()))
    return [
        SeenIdentity(identity_id(*pair), *pair, *(counts[role][pair] for role in counts), *days.get(pair, (None, None)))
        for pair in every
    ]


def _pairs(batch: pa.RecordBatch, name: str, email: str) -> Iterator[Pair]:
    return zip(batch.column(name).to_pylist(), batch.column(email).to_pylist(), strict=True)


def _widen(days: dict[Pair, tuple[date, date]], pair: Pair, at: datetime) -> None:
    day = at.replace(tzinfo=UTC).date()
    first, last = days.get(pair, (day, day))
    days[pair] = min(first, day), max(last, day)


@dataclass(frozen=True)
class Truth:
    """The cluster of each identity the file speaks of, and the proper name of each cluster."""

    cluster: Mapping[str, str]
    name: Mapping[str, str]

    def says(self, one: str, two: str) -> bool | None:
        """Return whether two identities are one person; None where the file does not say."""
        first, second = self.cluster.get(one), self.cluster.get(two)
        if first is None or second is None:
            return None
        if first == second:
            return True
        names = self.name.get(first), self.name.get(second)
        return None if names[0] is not None and names[0] == names[1] else False

    def same(self) -> Iterator[Pair]:
        """Yield all pairs that are one person."""
        held: dict[str, list[str]] = {}
        for member, cluster in sorted(self.cluster.items()):
            held.setdefault(cluster, []).append(member)
        for members in held.values():
            yield from combinations(members, 2)


def read_truth(repository: Path, seen: Sequence[SeenIdentity]) -> Truth:
    """Return what ``.mailmap`` at HEAD says of `seen`, looked up as git does: by address and name, else by address."""
    git = Git(repository)
    lines = read_mailmap(git, git.text("rev-parse", "HEAD").strip(), "bench")
    by_pair = {(line.commit_email.casefold(), (line.commit_name or "").casefold()): line for line in lines}
    proper = {(line.proper_email or line.commit_email).casefold() for line in lines}
    cluster: dict[str, str] = {}
    for one in seen:
        email = one.email.casefold()
        line = by_pair.get((email, one.name.casefold())) or by_pair.get((email, ""))
        if line:
            cluster[one.identity_id] = (line.proper_email or line.commit_email).casefold()
        elif email in proper:
            cluster[one.identity_id] = email
    return Truth(cluster, _proper_names(lines))


def _proper_names(lines: Sequence[MailmapLine]) -> dict[str, str]:
    return {
        (line.proper_email or line.commit_email).casefold(): fold(line.proper_name)
        for line in lines
        if line.proper_name
    }
