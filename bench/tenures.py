"""Affiliations and employers of many commits, timed: ``tenures.py [COMMITS]`` (1,000,000), made up, in one process.

Prints seconds for a quarter of the commits and for all of them, and the ratio: 4 is linear.
"""

import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pyarrow as pa

from honeyflow.people.affiliations.attribution import LEAST, attribution
from honeyflow.people.affiliations.inferred import infer
from honeyflow.people.affiliations.seen_months import read_seen_months
from honeyflow.people.affiliations.weighing import build_affiliations
from honeyflow.people.records import Organization
from honeyflow.people.tables import AFFILIATION, IDENTITY, ORGANIZATION
from honeyflow.sources.tables import COMMIT, COMMIT_TRAILER
from honeyflow.store.engines import open_engine
from honeyflow.store.files import write_rows

PER_PERSON = 50
"""Commits of one person on average; a fifth of the persons make four fifths of them."""

COMPANIES = 400


def world(commits: int) -> dict[str, pa.Table]:
    """Return made-up tables: persons with a private address and one to three employers, one after the other."""
    dice = Random(7)  # noqa: S311 made up, not secret
    persons = commits // PER_PERSON
    held = [
        [f"c{dice.randrange(COMPANIES)}.example" for _ in range(dice.choice((1, 1, 1, 2, 3)))] for _ in range(persons)
    ]
    habit = [dice.choice((0.97, 0.5, 0.1, 0.0)) for _ in range(persons)]
    start = [date(2005, 1, 1) + timedelta(dice.randrange(5000)) for _ in range(persons)]
    rows: dict[str, list[object]] = {name: [] for name in ("who", "email", "day")}
    for _ in range(commits):
        who = dice.randrange(persons // 5) if dice.random() < 0.8 else dice.randrange(persons)
        spent = dice.random()
        place = held[who][int(spent * len(held[who]))]
        private = dice.random() > habit[who]
        rows["who"].append(f"Person {who}")
        rows["email"].append(f"p{who}@{'gmail.com' if private else place}")
        rows["day"].append(start[who] + timedelta(int(spent * 2000)))
    return {"commit": _commits(rows), "identity": _identities(rows)}


def _commits(rows: dict[str, list[object]]) -> pa.Table:
    count = len(rows["who"])
    given = {
        "repository": ["r"] * count,
        "sha": [f"{number:040x}" for number in range(count)],
        "author_name": rows["who"],
        "author_email": rows["email"],
        "committer_name": rows["who"],
        "committer_email": rows["email"],
        "happened_on": rows["day"],
    }
    columns = [
        pa.array(given[field.name], field.type) if field.name in given else pa.nulls(count, field.type)
        for field in COMMIT.schema
    ]
    return pa.table(columns, names=COMMIT.schema.names)


def _identities(rows: dict[str, list[object]]) -> pa.Table:
    pairs = sorted(set(zip(rows["who"], rows["email"], strict=True)))
    hosts = [str(email).partition("@")[2] for _, email in pairs]
    given = {
        "name": [name for name, _ in pairs],
        "email": [email for _, email in pairs],
        "identity_id": [email for _, email in pairs],
        "person_id": [name for name, _ in pairs],
        "bot": [False] * len(pairs),
        "evidence": ["alone"] * len(pairs),
        "confidence_share": [1.0] * len(pairs),
        "organization_id": [None if host == "gmail.com" else host for host in hosts],
    }
    return pa.table({field.name: pa.array(given[field.name], field.type) for field in IDENTITY.schema})


def timed(commits: int) -> float:
    """Return the seconds from the tables of commits and identities to an employer for each commit."""
    tables = world(commits)
    organizations = {
        f"c{number}.example": Organization(f"c{number}.example", f"C{number}", "company", 0, 0.95)
        for number in range(COMPANIES)
    }
    with tempfile.TemporaryDirectory() as scratch:
        engine = open_engine("duckdb", scratch=Path(scratch))
        begun = time.perf_counter()
        commit, identity = engine.frame(tables["commit"]), engine.frame(tables["identity"])
        trailer = engine.frame(COMMIT_TRAILER.schema.empty_table())
        months = read_seen_months(engine, commit, trailer, identity)
        seen = time.perf_counter()
        inferred = infer(months, dict.fromkeys(organizations, 0.95), LEAST).periods
        told = time.perf_counter()
        periods = build_affiliations(inferred, {}, organizations, keeper_id="keeper", as_of=date(2026, 1, 1))
        frames = {"commit": commit, "identity": identity}
        for table, rows in ((ORGANIZATION, organizations.values()), (AFFILIATION, periods)):
            file = Path(scratch) / f"{table.name}.parquet"
            write_rows(table, list(rows), file)
            frames[table.name] = engine.scan(table, [file])
        answer = engine.collect(attribution(LEAST)(frames))
        done = time.perf_counter()
        engine.close()
    parts = f"months {seen - begun:.1f}, model {told - seen:.1f}, commits {done - told:.1f}"
    print(f"{commits:,} commits: {done - begun:.1f} s ({parts}), {len(answer):,} answers, {len(periods):,} periods")
    return done - begun


def main() -> None:
    """Print the times and the most memory taken."""
    commits = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    quarter, whole = timed(commits // 4), timed(commits)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"ratio {whole / quarter:.1f}, peak {peak:.2f} GB with the made-up tables")


if __name__ == "__main__":
    main()
