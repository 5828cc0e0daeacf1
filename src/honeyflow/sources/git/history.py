"""Which commits a repository has, and which of them its main line of development holds."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from honeyflow.sources.git.command import Git, GitError
from honeyflow.sources.git.walk import Walked, walk

_NOT_HISTORY = ("refs/stash", "refs/notes/*", "refs/replace/*")


@dataclass(frozen=True)
class History:
    """The commits of one repository.

    Parameters
    ----------
    commits : tuple of str
        Every commit reachable from the chosen refs, newest first.
    accepted : frozenset of str
        Those reachable from `branch`, the main line of development.
    branch, head : str or None
        None in an empty repository.
    unreadable : tuple of str
        Commits that git cannot read, and behind which it could not look.
    fallback : bool
        True when HEAD named no branch that exists, and another had to serve.
    """

    commits: tuple[str, ...]
    accepted: frozenset[str]
    branch: str | None
    head: str | None
    unreadable: tuple[str, ...]
    fallback: bool
    fingerprint: str


def read_history(git: Git, refs: str) -> History:
    """Return the history reachable from `refs`: ``all``, ``branches`` (and tags) or ``head``."""
    branch, head, fallback = main_line(git)
    heads = git.try_text("for-each-ref", "--format=%(objectname) %(refname)")
    fingerprint = _hash([head or "", *heads.splitlines()])
    if head is None and not heads:
        return History((), frozenset(), None, None, (), fallback=False, fingerprint=fingerprint)
    reached = _reached(git, _chosen(refs, head), lambda: _tips(git, heads, refs, head))
    accepted = reached if refs == "head" else _accepted(git, head)
    return History(
        reached.commits,
        frozenset(accepted.commits),
        branch,
        head,
        tuple(dict.fromkeys(reached.unreadable + accepted.unreadable)),
        fallback=fallback,
        fingerprint=fingerprint,
    )


def _accepted(git: Git, head: str | None) -> Walked:
    return _reached(git, [head, "--"], lambda: [head]) if head else Walked((), ())


def _reached(git: Git, asked: list[str], tips: Callable[[], list[str]]) -> Walked:
    """Ask git; walk from `tips` where it cannot answer."""
    try:
        return Walked(tuple(git.text("rev-list", *asked).split()), ())
    except GitError:
        return walk(git, tips())


def read_view(git: Git) -> str:
    """Return what changes how git shows the same commits: where a shallow clone is cut off, and replaced objects."""
    cut = git.folder / git.try_text("rev-parse", "--git-path", "shallow").strip()
    shallow = cut.read_text(encoding="ascii", errors="replace") if cut.is_file() else ""
    replaced = git.try_text("for-each-ref", "--format=%(objectname) %(refname)", "refs/replace")
    return _hash([*shallow.split(), *replaced.splitlines()])


def _chosen(refs: str, head: str | None) -> list[str]:
    own = [head] if head else []
    if refs == "head":
        return [*own, "--"]
    if refs == "branches":
        return ["--branches", "--remotes", "--tags", *own, "--"]
    return [*(f"--exclude={each}" for each in _NOT_HISTORY), "--all", *own, "--"]


def main_line(git: Git) -> tuple[str | None, str | None, bool]:
    """Return the main line, whose commits count as accepted: branch, commit, and whether HEAD failed to name it."""
    named = git.try_text("symbolic-ref", "--quiet", "--short", "HEAD").strip() or "HEAD"
    at = git.try_text("rev-parse", "--verify", "--quiet", "HEAD^{commit}").strip()
    if at:
        return named, at, False
    newest = git.try_text("for-each-ref", "--sort=-committerdate", "--format=%(refname)", "refs/heads", "refs/remotes")
    for ref in ("refs/heads/main", "refs/heads/master", *newest.split()):
        at = git.try_text("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").strip()
        if at:
            return ref.removeprefix("refs/heads/"), at, True
    return None, None, False


def _tips(git: Git, heads: str, refs: str, head: str | None) -> list[str]:
    places = {"head": (), "branches": ("refs/heads/", "refs/remotes/", "refs/tags/"), "all": ("refs/",)}[refs]
    left_out = tuple(each.rstrip("*") for each in _NOT_HISTORY)
    named = [line.split(" ", 1) for line in heads.splitlines()]
    chosen = [name for _, name in named if name.startswith(places or ("\0",)) and not name.startswith(left_out)]
    commits = (git.try_text("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}").strip() for name in chosen)
    return [*([head] if head else []), *(each for each in commits if each)]


def _hash(heads: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(heads)).encode()).hexdigest()[:16]


def list_file(folder: Path, name: str, shas: Iterable[str]) -> IO[bytes]:
    """Write `shas`, one a line, to a file in `folder`; return it open for reading, as git's standard input."""
    file = folder / name
    file.write_text("".join(f"{sha}\n" for sha in shas), encoding="ascii")
    return file.open("rb")
