"""Organizations published by real runs of the orchard, with a minimum group of one so that its small crowd shows."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from honeyflow.outreach.organizations.read import read_association, read_market_organizations, read_presence
from honeyflow.outreach.organizations.tables import MARKET_ORGANIZATION, PRESENCE_STATE
from honeyflow.runs.run import run_site
from honeyflow.site import load_site
from honeyflow.store.engines import open_engine, rows_of
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Table
from tests.worlds.orchard import build_orchard

MARCH_END, APRIL = date(2025, 3, 31), date(2025, 4, 1)


def orchard(folder: Path, minimum_group: int = 1) -> Path:
    site = build_orchard(folder / "site")
    set_group(site, minimum_group)
    return site


def set_group(site: Path, minimum_group: int) -> None:
    file = site / "honeyflow.toml"
    text = file.read_text(encoding="utf-8").partition("\n[privacy]")[0]
    file.write_text(f"{text}\n[privacy]\nminimum_group = {minimum_group}\n", encoding="utf-8")


def run(site: Path, as_of: date) -> Snapshot:
    return run_site(load_site(site), as_of=as_of)


def rows(snapshot: Snapshot, table: Table = MARKET_ORGANIZATION) -> list[dict[str, Any]]:
    engine = open_engine("duckdb")
    found = list(rows_of(engine.collect(snapshot.frame(table, engine))))
    engine.close()
    return sorted(found, key=lambda row: str(row.get("month_on", "")) + row["organization_id"])


def said(snapshot: Snapshot) -> list[tuple[str, str, int]]:
    return [(f"{row['month_on']:%m}", row["organization_id"], row["people_least"]) for row in rows(snapshot)]


def test_orchard_is_published_for_its_closed_months(tmp_path: Path) -> None:
    snapshot = run(orchard(tmp_path), APRIL)

    assert said(snapshot) == [
        ("01", "larder.example", 1),
        ("02", "cellar.example", 1),
        ("02", "larder.example", 1),
        ("03", "cellar.example", 1),
        ("03", "larder.example", 2),  # dan, and finn who moved there
    ]
    last = rows(snapshot)[-1]
    assert (last["relation"], last["kinds"], last["projects"]) == (
        "customer",
        "functionality; quality",
        "almanac; press",
    )


def test_default_minimum_group_publishes_nobody_of_the_orchard(tmp_path: Path) -> None:
    site = orchard(tmp_path, 5)

    assert said(run(site, APRIL)) == []


def test_run_within_a_month_changes_nothing(tmp_path: Path) -> None:
    site = orchard(tmp_path)
    first = rows(run(site, date(2025, 3, 1)))

    assert rows(run(site, MARCH_END)) == first
    assert [row for row in rows(run(site, APRIL)) if row["month_on"] < date(2025, 3, 1)] == first


def test_corrected_employer_changes_the_next_month_only(tmp_path: Path) -> None:
    site = orchard(tmp_path)
    before = rows(run(site, date(2025, 3, 1)))
    head = "decided_at,decided_by,kind,who,other,organization,first_day,last_day,capacity,note\n"
    told = "2025-03-02T00:00:00+00:00,Keeper,works-for,dan@larder.example,,Cellar AG,2025-01-01,,employee,\n"
    (site / "decisions.csv").write_text(head + told, encoding="utf-8")

    after = rows(run(site, APRIL))

    assert before[0]["organization_id"] == "larder.example"  # what was published of January is still said
    assert [row for row in after if row["month_on"] < date(2025, 3, 1)] == before
    assert [row["people_least"] for row in after if row["month_on"] == date(2025, 3, 1)] == [2, 1]


def test_another_minimum_group_publishes_anew_and_keeps_nothing_told_below_it(tmp_path: Path) -> None:
    site = orchard(tmp_path)
    assert len(rows(run(site, APRIL))) == 5

    set_group(site, 2)

    assert said(run(site, APRIL)) == [("03", "larder.example", 2)]


def test_run_of_an_earlier_day_unpublishes_nothing(tmp_path: Path) -> None:
    site = orchard(tmp_path)
    first = rows(run(site, APRIL))

    assert rows(run(site, date(2025, 2, 10))) == first


def test_reads_tell_of_one_and_alike_of_all_others(tmp_path: Path) -> None:
    snapshot = run(orchard(tmp_path), APRIL)
    engine = open_engine("duckdb")
    published = read_market_organizations(snapshot, engine)
    larder = read_presence(snapshot, engine, "larder.example")
    association = read_association(snapshot, engine, "EUR")

    assert [each.name for each in published.organizations] == ["Larder Ltd", "Cellar AG"]
    assert larder is not None
    assert [month.people_least for month in larder.months] == [1, 1, 2]
    assert read_presence(snapshot, engine, "orchard.example") == read_presence(snapshot, engine, "none.example") == None  # noqa: E711
    assert association is not None
    assert (association.customers, association.before, association.share) == (1, 0, None)
    engine.close()


@pytest.mark.parametrize("table", [MARKET_ORGANIZATION, PRESENCE_STATE], ids=lambda table: table.name)
def test_tables_for_the_market_hold_no_person(tmp_path: Path, table: Table) -> None:
    text = str(rows(run(orchard(tmp_path), APRIL), table)).casefold()

    assert "larder" in text  # the organization of those who would leak
    assert not [word for word in ("dan ", "hazel", "finn", "rowan", "@", "eva", "gil") if word in text]
