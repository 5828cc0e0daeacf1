"""Who worked where by the word of people who wrote it down: read from a repository given by path, never kept."""

import re
import subprocess
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from honeyflow.people.domains import Use, classify, split_email

INDEPENDENT = "independent"
NO_EMPLOYER = {"assigned", "(unknown)", "volunteer", "individual", "self", "unaffiliated", "", "independent"}
NEAR = 400
"""Days around a dated list within which it is taken at its word."""


@dataclass
class Truth:
    """What is known of a person: by address or name, employers from a day on (None: it says nothing from then on)."""

    periods: dict[str, list[tuple[date, str | None]]] = field(default_factory=lambda: defaultdict(list))
    domains: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, str] = field(default_factory=dict)
    until: date = date.max

    def employers(self, name: str, email: str, day: date) -> frozenset[str]:
        """Return who may have employed them on that day (`INDEPENDENT`: nobody); empty where nothing is known."""
        email = email.strip().casefold()
        email = self.aliases.get(email, email)
        if day > self.until:
            return frozenset()
        for key in (email, name.strip().casefold()):
            if key in self.periods:
                periods = sorted(self.periods[key], key=lambda period: period[0])
                at = bisect_right([start for start, _ in periods], day) - 1
                return plain(periods[at][1]) if at >= 0 else frozenset()
        host = split_email(email)[1]
        named = (plain(each) for domain, each in self.domains.items() if f".{host}".endswith(f".{domain}"))
        return next(named, frozenset())

    def organizations(self) -> dict[str, str]:
        """Return which employer each domain stands for: the one most of its addresses' owners name."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for email, periods in self.periods.items():
            host = classify(split_email(email)[1])
            if host.use in (Use.WORK, Use.UNIVERSITY, Use.GOVERNMENT):
                told = frozenset().union(*(plain(each) for _, each in periods if each))
                votes[host.registrable].update(told if len(told) == 1 else ())
        owners = {domain: counts.most_common(1)[0][0] for domain, counts in votes.items() if counts}
        return {**owners, **{classify(domain).registrable: min(plain(name)) for domain, name in self.domains.items()}}


def plain(name: str | None) -> frozenset[str]:
    """Return the organizations named, without case, spaces and signs; a list of them names all there ever were."""
    texts = [text.strip().casefold() for text in (name or "").split(",")]
    return frozenset(
        INDEPENDENT if text in NO_EMPLOYER or text.endswith("volunteer") else re.sub(r"[^a-z0-9]", "", text)
        for text in texts
    )


def _git(repository: Path, *args: str) -> str:
    command = ["git", "-c", "safe.directory=*", "-C", str(repository), *args]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def read_gitdm(repository: Path) -> Truth:
    """Read ``domain-map`` and ``aliases`` at the head of a repository of lists; they speak until its last change."""
    truth = Truth(until=date.fromisoformat(_git(repository, "log", "-1", "--format=%cs", "HEAD").strip()))
    ends: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for line in _git(repository, "show", "HEAD:domain-map").splitlines():
        found = re.match(r"^(\S+)\s+(.*?)\s*(?:<\s*(\d{4})-(\d{1,2})-(\d{1,2}))?\s*$", line.partition("#")[0])
        if found and found[2]:
            end = date(*map(int, found.groups()[2:])) if found[3] else date.max
            ends[found[1].casefold()].append((end, found[2]))
    for who, periods in ends.items():
        if "@" not in who:
            truth.domains[who] = periods[-1][1]
            continue
        start = date.min
        for end, name in sorted(periods):
            truth.periods[who].append((start, name))
            start = end
        if start != date.max:
            truth.periods[who].append((start, None))
    for line in _git(repository, "show", "HEAD:aliases").splitlines():
        words = line.partition("#")[0].split()
        if len(words) == 2:
            truth.aliases[words[0].casefold()] = words[1].casefold()
    return truth


def read_authors(repository: Path) -> Truth:
    """Read every version of ``AUTHORS``: ``Name, Affiliation``, with addresses in the lines below."""
    truth = Truth()
    versions = _git(repository, "log", "--reverse", "--format=%H %cs", "--diff-filter=AM", "HEAD", "--", "AUTHORS")
    dated = sorted((date.fromisoformat(line.split()[1]), line.split()[0]) for line in versions.splitlines())
    for day, sha in dated:
        for keys, name in _authors(_git(repository, "show", f"{sha}:AUTHORS").splitlines()):
            for key in keys:
                if not truth.periods[key] or truth.periods[key][-1][1] != name:
                    truth.periods[key].append((day, name))
    truth.until = date.fromordinal(dated[-1][0].toordinal() + NEAR)
    for periods in truth.periods.values():
        periods[0] = (date.fromordinal(periods[0][0].toordinal() - NEAR), periods[0][1])
    return truth


def _authors(lines: Iterable[str]) -> Iterable[tuple[list[str], str]]:
    keys: list[str] = []
    name = ""
    for line in lines:
        new = re.match(r"^(?P<person>[^\s,][^,]*), (?P<name>.*?)\s*$", line)
        if new:
            if len(keys) > 1:
                yield keys, name
            keys, name = [new["person"].casefold()], new["name"]
        elif keys and re.match(r"^\s+\S+@\S+\s*$", line):
            keys.append(line.strip().casefold())
    if len(keys) > 1:
        yield keys, name


def read_contributors(repository: Path) -> Truth:
    """Read every version of ``site/_data/contributors.yml``: name and ``org``.

    A version is taken at its word until the next, the first also for `NEAR` days before.
    """
    truth, file = Truth(), "site/_data/contributors.yml"
    versions = _git(repository, "log", "--reverse", "--format=%H %cs", "--diff-filter=AM", "HEAD", "--", file)
    dated = sorted((date.fromisoformat(line.split()[1]), line.split()[0]) for line in versions.splitlines())
    for day, sha in dated:
        for part in _git(repository, "show", f"{sha}:{file}").split("\n- ")[1:]:
            told = dict(re.findall(r"^\s*(name|org):[ \t]*(.*?)\s*$", part, re.MULTILINE))
            key, name = told["name"].casefold(), told.get("org") or None
            if not truth.periods[key] or truth.periods[key][-1][1] != name:
                truth.periods[key].append((day, name))
    truth.until = date.fromordinal(dated[-1][0].toordinal() + NEAR)
    for periods in truth.periods.values():
        periods[0] = (date.fromordinal(periods[0][0].toordinal() - NEAR), periods[0][1])
    return truth
