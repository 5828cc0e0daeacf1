"""Employers found beside what people wrote down: ``employers.py REPOSITORY KIND [LISTS] [--file PATH]… [--ref REF]``.

KIND says how the lists are written (`KINDS`). LISTS is the repository that holds them, REPOSITORY itself unless given;
PATH and REF where in it. The run does not read them: where they lie in the repository itself they are hidden from it,
else the run would be asked what it was told. ``--hide NAME`` hides more files that name people, by path or last part
of it; ``--hide all`` hides all of them. ``--site FOLDER`` keeps what was read for the next time. Every rate is over
commits (merges and bots included) of which the lists say who employed the author, and over person-years, each weighing
the same.

- precision: of the commits given an employer, those given the right one (an independent has none);
- coverage: of the commits of employed authors, those given an employer;
- hard: commits not made from an address of the employer;
- ceiling: of the commits of employed authors, those whose person any evidence that the run has, of any day, ties to the
  right employer: no honest answer goes beyond.
"""

import argparse
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pyarrow.parquet as pq
import truth_files
from truth import INDEPENDENT, Truth, plain, read_gitdm

from honeyflow.people.domains import Use, classify, split_email
from honeyflow.people.names import fold
from honeyflow.runs.run import run_site
from honeyflow.site.config import Company, Git, Site
from honeyflow.sources.statements.paths import names_people

KINDS = {
    "gitdm": ("domain-map", "aliases"),
    "authors": ("AUTHORS",),
    "contributors": ("site/_data/contributors.yml",),
    "table": ("docs/committers.md",),
    "pom": ("pom.xml",),
}
"""Kinds of lists, and where they usually are."""

READERS = {
    "authors": truth_files.authors,
    "contributors": truth_files.contributors,
    "table": truth_files.tables,
    "pom": truth_files.developers,
}


def read_truth(kind: str, lists: Path, files: Sequence[str], ref: str) -> Truth:
    """Return what the lists say."""
    if kind == "gitdm":
        return read_gitdm(lists, files, ref)
    return truth_files.read_files(lists, files, ref, READERS[kind], kept=kind in ("table", "pom"))


@dataclass(frozen=True)
class Case:
    """One commit: its author, what is true, and what was found, as names of the lists."""

    person: str
    day: date
    true: frozenset[str]
    found: str | None
    confidence: float
    hard: bool
    evidence: str = ""
    names: frozenset[str] = frozenset()
    evidenced: bool = False
    """Whether any evidence of the person, of any day, names the right employer."""

    @property
    def right(self) -> bool:
        """Whether an employer was found, and the right one: by the lists' word for its domain, by its name or label."""
        return self.found is not None and not self.true.isdisjoint(self.names | {self.found})


def run_hidden(site: Site, hidden: Collection[str]) -> Path:
    """Run with some files that name people hidden; return the published snapshot's folder."""

    def shown(path: str) -> bool:
        return "all" not in hidden and not {path, path.rpartition("/")[2]} & {*hidden} and names_people(path)

    with patch("honeyflow.sources.git.versions.names_people", shown):
        return run_site(site).folder


def cases(repository: Path, truth: Truth, folder: Path, hidden: Collection[str]) -> dict[str, list[Case]]:
    """Run on the repository; return the cases of Honeyflow and of each baseline."""
    site = Site(folder, company=Company("Nobody", ()), git=Git((str(repository),), "head", 2))
    published = run_hidden(site, hidden)
    names = ("commit", "commit_employers", "organization", "identity", "affiliation", "affiliation_chance")
    tables = {name: _rows(published, name) for name in names}
    given = {row["sha"]: row for row in tables["commit_employers"]}
    domain_of = {row["name"]: row["organization_id"] for row in tables["organization"]}
    listed = truth.organizations() | truth.shared_domains(
        (row["author_name"], row["author_email"], row["happened_on"]) for row in tables["commit"] if row["happened_on"]
    )
    names_of = {
        row["organization_id"]: plain(row["name"])
        | plain(row["organization_id"].partition(".")[0])
        | plain(row["organization_id"])
        for row in tables["organization"]
    }
    seen: dict[str, set[str]] = defaultdict(set)
    for row in (*tables["identity"], *tables["affiliation"], *tables["affiliation_chance"]):
        place = row["organization_id"]
        seen[row["person_id"]] |= {*names_of.get(place, ()), listed.get(place, "")} if place else set()
    at = {(row["name"], row["email"]): row["organization_id"] or "" for row in tables["identity"]}
    simple = _simple(tables["commit"])
    found: dict[str, list[Case]] = defaultdict(list)
    for row in tables["commit"]:
        name, email, day = row["author_name"], row["author_email"], row["happened_on"]
        true = truth.employers(name, email, day) if day else frozenset()
        if not true:
            continue
        answer = given[row["sha"]]
        own = _label(email)
        called = frozenset().union(
            *(
                names_of.get(each, frozenset()) | {listed.get(each, "")}
                for each in (own or "", at.get((name, email), ""))
            )
        )
        hard = own is None or true.isdisjoint(called)
        key = email.casefold() if email.casefold() in truth.periods else fold(name)
        claims = {
            "Honeyflow": (domain_of.get(answer["employer"]), answer["confidence"]),
            "domain label": (own, 1.0),
            "e-mail and name, then domain": (simple[row["sha"]], 1.0),
        }
        for who, (domain, confidence) in claims.items():
            claimed = None if domain is None else listed.get(domain, domain.partition(".")[0])
            names = frozenset() if domain is None else names_of.get(domain, frozenset())
            evidenced = not true.isdisjoint(seen[answer["person_id"]])
            found[who].append(Case(key, day, true, claimed, confidence, hard, answer["evidence"], names, evidenced))
    return found


def _rows(folder: Path, name: str) -> list[dict]:
    return [row for file in sorted((folder / name).glob("*.parquet")) for row in pq.read_table(file).to_pylist()]


def _label(email: str) -> str | None:
    host = classify(split_email(email)[1])
    return host.registrable if host.use in (Use.WORK, Use.UNIVERSITY, Use.GOVERNMENT) else None


def _simple(commits: list[dict]) -> dict[str, str | None]:
    """Merge by e-mail and by name; give each person the domain used most, whenever."""
    person = {row["author_email"].casefold(): fold(row["author_name"]) for row in commits}
    used: dict[str, Counter[str]] = defaultdict(Counter)
    for row in commits:
        if label := _label(row["author_email"]):
            used[person[row["author_email"].casefold()]][label] += 1
    best = {who: counts.most_common(1)[0][0] for who, counts in used.items()}
    return {row["sha"]: best.get(person[row["author_email"].casefold()]) for row in commits}


def rates(some: Iterable[Case]) -> str:
    """Return precision, coverage, F1 and the number of cases, as cells."""
    every = list(some)
    claimed = [case for case in every if case.found]
    right = sum(case.right for case in claimed)
    employed = [case for case in every if INDEPENDENT not in case.true]
    covered = sum(case.found is not None for case in employed)
    precision, coverage = right / max(len(claimed), 1), covered / max(len(employed), 1)
    recall = right / max(len(employed), 1)
    score = 2 * precision * recall / max(precision + recall, 1e-9)
    return f"{precision:.3f} | {coverage:.3f} | {score:.3f} | {len(every)}"


def by_person_year(some: Iterable[Case]) -> list[Case]:
    """Return one case a person and year: what was true and what was found most of the time."""
    groups: dict[tuple[str, int], list[Case]] = defaultdict(list)
    for case in some:
        groups[case.person, case.day.year].append(case)
    return [_year(person, year, group) for (person, year), group in groups.items()]


def _year(person: str, year: int, group: list[Case]) -> Case:
    true = Counter(case.true for case in group).most_common(1)[0][0]
    found, names = Counter((case.found, case.names) for case in group).most_common(1)[0][0]
    hard = sum(case.hard for case in group) * 2 > len(group)
    return Case(person, date(year, 7, 1), true, found, 1.0, hard, names=names)


def movers(some: list[Case]) -> list[Case]:
    """Return the cases of people of whom the lists name more than one employer."""
    held: dict[str, set[str]] = defaultdict(set)
    for case in some:
        held[case.person] |= case.true
    return [case for case in some if len(held[case.person] - {INDEPENDENT}) > 1]


def calibration_error(some: Iterable[Case]) -> float:
    """Return the mean distance, over ten bins weighed by cases, of confidence from the share that is right."""
    bins: dict[int, list[Case]] = defaultdict(list)
    for case in some:
        if case.found:
            bins[min(int(case.confidence * 10), 9)].append(case)
    total = sum(map(len, bins.values()))
    gaps = (abs(sum(c.right for c in held) - sum(c.confidence for c in held)) for held in bins.values())
    return sum(gaps) / max(total, 1)


def main() -> None:
    """Print a row for each way and each part of the cases."""
    asked = _arguments()
    lists, files = asked.lists or asked.repository, asked.file or KINDS[asked.kind]
    truth = read_truth(asked.kind, lists, files, asked.ref)
    hidden = {*asked.hide, *(files if lists == asked.repository else ())}
    print(f"Hidden from the run, of the files that name people: {', '.join(sorted(hidden)) or 'none'}.\n")
    with tempfile.TemporaryDirectory() as scratch:
        found = cases(asked.repository, truth, asked.site or Path(scratch), hidden)
    print("| way | part | precision | coverage | F1 | cases |\n|---|---|---|---|---|---|")
    for way, every in found.items():
        for part, some in {**_parts(every), "person-years": by_person_year(every)}.items():
            print(f"| {way} | {part} | {rates(some)} |")
    ours = found["Honeyflow"]
    for part, some in _parts(ours).items():
        told = [case for case in some if INDEPENDENT not in case.true]
        reach = sum(case.evidenced for case in told) / max(len(told), 1)
        print(f"{part}: ceiling {reach:.3f}, calibration error {calibration_error(some):.3f}")
    if asked.wrong:
        _explain(ours)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("repository", type=Path)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("lists", type=Path, nargs="?")
    parser.add_argument("--ref", default="HEAD")
    parser.add_argument("--site", type=Path)
    parser.add_argument("--wrong", action="store_true")
    for name in ("--file", "--hide"):
        parser.add_argument(name, action="append", default=[])
    return parser.parse_args()


def _parts(every: list[Case]) -> dict[str, list[Case]]:
    return {"commits": every, "hard": [case for case in every if case.hard], "movers": movers(every)}


def _explain(every: list[Case]) -> None:
    """Print, without names, how often each evidence is right, and which employers were taken for which."""
    kinds: dict[tuple[str, float], list[Case]] = defaultdict(list)
    for case in every:
        kinds[case.evidence.partition(":")[0], round(case.confidence, 1)].append(case)
    for (evidence, confidence), some in sorted(kinds.items()):
        print(f"{evidence} {confidence}: {sum(case.right for case in some) / len(some):.3f} of {len(some)}")
    wrong = Counter(("/".join(sorted(c.true)), c.found, c.hard, round(c.confidence, 1)) for c in every if not c.right)
    for case, count in wrong.most_common(45):
        print(count, *case)


if __name__ == "__main__":
    main()
