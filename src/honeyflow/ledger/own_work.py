"""One person's accepted work, for themselves: by kind, year, project and area, with the work that is no commit."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import narwhals as nw

from honeyflow.kernel.commodity import Kind
from honeyflow.ledger.areas import areas
from honeyflow.ledger.contributions import CO_AUTHOR
from honeyflow.ledger.tables import CONTRIBUTION
from honeyflow.people.tables import COMMIT_EMPLOYERS
from honeyflow.sources.tables import COMMIT, COMMIT_FILE, COMMIT_TRAILER, RELEASE, REPOSITORY
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot

Row = Mapping[str, Any]
Pairs = Sequence[tuple[str, str]]
AUTHOR = "author"
MOST_EXAMPLES = 12
MOST_AREAS = 12
_LARGE = 5
"""Of each example's neighbours in time the largest is shown: so many commits are one neighbourhood at most."""

HELP = {
    "trailer-review": "reviews",
    "trailer-test": "tests",
    "trailer-report": "reports",
    "trailer-proposal": "proposals",
    "trailer-translation": "translations",
    "trailer-documentation": "descriptions",
}
"""Work on others' changes by the rule that named it, in the words shown."""


@dataclass(frozen=True)
class KindWork:
    """What one kind got: commits written, and credits for work on others' changes; by year of either."""

    kind: Kind
    commits: int
    helped: int
    years: tuple[tuple[int, int, int], ...]

    @property
    def count(self) -> int:
        """Contributions accepted in this kind."""
        return self.commits + self.helped


@dataclass(frozen=True)
class Helped:
    """One sort of work on others' changes: how often, and for how many different people."""

    what: str
    count: int
    people: int


@dataclass(frozen=True)
class Shipped:
    """A release that was the first to hold some of their commits; `commits` is how many."""

    project: str
    tag: str
    tagged_on: date
    commits: int


@dataclass(frozen=True)
class OwnCommit:
    """One accepted commit of theirs; `lines` added and deleted, `location` where its repository was read."""

    project: str
    sha: str
    subject: str
    happened_on: date
    kinds: tuple[Kind, ...]
    lines: int
    location: str


@dataclass(frozen=True)
class Share:
    """Accepted commits of one project or area, or of one year."""

    name: str
    commits: int


@dataclass(frozen=True)
class OwnWork:
    """Everything of theirs that was accepted.

    Parameters
    ----------
    commits : int
        Accepted commits they wrote, alone or with others; merges left out.
    together : int
        Commits of others that name them as author too.
    helped_people : int
        Different people on whose changes they worked.
    releases : tuple of Shipped
        Those that were the first to hold some of their commits, newest first.
    holding : tuple of str
        Tags of all releases that hold any, newest first.
    examples : tuple of OwnCommit
        Newest first, of those near in time the largest.
    """

    kinds: tuple[KindWork, ...] = ()
    commits: int = 0
    together: int = 0
    helped: tuple[Helped, ...] = ()
    helped_people: int = 0
    years: tuple[Share, ...] = ()
    projects: tuple[Share, ...] = ()
    areas: tuple[Share, ...] = ()
    releases: tuple[Shipped, ...] = ()
    holding: tuple[str, ...] = ()
    examples: tuple[OwnCommit, ...] = ()
    first_on: date | None = None
    last_on: date | None = None

    @property
    def recorded(self) -> bool:
        """Whether there is anything."""
        return bool(self.kinds)


def read_own_work(
    snapshot: Snapshot,
    engine: Engine,
    persons: Sequence[str],
    pairs: Pairs,
    *,
    first: date | None = None,
    last: date | None = None,
) -> OwnWork:
    """Return the accepted work of these identities and of no other, each commit whole however many wrote it.

    Parameters
    ----------
    persons : sequence of str
        Persons these identities are.
    pairs : sequence of (str, str)
        Names and addresses as recorded.
    first, last : date, optional
        Days within which it counts, both included.
    """
    rows = _mine(_credits(snapshot, engine, persons), set(pairs), _named(snapshot, engine, pairs)) if pairs else []
    rows = [row for row in rows if (first or date.min) <= row["happened_on"] <= (last or date.max)]
    if not rows:
        return OwnWork()
    authored = _grouped(row for row in rows if row["role"] == AUTHOR or row["together"])
    helped = [row for row in rows if row["role"] != AUTHOR and not row["together"]]
    files, tags = _files(snapshot, engine, pairs, authored), _tags(snapshot, engine)
    days = [row["happened_on"] for row in rows]
    return OwnWork(
        kinds=_kinds(authored, helped),
        commits=len(authored),
        together=sum(all(row["role"] != AUTHOR for row in each) for each in authored.values()),
        helped=_helped(helped),
        helped_people=len({row["author_id"] for row in helped}),
        years=_by_year(authored),
        projects=_shares(project for project, _ in authored),
        areas=_areas(files)[:MOST_AREAS],
        releases=_releases(tags, authored),
        holding=_holding(tags, authored),
        examples=_examples(authored, files, _locations(snapshot, engine)),
        first_on=min(days),
        last_on=max(days),
    )


Commit = tuple[str, str]
Authored = Mapping[Commit, Sequence[Row]]
Files = Mapping[Commit, Sequence[tuple[str, int]]]


def _credits(snapshot: Snapshot, engine: Engine, persons: Sequence[str]) -> list[dict[str, Any]]:
    """Return the credits of these persons, each with its commit's author and subject."""
    commit = snapshot.frame(COMMIT, engine).select(
        "sha", "author_name", "author_email", "subject", project=nw.col("repository")
    )
    author = snapshot.frame(COMMIT_EMPLOYERS, engine).select(
        "sha", project=nw.col("repository"), author_id=nw.col("person_id")
    )
    credit = snapshot.frame(CONTRIBUTION, engine).filter(nw.col("person_id").is_in(list(persons)))
    kept = credit.select("project", "sha", "kind", "role", "happened_on", "rule")
    together = nw.col("role").str.contains(CO_AUTHOR)
    joined = kept.join(commit, on=["project", "sha"], how="inner").join(author, on=["project", "sha"], how="inner")
    return list(rows_of(engine.collect(joined.with_columns(together=together))))


def _named(snapshot: Snapshot, engine: Engine, pairs: Pairs) -> set[tuple[str, str, str]]:
    """Return repository, commit and token of each trailer that names one of these identities."""
    emails = sorted({email for _, email in pairs})
    frame = snapshot.frame(COMMIT_TRAILER, engine).filter(nw.col("email").is_in(emails))
    rows = rows_of(engine.collect(frame.select("repository", "sha", "token", "name", "email")))
    known = set(pairs)
    return {(row["repository"], row["sha"], row["token"]) for row in rows if (row["name"], row["email"]) in known}


def _mine(
    rows: Iterable[dict[str, Any]], pairs: set[tuple[str, str]], named: set[tuple[str, str, str]]
) -> list[dict[str, Any]]:
    return [
        row
        for row in rows
        if (
            (row["author_name"], row["author_email"]) in pairs
            if row["role"] == AUTHOR
            else (row["project"], row["sha"], row["role"]) in named
        )
    ]


def _grouped(rows: Iterable[Row]) -> dict[Commit, list[Row]]:
    found: dict[Commit, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["project"], row["sha"]].append(row)
    return found


def _kinds(authored: Authored, helped: Sequence[Row]) -> tuple[KindWork, ...]:
    commits: dict[str, Counter[int]] = defaultdict(Counter)
    credit: dict[str, Counter[int]] = defaultdict(Counter)
    for rows in authored.values():
        for kind in {row["kind"] for row in rows}:
            commits[kind][rows[0]["happened_on"].year] += 1
    for row in helped:
        credit[row["kind"]][row["happened_on"].year] += 1
    return tuple(
        KindWork(
            kind,
            commits[kind].total(),
            credit[kind].total(),
            tuple((year, commits[kind][year], credit[kind][year]) for year in sorted({*commits[kind], *credit[kind]})),
        )
        for kind in Kind
        if commits[kind] or credit[kind]
    )


def _helped(rows: Sequence[Row]) -> tuple[Helped, ...]:
    counts: Counter[str] = Counter()
    people: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        what = HELP.get(row["rule"], "help with others' changes")
        counts[what] += 1
        people[what].add(row["author_id"])
    return tuple(Helped(what, count, len(people[what])) for what, count in counts.most_common())


def _shares(names: Iterable[str]) -> tuple[Share, ...]:
    counted = sorted(Counter(names).items(), key=lambda one: (-one[1], one[0]))
    return tuple(Share(name, count) for name, count in counted)


def _by_year(authored: Authored) -> tuple[Share, ...]:
    years = Counter(str(rows[0]["happened_on"].year) for rows in authored.values())
    return tuple(Share(year, years[year]) for year in sorted(years))


def _files(snapshot: Snapshot, engine: Engine, pairs: Pairs, authored: Authored) -> Files:
    """Return the files of their commits, with lines added and deleted."""
    mine = [(nw.col("author_name") == name) & (nw.col("author_email") == email) for name, email in pairs]
    commits = snapshot.frame(COMMIT, engine).filter(nw.any_horizontal(*mine, ignore_nulls=True))
    frame = snapshot.frame(COMMIT_FILE, engine).select("repository", "sha", "path", "added", "deleted")
    joined = frame.join(commits.select("repository", "sha"), on=["repository", "sha"], how="inner")
    found: dict[Commit, list[tuple[str, int]]] = defaultdict(list)
    for row in rows_of(engine.collect(joined)):
        if (key := (row["repository"], row["sha"])) in authored:
            found[key].append((row["path"], (row["added"] or 0) + (row["deleted"] or 0)))
    return found


def _areas(files: Files) -> tuple[Share, ...]:
    """Return commits by the parts of their projects that they touch, most first."""
    by_project: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for (project, sha), held in files.items():
        by_project[project][sha] = [path for path, _ in held]
    counted = [each for project, paths in by_project.items() for each in areas(paths, project)]
    return tuple(Share(*each) for each in sorted(counted, key=lambda each: (-each[1], each[0])))


def _tags(snapshot: Snapshot, engine: Engine) -> Mapping[str, Sequence[Row]]:
    """Return each project's releases on the main line, previews left out, oldest first."""
    on_main = snapshot.frame(COMMIT, engine).filter(nw.col("accepted")).select("repository", "sha")
    tags = snapshot.frame(RELEASE, engine).filter(~nw.col("preview"), ~nw.col("tagged_on").is_null())
    rows = rows_of(engine.collect(tags.join(on_main, on=["repository", "sha"], how="inner")))
    by_project: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda one: (one["tagged_on"], one["tag"])):
        by_project[row["repository"]].append(row)
    return by_project


def _releases(tags: Mapping[str, Sequence[Row]], authored: Authored) -> tuple[Shipped, ...]:
    """Return the releases that first held a commit of theirs, newest first.

    By days: the first release tagged on the main line, previews left out, on the day of the commit or later.
    """
    counts: Counter[tuple[str, str, date]] = Counter()
    for (project, _), held in authored.items():
        first = next((row for row in tags.get(project, ()) if row["tagged_on"] >= held[0]["happened_on"]), None)
        if first:
            counts[project, first["tag"], first["tagged_on"]] += 1
    shipped = (Shipped(*key, count) for key, count in counts.items())
    return tuple(sorted(shipped, key=lambda each: (-each.tagged_on.toordinal(), each.project)))


def _holding(tags: Mapping[str, Sequence[Row]], authored: Authored) -> tuple[str, ...]:
    """Return the tags of all releases that hold a commit of theirs: those since their first, newest first."""
    since: dict[str, date] = {}
    for (project, _), held in authored.items():
        since[project] = min(since.get(project, date.max), held[0]["happened_on"])
    rows = (row for project, day in since.items() for row in tags.get(project, ()) if row["tagged_on"] >= day)
    return tuple(row["tag"] for row in sorted(rows, key=lambda row: (-row["tagged_on"].toordinal(), row["tag"])))


def _locations(snapshot: Snapshot, engine: Engine) -> dict[str, str]:
    rows = rows_of(engine.collect(snapshot.frame(REPOSITORY, engine).select("repository", "location")))
    return {row["repository"]: row["location"] for row in rows}


def _examples(authored: Authored, files: Files, locations: Mapping[str, str]) -> tuple[OwnCommit, ...]:
    """Return at most `MOST_EXAMPLES` commits, newest first: of each few that follow each other the largest.

    Those whose first line was shown already come only when there are too few others.
    """
    newest = sorted(authored, key=lambda key: (-authored[key][0]["happened_on"].toordinal(), key))
    size = {key: sum(lines for _, lines in files.get(key, ())) for key in newest}
    step = min(_LARGE, max(1, len(newest) // MOST_EXAMPLES))
    chosen = [max(newest[at : at + step], key=lambda key: size[key]) for at in range(0, len(newest), step)]
    first = {authored[key][0]["subject"]: key for key in reversed(chosen)}
    told = [key for key in chosen if first[authored[key][0]["subject"]] == key]
    shown = set([*told, *(key for key in chosen if key not in set(told))][:MOST_EXAMPLES])
    return tuple(_own_commit(key, authored[key], size[key], locations) for key in chosen if key in shown)


def _own_commit(key: Commit, rows: Sequence[Row], lines: int, locations: Mapping[str, str]) -> OwnCommit:
    kinds = {row["kind"] for row in rows}
    return OwnCommit(
        *key,
        rows[0]["subject"],
        rows[0]["happened_on"],
        tuple(kind for kind in Kind if kind in kinds),
        lines,
        locations.get(key[0], ""),
    )
