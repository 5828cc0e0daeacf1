"""Forks: whose copy of the repository a merged branch came from, as the forge's merge commits say.

``Merge pull request #12 from larder/press``: whoever wrote the branch could push to the copy of *larder*. Where that is
an organization, and not the author's own login, the author hardly pushed there as a stranger.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import narwhals as nw

from honeyflow.people.domains import split_email
from honeyflow.people.names import fold, resembles
from honeyflow.people.organizations.names import organization_key
from honeyflow.people.organizations.naming import Directory
from honeyflow.people.records import Hint, Identity, OrganizationKind, Workplace
from honeyflow.people.tables import IDENTITY
from honeyflow.sources.tables import COMMIT
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.tables import Column, Frame, Table, TableFunction, Type

EVIDENCE = "fork-owner:"
"""Followed by the owner as written."""

WEIGHT = 10.0
"""Beside months in which the author also wrote from a work address 232 of 234 were right, in five projects; but those
are people who show where they work (docs/decisions/0015)."""

_SUBJECT = "Merge pull request #"
_OWNER = re.compile(r"^Merge pull request #\d+ from (?P<owner>[A-Za-z0-9-]+)[/:]")
_SHA1, _SHA256 = 40, 64

MERGED_BRANCH = Table(
    "merged_branch",
    grain="one merge of a branch by a forge, with who wrote the branch's last commit; an answer, not kept",
    writer="honeyflow.people.affiliations.forks",
    key=("repository", "sha"),
    columns=(
        Column("repository", Type.TEXT, "repository name"),
        Column("sha", Type.TEXT, "the merge"),
        Column("subject", Type.TEXT, "its subject, which names the branch and whose copy it came from"),
        Column("person_id", Type.TEXT, "author of the branch's last commit"),
        Column("happened_on", Type.DATE, "UTC day of that commit"),
    ),
)


@dataclass(frozen=True)
class MergedBranch:
    """A row of the answer `MERGED_BRANCH`."""

    repository: str
    sha: str
    subject: str
    person_id: str
    happened_on: date


def build_merged_branches(commit: Frame, identity: Frame) -> Frame:
    """Return the forge's merges of two parents whose second one has a person for author, and a day."""
    sha256 = nw.col("parents").str.len_chars() > 2 * _SHA1 + 1
    second = nw.when(sha256).then(nw.col("parents").str.slice(_SHA256 + 1, _SHA256)).otherwise(
        nw.col("parents").str.slice(_SHA1 + 1, _SHA1)
    )  # fmt: skip
    merges = commit.filter(nw.col("parent_count") == 2, nw.col("subject").str.starts_with(_SUBJECT)).select(
        "repository", "sha", "subject", second.alias("tip")
    )
    tips = commit.filter(~nw.col("happened_on").is_null()).select(
        "repository", nw.col("sha").alias("tip"), "author_name", "author_email", "happened_on"
    )
    people = identity.filter(~nw.col("bot")).select(
        nw.col("name").alias("author_name"), nw.col("email").alias("author_email"), "person_id"
    )
    joined = merges.join(tips, on=["repository", "tip"], how="inner")
    return joined.join(people, on=["author_name", "author_email"], how="inner")


merged_branches = TableFunction(build=build_merged_branches, reads=(COMMIT, IDENTITY), writes=MERGED_BRANCH)


def read_merged_branches(engine: Engine, commit: Frame, identity: Frame) -> list[MergedBranch]:
    """Return the merged branches, in no order."""
    answer = engine.collect(merged_branches({COMMIT.name: commit, IDENTITY.name: identity}))
    return [MergedBranch(**row) for row in rows_of(answer)]


def hear_forks(
    merged: Iterable[MergedBranch], identities: Iterable[Identity], found: Directory
) -> tuple[list[Hint], dict[str, Workplace]]:
    """Return one hint a person, month and organization whose copy they pushed to, and the organizations.

    Only organizations that the site or the curated list name are taken: any other owner may be a person.
    """
    own: dict[str, set[tuple[str, str]]] = {}
    for one in identities:
        own.setdefault(one.person_id, set()).add((one.name, split_email(one.email)[0]))
    heard: dict[tuple[str, int, str], Hint] = {}
    met: dict[str, Workplace] = {}
    for each in merged:
        owner = _owner(each.subject)
        place = found.names.find((owner,)) if owner else None
        if place is None or place.kind is OrganizationKind.FOUNDATION:
            continue
        if _is_projects(owner, each.repository) or _is_own(owner, own.get(each.person_id, ())):
            continue
        met[place.organization_id] = place
        month = 12 * each.happened_on.year + each.happened_on.month - 1
        hint = Hint(each.person_id, place.organization_id, month, month, WEIGHT, f"{EVIDENCE}{owner}")
        heard[each.person_id, month, place.organization_id] = hint
    return sorted(heard.values(), key=lambda hint: (hint.person_id, hint.month, hint.organization_id)), met


def _owner(subject: str) -> str:
    found = _OWNER.match(subject)
    return found["owner"].casefold() if found else ""


def _is_projects(owner: str, repository: str) -> bool:
    """Return whether a branch lay in the project's own repository, where all its committers push."""
    return organization_key(owner) == organization_key(repository.rpartition("/")[2])


def _is_own(owner: str, names: Iterable[tuple[str, str]]) -> bool:
    """Return whether a login may be the author's own: a name, a part of one, a mailbox, or alike to one."""
    key = organization_key(owner)
    for name, mailbox in names:
        words = {organization_key(word) for word in (*fold(name).split(), name, mailbox)}
        if key in words or resembles(owner, name, mailbox):
            return True
    return False
