"""Organizations published for the market side: seconds for a large community.

``organizations.py [COMMITS]``, 1,000,000 by default, and a quarter of it. A commit makes two or three rows of
``contribution`` (kinds, reviewers); a person makes 40 commits on average, heavy-tailed, over ten years; four in ten
work for one of many organizations, large and small, of which one in five is a customer. The tables lie on disk as
Parquet before the clock starts. What is timed: counting people, walking through all months, relations, writing; then
the same for the one month that a later run adds. CPU seconds are given beside, as a machine that others use too takes
longer.
"""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb

from honeyflow.ledger.tables import CONTRIBUTION
from honeyflow.outreach.organizations.build import build_market_organizations
from honeyflow.people.tables import ORGANIZATION
from honeyflow.sources.tables import CUSTOMER, INVOICE_LINE, SUBSCRIPTION
from honeyflow.store.allocator import use_system_allocator
from honeyflow.store.engines import open_engine
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import Table

AS_OF, LATER = date(2026, 1, 1), date(2026, 2, 1)
MEMORY_MB = 512

_CONTRIBUTIONS = """
select 'project-' || dice(1, n, 40) as project, md5(cast(n // 5 as varchar)) as sha,
  ['design', 'functionality', 'functionality', 'quality', 'documentation', 'translation'][dice(2, n, 6) + 1] as kind,
  'p' || person as person_id, 'author' as role, 'community' as party,
  if(dice(4, person, 10) < 4, 'Company ' || place, 'unknown') as employer,
  if(dice(4, person, 10) < 4, 'company', 'unknown') as employer_kind, false as bot, happened_on,
  cast(date_trunc('month', happened_on) as date) as month_on, 10000 as credit_parts, 'path-other' as rule, true as open
from (
  select n, person, cast(pow(dice(5, person, 1000000) / 1e6, 3) * {organizations} as bigint) as place,
    date '2016-01-01' + cast(least(dice(6, person, 3653) + dice(7, n, 900), 3652) as integer) as happened_on
  from (
    select range as n, cast(pow(dice(3, range, 1000000) / 1e6, 2.5) * {people} as bigint) as person
    from range({rows}) t(range)
  )
)
"""
_ORGANIZATIONS = """
select 'company-' || n || '.example' as organization_id, 'Company ' || n as name, 'company' as kind, 0 as person_count,
  0.95 as confidence_share, null as owner_id, null as owner, null as owner_kind
from range({organizations}) t(n)
"""
_CUSTOMERS = """
select 'C' || n as customer_id, 'Company ' || n * 5 as name, 'company-' || n * 5 || '.example' as domains,
  'DE' as country
from range({customers}) t(n)
"""
_LINES = """
select 'I' || n as invoice_id, 1 as line, 'C' || dice(8, n, {customers}) as customer_id, 'support' as service,
  issued_on, issued_on as service_from, issued_on + 365 as service_to, 1000 as amount, 'EUR' as currency,
  'invoices.csv' as source, 'row ' || n as locator
from (
  select range as n, date '2016-01-01' + cast(dice(9, range, 3650) as integer) as issued_on from range({lines}) t(range)
)
"""


def generate(folder: Path, commits: int) -> None:
    """Write the tables that are read."""
    organizations = max(commits // 100, 10)
    sizes = {
        "rows": commits * 5 // 2,
        "people": max(commits // 40, 10),
        "organizations": organizations,
        "customers": organizations // 5,
        "lines": commits // 10,
    }
    texts = {
        CONTRIBUTION: _CONTRIBUTIONS,
        ORGANIZATION: _ORGANIZATIONS,
        CUSTOMER: _CUSTOMERS,
        INVOICE_LINE: _LINES,
    }
    engine = open_engine("duckdb", memory_mb=2_000, scratch=folder)
    for table, text in texts.items():
        with duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(folder)}) as made:
            made.execute("create macro dice(seed, n, sides) as cast(hash(seed, n) % sides as integer)")
            made.execute(f"copy ({text.format(**sizes)}) to '{folder}/raw.parquet' (format parquet)")
        columns = Table("raw", "", "", table.columns, table.key)
        engine.write(table, engine.scan(columns, [folder / "raw.parquet"]), folder / f"{table.name}.parquet")
    (folder / "raw.parquet").unlink()
    engine.close()


def publish(folder: Path, name: str, as_of: date) -> None:
    """Publish once; print seconds, CPU seconds and rows."""
    engine = open_engine("duckdb", memory_mb=MEMORY_MB, scratch=folder / "scratch")
    staging = Staging(folder / "data", name, engine)
    for table in (CONTRIBUTION, ORGANIZATION, CUSTOMER, INVOICE_LINE, SUBSCRIPTION):
        file = folder / f"{table.name}.parquet"
        staging.link(table, [file] if file.exists() else [])
    staging.collect(ORGANIZATION)  # the engine's own imports, which a run has behind it by then
    wall, cpu = time.perf_counter(), time.process_time()
    build_market_organizations(staging, 5, as_of)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    rows, states = staging.rows["market_organization"], staging.rows["presence_state"]
    print(f"  {name}: {wall:.1f} s, CPU {cpu:.1f} s; {rows:,} rows published, {states:,} states kept", flush=True)
    staging.publish({"as_of": as_of.isoformat()})
    engine.close()


def main() -> None:
    """Measure a quarter and the whole."""
    use_system_allocator()
    commits = int((*sys.argv[1:], "1000000")[0])
    for size in (commits // 4, commits):
        with tempfile.TemporaryDirectory(prefix="organizations-") as made:
            print(f"{size:,} commits, {size * 5 // 2:,} contributions, {size // 100:,} organizations", flush=True)
            generate(Path(made), size)
            publish(Path(made), "first", AS_OF)
            publish(Path(made), "later", LATER)


if __name__ == "__main__":
    main()
