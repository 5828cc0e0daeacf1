"""A small demo, written to disk: sound, the same each time, and as its answers say."""

import csv
import re
import subprocess
from collections import Counter, defaultdict
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from honeyflow.demo.generate import STAMP, generate_demo
from honeyflow.kernel.errors import SiteError
from honeyflow.kernel.progress import Silent
from honeyflow.ledger.kinds import rules_of
from honeyflow.ledger.market.build import figure_rows
from honeyflow.ledger.market.gather import gather_market
from honeyflow.ledger.market.moves import market_moves
from honeyflow.ledger.rates import Rates
from honeyflow.site import load_site
from honeyflow.sources.connectors import licences, market, time
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.rates.reading import read_rates
from honeyflow.sources.records import Landing
from honeyflow.sources.tables import INVOICE_LINE, SUBSCRIPTION
from honeyflow.store.engines import open_engine

FORMAT = "--format=%H|%an|%ae"
SCALE = 0.02
FILES = (
    "customers.csv",
    "invoices.csv",
    "staff.csv",
    "origins.csv",
    "needs.csv",
    "contacts.csv",
    "bank.csv",
    "expenses.csv",
    "funding.csv",
    "eurofxref-hist.csv",
    "answers/community_spending.csv",
    "honeyflow.toml",
    "answers/commits.csv",
    "answers/credits.csv",
    "time/kimai.csv",
    "answers/time.csv",
)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "site"
    generate_demo(folder, progress=Silent(), scale=SCALE)
    return folder


def git(repository: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", repository, *arguments], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "replace")


def repositories(folder: Path) -> list[Path]:
    return sorted((folder / "repositories").glob("*.git"))


def contents(folder: Path) -> list[bytes]:
    return [(folder / name).read_bytes() for name in FILES]


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_demo_is_the_same_each_time(demo: Path, tmp_path: Path) -> None:
    generate_demo(tmp_path / "again", progress=Silent(), scale=SCALE)

    assert [git(each, "show-ref") for each in repositories(tmp_path / "again")] == [
        git(each, "show-ref") for each in repositories(demo)
    ]
    assert [(tmp_path / "again" / name).read_bytes() for name in FILES] == [
        (demo / name).read_bytes() for name in FILES
    ]


def test_demo_of_another_seed_differs(demo: Path, tmp_path: Path) -> None:
    generate_demo(tmp_path / "other", progress=Silent(), scale=SCALE, seed=1)
    assert (tmp_path / "other" / "staff.csv").read_bytes() != (demo / "staff.csv").read_bytes()


def test_repositories_pass_fsck(demo: Path) -> None:
    assert [git(each, "fsck", "--strict", "--full") for each in repositories(demo)] == ["", "", "", ""]


def test_answers_name_every_commit(demo: Path) -> None:
    told = {(row["repository"], row["sha"]) for row in rows(demo / "answers" / "commits.csv")}
    seen = {(each.stem, sha) for each in repositories(demo) for sha in git(each, "rev-list", "--all").split()}
    assert told == seen


def test_answers_tell_what_main_holds(demo: Path) -> None:
    told = {row["sha"] for row in rows(demo / "answers" / "commits.csv") if row["accepted"] == "True"}
    assert told == {sha for each in repositories(demo) for sha in git(each, "rev-list", "main").split()}


def test_answers_know_every_author(demo: Path) -> None:
    person = {(row["name"], row["email"]): row["person"] for row in rows(demo / "answers" / "identities.csv")}
    truth = {row["sha"]: row["person"] for row in rows(demo / "answers" / "commits.csv")}
    lines = [line for each in repositories(demo) for line in git(each, "log", "--all", FORMAT).splitlines()]
    authors = [line.split("|") for line in lines if "\ufffd" not in line]
    assert {truth[sha] == person[name, email] for sha, name, email in authors} == {True}


def test_kinds_follow_the_rules_of_the_ledger(demo: Path) -> None:
    rules = [(re.compile(rule.pattern), rule.kind.value) for rule in rules_of("path")]
    seen: dict[str, set[str]] = defaultdict(set)
    for repository in repositories(demo):
        for block in git(repository, "log", "--all", "--no-merges", "--name-only", "-M", "--format=@%H").split("@")[1:]:
            sha, *paths = block.split()
            seen[sha] = {next(kind for rule, kind in rules if rule.search(path)) for path in paths}
    told = {row["sha"]: set(row["kinds"].split()) for row in rows(demo / "answers" / "commits.csv")}
    assert {sha: told[sha] for sha in seen} == seen


def test_time_sheets_are_read_as_the_answers_tell(demo: Path, tmp_path: Path) -> None:
    kept, fresh = tmp_path / "kept", tmp_path / "fresh"
    kept.mkdir()
    fresh.mkdir()
    landing = Landing(site=load_site(demo), kept=kept, fresh=fresh, as_of=date(2026, 7, 1), progress=Silent())
    landed = time.connector.land(landing)
    seen: Counter[tuple[str, str]] = Counter()
    for row in pq.read_table(landed.parts["time_entry"][0]).to_pylist():
        seen[row["staff_id"], row["destination"]] += round(float(row["person_days"]) * 8, 3)
    told: Counter[tuple[str, str]] = Counter()
    for row in rows(demo / "answers" / "time.csv"):
        told[row["staff_id"], row["destination"]] += float(row["hours"])
    assert told
    assert {key: round(hours) for key, hours in seen.items()} == {key: round(hours) for key, hours in told.items()}
    assert {finding.rule for finding in landed.findings} <= {"time-without-rule"}


def test_every_repository_has_its_licence_and_the_connectors_lost_theirs_for_a_year(demo: Path, tmp_path: Path) -> None:
    kept, fresh = tmp_path / "kept", tmp_path / "fresh"
    kept.mkdir()
    fresh.mkdir()
    landing = Landing(site=load_site(demo), kept=kept, fresh=fresh, as_of=date(2026, 7, 1), progress=Silent())
    found = pq.read_table(licences.connector.land(landing).parts["licence"][0]).to_pylist()
    by_name: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for row in found:
        by_name[row["repository"]].append((row["expression"], row["open"]))
    assert by_name["weft-connectors"] == [("Apache-2.0", True), ("BUSL-1.1", False), ("Apache-2.0", True)]
    assert by_name["weft-designer"] == [("MIT", True)]


def test_site_says_it_is_a_demo(demo: Path) -> None:
    site = load_site(demo)
    assert (site.demo, site.company.domains) == (True, ("weftwise.example",))


def test_bad_rows_are_there_to_be_found(demo: Path) -> None:
    invoices = rows(demo / "invoices.csv")
    assert len({row["invoice_id"] for row in invoices}) == len(invoices) - 1
    assert {row["currency"] for row in invoices} >= {"EUR", "EURO"}
    assert {row["customer_id"] for row in invoices} - {row["customer_id"] for row in rows(demo / "customers.csv")} == {
        "C999"
    }


def test_generate_keeps_what_is_the_same(demo: Path) -> None:
    before = (demo / "staff.csv").stat().st_mtime_ns
    generate_demo(demo, progress=Silent(), scale=SCALE)
    assert (demo / "staff.csv").stat().st_mtime_ns == before


def test_generate_replaces_a_half_written_demo(tmp_path: Path) -> None:
    (tmp_path / STAMP).write_text('{"complete": false}')
    (tmp_path / "repositories" / "weft-server.git").mkdir(parents=True)
    generate_demo(tmp_path, progress=Silent(), scale=SCALE)
    assert len(repositories(tmp_path)) == 4


def test_generate_refuses_what_is_no_demo(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(SiteError, match="no demo"):
        generate_demo(tmp_path, progress=Silent(), scale=SCALE)
    assert [each.name for each in tmp_path.iterdir()] == ["thesis.txt"]


def test_recurring_revenue_is_as_the_answers_say(demo: Path, tmp_path: Path) -> None:
    site = load_site(demo)
    landing = Landing(site=site, kept=tmp_path, fresh=tmp_path, as_of=date(2026, 7, 1), progress=Silent())
    parts = market.connector.land(landing).parts
    engine = open_engine("duckdb")
    frames = {table.name: engine.scan(table, parts[table.name]) for table in (INVOICE_LINE, SUBSCRIPTION)}
    frames["market_move"] = market_moves(date(2026, 6, 1), site.market.one_off)(frames)
    books = gather_market(frames, engine, (), date(2026, 6, 1))
    seen = {(f"{r.month_on}", r.commodity): r.amount for r in figure_rows(books) if r.figure == "mrr"}
    engine.close()

    told = {(row["month_on"], row["currency"]): Decimal(row["mrr"]) for row in rows(demo / "answers" / "recurring.csv")}
    assert {key: abs(seen[key] - amount) < Decimal("0.02") for key, amount in told.items()} == dict.fromkeys(told, True)
    assert len(told) > 120


def test_origins_are_those_of_the_answers_that_were_told(demo: Path) -> None:
    told = [(row["customer_id"], row["origin"]) for row in rows(demo / "origins.csv")]
    truth = [
        (row["customer_id"], row["origin"]) for row in rows(demo / "answers" / "origins.csv") if row["told"] == "True"
    ]
    assert told == truth


def test_bank_balances_close_with_what_was_paid_in_and_out(demo: Path) -> None:
    held = {(row["balance_on"], row["currency"]): Decimal(row["amount"]) for row in rows(demo / "bank.csv")}
    paid: dict[tuple[str, str], Decimal] = defaultdict(Decimal)
    invoices = {row["invoice_id"]: row for row in rows(demo / "invoices.csv") if row["paid_on"]}
    for row in invoices.values():
        paid[row["paid_on"][:7], row["currency"]] += Decimal(row["amount"])
    for row in rows(demo / "expenses.csv"):
        paid[row["spent_on"][:7], row["currency"]] -= Decimal(row["amount"])
    days = sorted(day for day, currency in held if currency == "USD")
    changes = {after[:7]: held[after, "USD"] - held[day, "USD"] for day, after in pairwise(days)}
    assert changes == {month: paid[month, "USD"] for month in changes}


def test_answers_tell_spending_on_the_community(demo: Path) -> None:
    site, told = load_site(demo), Counter[str]()
    for row in rows(demo / "expenses.csv"):
        if row["category"] in site.books.community:
            told[row["spent_on"][:4]] += int(row["amount"])
    answers = rows(demo / "answers" / "community_spending.csv")
    assert answers
    assert told == {row["year"]: int(row["amount"]) for row in answers}


def test_rates_are_read_and_reach_every_day_of_the_books(demo: Path) -> None:
    trouble = Trouble("eurofxref-hist.csv")
    rates = Rates(vars(each) for each in read_rates(demo / "eurofxref-hist.csv", trouble))
    days = [date.fromisoformat(row["spent_on"]) for row in rows(demo / "expenses.csv")]
    assert trouble.findings() == ()
    assert [day for day in days if rates.on(day, "USD", "EUR") is None] == []
