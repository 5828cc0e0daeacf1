"""Who worked where by the word of people who wrote it down: read from a repository given by path, never kept."""

import re
import subprocess
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from honeyflow.people.domains import Use, classify, split_email
from honeyflow.people.organizations.names import organization_key
from honeyflow.people.organizations.naming import Directory, directory
from honeyflow.site.config import Company, Git, Site

INDEPENDENT = "independent"
NO_EMPLOYER = {"assigned", "(unknown)", "volunteer", "individual", "self", "unaffiliated", "", "independent"}


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
                return plain(periods[at][1]) if at >= 0 and periods[at][1] is not None else frozenset()
        host = split_email(email)[1]
        named = (plain(each) for domain, each in self.domains.items() if f".{host}".endswith(f".{domain}"))
        return next(named, frozenset())

    def organizations(self) -> dict[str, str]:
        """Return which employer each domain stands for: the one most of its addresses' owners name.

        What one person alone writes from, where others write from another domain of the employer, may be that person's
        own: naming it is not naming the employer.
        """
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for email, periods in self.periods.items():
            host = classify(split_email(email)[1])
            if host.use in (Use.WORK, Use.UNIVERSITY, Use.GOVERNMENT):
                told = frozenset().union(*(plain(each) for _, each in periods if each))
                votes[host.registrable].update(told if len(told) == 1 else ())
        best = {domain: counts.most_common(1)[0] for domain, counts in votes.items() if counts}
        told = {classify(domain).registrable: min(plain(name)) for domain, name in self.domains.items()}
        shared = {*told.values(), *(name for name, count in best.values() if count > 1)}
        own = {
            domain
            for domain, (name, count) in best.items()
            if count == 1 and name in shared and classify(domain).use is Use.WORK
        }
        return {domain: name for domain, (name, _) in best.items() if domain not in own} | told

    def shared_domains(self, seen: Iterable[tuple[str, str, date]]) -> dict[str, str]:
        """Return which employer each domain stands for by whose people used it: most of them, two at least.

        Parameters
        ----------
        seen : iterable
            Name, address and day of commits.
        """
        used: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        people: dict[str, set[str]] = defaultdict(set)
        for name, email, day in seen:
            host = classify(split_email(email)[1])
            if host.use in (Use.WORK, Use.UNIVERSITY, Use.GOVERNMENT):
                people[host.registrable].add(name)
                told = self.employers(name, email, day) - {INDEPENDENT}
                for one in told if len(told) == 1 else ():
                    used[host.registrable][one].add(name)
        best = {domain: max(held.items(), key=lambda item: len(item[1])) for domain, held in used.items()}
        return {domain: one for domain, (one, who) in best.items() if len(who) > max(1, len(people[domain]) / 2)}


def plain(name: str | None) -> frozenset[str]:
    """Return the organizations named, by what the curated list calls them, without case, spaces, signs, legal forms.

    A list of them names all there ever were.
    """
    texts = [text.strip().casefold() for text in re.split(r", (?!inc|llc|ltd)|,(?! )| / ", name or "")]
    return frozenset(INDEPENDENT if text in NO_EMPLOYER or text.endswith("volunteer") else _key(text) for text in texts)


@lru_cache(maxsize=65536)
def _key(name: str) -> str:
    place = _curated().names.find((name,))
    return organization_key(place.name if place else name)


@lru_cache(maxsize=1)
def _curated() -> Directory:
    return directory(Site(Path(), company=Company("Nobody", ()), git=Git(())), ())


def git(repository: Path, *args: str) -> str:
    """Return what git prints; an error ends the comparison."""
    command = ["git", "-c", "safe.directory=*", "-C", str(repository), *args]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def read_gitdm(repository: Path, files: Sequence[str] = ("domain-map", "aliases"), ref: str = "HEAD") -> Truth:
    """Read gitdm's files of employers, and of aliases, as they were last; they speak until their last change."""
    asked = ("log", "-1", "--diff-filter=AM", "--format=%H %cs", ref, "--")
    last = {file: git(repository, *asked, file).split() for file in files}
    truth = Truth(until=max(date.fromisoformat(day) for _, day in last.values()))
    lines = {file: git(repository, "show", f"{sha}:{file}").splitlines() for file, (sha, _) in last.items()}
    aliases = [line for file, held in lines.items() if file.endswith("aliases") for line in held]
    ends: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for line in (line for file, held in lines.items() if not file.endswith("aliases") for line in held):
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
    for line in aliases:
        words = line.partition("#")[0].split()
        if len(words) == 2:
            truth.aliases[words[0].casefold()] = words[1].casefold()
    return truth
