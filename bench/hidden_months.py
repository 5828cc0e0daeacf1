"""What hints tell of months whose work addresses were hidden: ``hidden_months.py REPOSITORY…``, or folders of sites.

Of every third person all work addresses are hidden, of every other third those of the second half of their months; a
hidden month becomes one with private addresses. What is inferred of hidden months is held against what was hidden:
with addresses alone to go by, with files that name people, with the owners of forks, with both. People who show where
they work are not everybody: the rates compare ways, they promise nothing.
"""

import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from honeyflow.people.affiliations.forks import hear_forks, read_merged_branches
from honeyflow.people.affiliations.inferred import infer
from honeyflow.people.affiliations.known_people import NAME, KnownPeople
from honeyflow.people.affiliations.named import WEIGHT, NamedLine, hear_files, hints_of
from honeyflow.people.affiliations.seen_months import read_seen_months
from honeyflow.people.organizations.naming import confidence, directory
from honeyflow.people.records import Hint, Identity, Membership, OrganizationKind, SeenIdentity, SeenMonth, Workplace
from honeyflow.people.tables import IDENTITY, ORGANIZATION
from honeyflow.runs.run import run_site
from honeyflow.site.config import Company, Git, Site
from honeyflow.sources.tables import COMMIT, COMMIT_TRAILER, FILE_STATEMENT
from honeyflow.store.engines import open_engine, rows_of
from honeyflow.store.snapshots import Snapshot

LEAST = 0.65
Truth = dict[tuple[str, int], set[str]]


class World:
    """One snapshot's months, hints and organizations."""

    def __init__(self, snapshot: Snapshot, site: Site) -> None:
        engine = open_engine("duckdb")
        frames = [snapshot.frame(table, engine) for table in (COMMIT, COMMIT_TRAILER, IDENTITY)]
        self.seen = read_seen_months(engine, *frames)
        rows = {
            table: list(rows_of(engine.collect(snapshot.frame(table, engine))))
            for table in (IDENTITY, ORGANIZATION, FILE_STATEMENT)
        }
        identities = [Identity(**row) for row in rows[IDENTITY] if not row["bot"]]
        known = KnownPeople(
            [SeenIdentity(each.identity_id, each.name, each.email) for each in identities],
            {each.identity_id: Membership(each.person_id, "", 1.0) for each in identities},
        )
        places = [
            Workplace(row["organization_id"], row["name"], OrganizationKind(row["kind"])) for row in rows[ORGANIZATION]
        ]
        self.reliability = {row["organization_id"]: row["confidence_share"] for row in rows[ORGANIZATION]}
        found = directory(site, ())
        names = NamedLine.__dataclass_fields__
        lines = [NamedLine(**{name: row[name] for name in names}) for row in rows[FILE_STATEMENT]]
        named, in_files = hear_files(lines, known, found, places)
        self.files = hints_of(named, datetime.now(UTC).date())
        merged = read_merged_branches(engine, frames[0], frames[2])
        self.forks, owners = hear_forks(merged, identities, found)
        for place in (*in_files.values(), *owners.values()):
            self.reliability.setdefault(place.organization_id, confidence(place, 0))


def hide(seen: Iterable[SeenMonth], reliability: dict[str, float]) -> tuple[list[SeenMonth], Truth]:
    """Return the months with some hidden, and what was hidden by person and month."""
    by_person: dict[str, list[SeenMonth]] = defaultdict(list)
    for each in seen:
        by_person[each.person_id].append(each)
    kept: list[SeenMonth] = []
    truth: Truth = defaultdict(set)
    for person, months in by_person.items():
        work = sorted({m.month for m in months if m.organization_id and reliability[m.organization_id] >= LEAST})
        part = int(person, 16) % 3
        first = {0: 0, 1: work[len(work) // 2] if len(work) > 1 else 1 << 40}.get(part, 1 << 40)
        for month in months:
            told = month.organization_id and reliability[month.organization_id] >= LEAST
            if told and month.month >= first:
                truth[person, month.month].add(month.organization_id)
                month = replace(month, organization_id=None)
            kept.append(month)
    return list({(m.person_id, m.month, m.organization_id): m for m in kept}.values()), truth


def score(world: World, kept: Sequence[SeenMonth], truth: Truth, hints: Sequence[Hint]) -> tuple[int, int, int]:
    """Return how many hidden months were told, how many of them rightly, and how many there are."""
    told: dict[tuple[str, int], str] = {}
    for each in infer(kept, world.reliability, LEAST, hints).periods:
        start = 12 * each.start.year + each.start.month - 1
        for month in range(start, 12 * each.end.year + each.end.month):
            told.setdefault((each.person_id, month), each.organization_id)
    found = [(told[key], orgs) for key, orgs in truth.items() if key in told]
    return len(found), sum(name in orgs for name, orgs in found), len(truth)


def main() -> None:
    """Print a row for each repository and way."""
    print("| repository | with | precision | coverage | hidden months |\n|---|---|---|---|---|")
    for given in map(Path, sys.argv[1:]):
        with tempfile.TemporaryDirectory() as scratch:
            kept = (given / "data" / "current").exists()
            folder = given if kept else Path(scratch)
            site = Site(folder, company=Company("Nobody", ()), git=Git((str(given),), "head", 2))
            world = World(Snapshot.current(folder / "data") if kept else run_site(site), site)
        months, truth = hide(world.seen, world.reliability)
        by_name = [replace(hint, weight=WEIGHT[True, NAME], yearly=1.0) for hint in world.files]
        ways: dict[str, list[Hint]] = {
            "addresses": [],
            "files, as if each person were found by name": by_name,
            "files": world.files,
            "forks": world.forks,
            "both": [*world.files, *world.forks],
        }
        for way, hints in ways.items():
            told, right, count = score(world, months, truth, hints)
            print(f"| {given.name} | {way} | {right / max(told, 1):.3f} | {told / max(count, 1):.3f} | {count} |")


if __name__ == "__main__":
    main()
