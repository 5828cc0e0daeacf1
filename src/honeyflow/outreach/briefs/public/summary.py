"""What several clones told of a member, as one record of work: kinds by the ledger's rules for paths and trailers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from honeyflow.kernel.commodity import Kind
from honeyflow.ledger.areas import MOST, areas
from honeyflow.ledger.kinds import Rule, rules_of
from honeyflow.outreach.briefs.public.gathering import Commit, Gathered
from honeyflow.outreach.briefs.work import FROM_GIT, MOST_EXAMPLES, Counted, Example, InReleases, Work
from honeyflow.sources.git.releases import Release

REVIEWS = frozenset({"trailer-review", "trailer-test", "trailer-report"})
"""Rules for trailers that count as reviews, tests and reports."""

_NEIGHBOURS = 5
"""Commits of which, as neighbours in time, the largest is the example."""


@dataclass(frozen=True)
class Clone:
    """One clone read: its project's name, the address of its commits, what was found, releases that contain it."""

    name: str
    commit_url: str
    found: Gathered
    releases: tuple[Release, ...]


def work_of(clones: Sequence[Clone], today: date) -> Work:
    """Return the work; a commit counts once in all, and once in each kind it touches."""
    commits = [each for clone in clones for each in clone.found.commits.values()]
    helped = [(each, rule) for clone in clones for each in clone.found.helped if (rule := _trailer_rule(each.token))]
    reviews = [each for each, rule in helped if rule.name in REVIEWS]
    days = [each.on for each in commits] + [each.on for each, _ in helped]
    kinds = _kinds(clones)
    kinds.update(rule.kind for _, rule in helped)
    return Work(
        name=_name(clones),
        as_of=today,
        source=f"{FROM_GIT}{today.isoformat()}",
        first_on=min(days, default=None),
        last_on=max(days, default=None),
        contributions=tuple((kind, kinds[kind]) for kind in Kind if kinds[kind]),
        reviews=len(reviews),
        others_helped=len({each.author for each, _ in helped}),
        years=tuple(sorted(Counter(each.on.year for each in commits).items())),
        projects=_counted((clone.name, len(clone.found.commits)) for clone in clones),
        areas=_areas(clones),
        releases=_releases(clones) if commits else None,
        examples=tuple(_examples(clones)),
    )


def _name(clones: Sequence[Clone]) -> str:
    names: Counter[str] = Counter()
    for clone in clones:
        names.update(clone.found.names)
    return names.most_common(1)[0][0] if names else ""


def kind_of_path(path: str) -> Kind:
    """Return the kind a change of this file contributes to, by the ledger's built-in rules."""
    return _first(rules_of("path"), path).kind


def _first(rules: Sequence[Rule], value: str) -> Rule:
    return next(rule for rule in rules if re.search(rule.pattern, value))


def _trailer_rule(token: str) -> Rule | None:
    return next((rule for rule in rules_of("trailer") if re.search(rule.pattern, token)), None)


def _kinds(clones: Sequence[Clone]) -> Counter[Kind]:
    kinds: Counter[Kind] = Counter()
    for clone in clones:
        for changed in clone.found.paths.values():
            kinds.update({kind_of_path(path) for path, _ in changed})
    return kinds


def _counted(counts: Iterable[tuple[str, int]]) -> tuple[Counted, ...]:
    summed: Counter[str] = Counter()
    for name, count in counts:
        summed[name] += count
    ordered = sorted(summed.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Counted(name, count) for name, count in ordered if count)


def _areas(clones: Sequence[Clone]) -> tuple[Counted, ...]:
    found = [
        each
        for clone in clones
        for each in areas({sha: [path for path, _ in held] for sha, held in clone.found.paths.items()}, clone.name)
    ]
    return _counted(found)[:MOST]


def _releases(clones: Sequence[Clone]) -> InReleases:
    held = [release for clone in clones for release in clone.releases]
    latest = max(held, key=lambda each: (each.tagged_on or date.min, each.tag), default=None)
    return InReleases(len(held), latest.tag if latest else "")


def _examples(clones: Sequence[Clone]) -> list[Example]:
    """Return at most `MOST_EXAMPLES` commits, newest first: of each few neighbours in time the largest.

    Those whose first line was shown already come last: four times the same words show less than four things done.
    """
    every = [(each, clone) for clone in clones for each in clone.found.commits.values()]
    every.sort(key=lambda each: (-each[0].on.toordinal(), each[0].sha))
    step = min(_NEIGHBOURS, max(1, len(every) // MOST_EXAMPLES))
    first: dict[str, tuple[Commit, Clone]] = {}
    again: list[tuple[Commit, Clone]] = []
    for start in range(0, len(every), step):
        group = every[start : start + step]
        fresh = [each for each in group if each[0].subject.casefold() not in first]
        best = max(fresh or group, key=lambda each: _size(*each))
        if fresh:
            first[best[0].subject.casefold()] = best
        else:
            again.append(best)
    return [_example(commit, clone) for commit, clone in [*first.values(), *again][:MOST_EXAMPLES]]


def _size(commit: Commit, clone: Clone) -> int:
    return sum(lines for _, lines in clone.found.paths.get(commit.sha, ()))


def _example(commit: Commit, clone: Clone) -> Example:
    kinds = Counter(kind_of_path(path) for path, _ in clone.found.paths.get(commit.sha, ()))
    url = clone.commit_url.replace("{commit}", commit.sha) if clone.commit_url else ""
    kind = kinds.most_common(1)[0][0] if kinds else None
    return Example(commit.subject[:200], commit.on, clone.name, kind, commit.sha, url)
