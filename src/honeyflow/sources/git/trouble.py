"""What was wrong with a repository, as findings: the first few by name, the rest by number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.sources.git.command import Git
from honeyflow.sources.git.history import History
from honeyflow.sources.git.parts import Oddities

NAMED = 20
"""Findings of one rule and repository that are named one by one."""


def not_read(repository: str, seen: str) -> Finding:
    """Return the finding that a repository could not be opened."""
    return Finding(
        "repository-not-read",
        Evidence(repository),
        seen,
        "the path of a clone (bare or not), or a git URL",
        "left out; correct it in honeyflow.toml and run again",
        Severity.SERIOUS,
    )


def not_fetched(repository: str, seen: str) -> Finding:
    """Return the finding that a URL could not be reached, and the clone of an earlier run served."""
    return Finding(
        "repository-not-fetched",
        Evidence(repository),
        seen,
        "a URL that can be reached",
        "read as it was when it was last fetched",
        Severity.SERIOUS,
    )


def history_found(repository: str, history: History, git: Git, *, shallow: bool) -> Iterable[Finding]:
    """Yield what is wrong with the history as a whole."""
    at = Evidence(repository)
    if not history.commits:
        yield Finding("repository-empty", at, "no commit", "a history", "kept, with no commits")
    if history.fallback:
        seen = f"HEAD names no commit; {history.branch} served"
        yield Finding("head-dangling", at, seen, "HEAD on the main branch", f"commits in {history.branch} are accepted")
    if shallow:
        yield Finding(
            "clone-shallow",
            at,
            f"a history cut off at {len(git.try_text('rev-list', '--all', '--max-parents=0').split())} commits",
            "a complete clone",
            "the oldest commits show every file as added, as git does; run git fetch --unshallow",
            Severity.SERIOUS,
        )


@dataclass(frozen=True)
class _Rule:
    """The words of one rule about single commits."""

    seen: str
    expected: str
    done: str
    severity: Severity


_RULES = {
    "text-not-utf8": _Rule(
        "a text that is not UTF-8", "UTF-8, or a stated encoding", "read as Windows-1252", Severity.NOTE
    ),
    "control-characters": _Rule(
        "control characters in a name, e-mail or subject", "printable text", "each shown as U+FFFD", Severity.NOTE
    ),
    "author-nameless": _Rule("an author without a name", "a name", "kept, known by e-mail only", Severity.NOTE),
    "time-unreadable": _Rule(
        "an author or committer time that is no time",
        "seconds since 1970 and an offset",
        "kept, time unknown",
        Severity.WARNING,
    ),
    "content-missing": _Rule(
        "a content that the clone lacks or cannot read",
        "all contents",
        "commit and file rows kept, lines unknown",
        Severity.WARNING,
    ),
    "tree-unreadable": _Rule(
        "a tree that git cannot read", "readable trees", "commit kept, without file rows", Severity.SERIOUS
    ),
    "commit-unreadable": _Rule(
        "a commit that git cannot read",
        "readable commits",
        "left out, with what only it leads to; run git fsck, or clone again",
        Severity.SERIOUS,
    ),
}


def oddities_found(repository: str, odd: Oddities) -> Iterable[Finding]:
    """Yield what was wrong with single commits."""
    for name, rule in _RULES.items():
        cases = [(sha, rule.seen) for sha in sorted(set(odd.get(name, ())))]
        yield from named(name, repository, cases, rule)


def dates_found(repository: str, implausible: Sequence[tuple[str, str]]) -> Iterable[Finding]:
    """Yield commits whose author's or committer's clock cannot be right."""
    rule = _Rule(
        "",
        "dates from 1980 to the day of the run",
        "counted on the other of the two dates; on no day when both are wrong",
        Severity.WARNING,
    )
    return named("date-implausible", repository, implausible, rule)


def named(name: str, repository: str, cases: Sequence[tuple[str, str]], rule: _Rule) -> Iterable[Finding]:
    """Yield one finding per case, given as (commit, what was seen); beyond `NAMED`, one that counts the rest."""
    for sha, seen in cases[:NAMED]:
        yield Finding(name, Evidence(repository, sha[:12]), seen, rule.expected, rule.done, rule.severity)
    if len(cases) > NAMED:
        seen = f"{len(cases) - NAMED} more commits of the same kind"
        yield Finding(name, Evidence(repository, "and more"), seen, rule.expected, rule.done, rule.severity)
