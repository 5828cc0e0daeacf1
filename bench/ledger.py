"""The ledger on large tables: seconds, peak memory and growth for postings, balances and the close.

``ledger.py [INVOICE_LINES [ACTIVITIES]]``, 1,000,000 and 10,000,000 by default, and a quarter of each. The tables are
made up and lie on disk as Parquet before the clock starts; an activity is a row of ``contribution``. What is timed: the
month table of contributors, reading the books, posting, checking that every entry balances, balances, the close. CPU
seconds are given beside, as a machine that others use too takes longer.
"""

import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
from memory import megabytes

from honeyflow.ledger.contributions import CONTRIBUTOR_MONTHS
from honeyflow.ledger.staff_days import STAFF_DAY
from honeyflow.ledger.tables import CONTRIBUTION
from honeyflow.people.tables import IDENTITY
from honeyflow.sources.tables import INVOICE_LINE, PAYMENT, STAFF
from honeyflow.sources.tables import TABLES as SOURCES
from honeyflow.store.allocator import use_system_allocator
from honeyflow.store.engines import open_engine
from honeyflow.store.snapshots import Staging
from honeyflow.store.tables import Table

AS_OF = date(2026, 1, 1)
MEMORY_MB = 1_500
"""What the engine may take; beyond it spills to disk."""

_DAY = "date '2016-01-01' + dice({seed}, n, 3653)"
_CONTRIBUTIONS = """
select 'project-' || (dice(3, n, 1000000) % 40 + dice(1, n, 2)) % 40 as project,
  md5(cast(n // 2 as varchar)) || md5(cast(n // 2 as varchar))[:8] as sha,
  ['design', 'functionality', 'functionality', 'quality', 'documentation', 'translation'][dice(2, n, 6) + 1] as kind,
  printf('%016x', cast(pow(dice(3, n, 1000000) / 1e6, 2.5) * {people} as bigint)) as person_id, 'author' as role,
  if(dice(3, n, 1000000) < 60000, 'company', 'community') as party, 'unknown' as employer, 'unknown' as employer_kind,
  dice(4, n, 50) = 0 as bot, happened_on, cast(date_trunc('month', happened_on) as date) as month_on,
  10000 as credit_parts, 'path-other' as rule, true as open
from (select range as n, {day} as happened_on from range({rows}) t(range) )
"""
_INVOICE_LINES = """
select 'I' || n // 3 as invoice_id, n % 3 + 1 as line, 'C' || dice(5, n // 3, {customers}) as customer_id,
  ['support', 'hosting', 'training', 'consulting'][dice(6, n, 4) + 1] as service, issued_on,
  if(dice(7, n, 5) = 0, null, issued_on) as service_from,
  if(dice(7, n, 5) = 0, null, issued_on + dice(8, n, 366) + 1) as service_to,
  cast(if(dice(9, n, 50) = 0, -1, 1) * (dice(10, n, 1000000)) / 100.0 as decimal(20, 4)) as amount,
  ['EUR', 'USD', 'GBP'][dice(11, n // 3, 3) + 1] as currency, 'invoices.csv' as source, 'row ' || n as locator
from (select range as n, {day} as issued_on from range({rows}) t(range))
"""
_PAYMENTS = """
select invoice_id || '/' || line as payment_id, customer_id, invoice_id, issued_on + 30 as paid_on, amount, currency,
  source, locator
from read_parquet('{invoice_line}') where dice(12, locator, 20) > 0
"""
_STAFF = """
select 'S' || n as staff_id, 'Name' as name, 's' || n || '@keeper.example' as emails,
  'engineer' as role, date '2016-01-01' as started_on,
  cast(null as date) as ended_on, 1.0 as workload_share, 6000 as monthly_cost, null as day_rate, 'EUR' as currency
from range(200) t(n)
"""
_IDENTITIES = """
select 'Name' as name, 's' || n || '@keeper.example' as email, 'i' || n as identity_id, 'p' || n as person_id,
  false as bot, 'staff-list' as evidence, 1.0 as confidence_share, cast(null as varchar) as organization_id
from range(200) t(n)
"""
_STAFF_DAYS = """
select distinct 'p' || dice(13, n, 200) as person_id, {day} as happened_on, 'project-' || dice(14, n, 40) as project,
  'commit' as work
from range({rows}) t(n)
"""


def generate(folder: Path, lines: int, activities: int) -> None:
    """Write the tables that the ledger reads."""
    folder.mkdir(parents=True)
    day = {seed: _DAY.format(seed=seed) for seed in range(3)}
    lines_file = folder / f"{INVOICE_LINE.name}.parquet"
    people = max(activities // 50, 10)
    texts = {
        CONTRIBUTION: _CONTRIBUTIONS.format(rows=activities, day=day[0], people=people),
        INVOICE_LINE: _INVOICE_LINES.format(rows=lines, day=day[1], customers=max(lines // 50, 5)),
        PAYMENT: _PAYMENTS.format(invoice_line=lines_file),
        STAFF: _STAFF,
        IDENTITY: _IDENTITIES,
        STAFF_DAY: _STAFF_DAYS.format(rows=activities // 50, day=day[2]),
    }
    engine = open_engine("duckdb", memory_mb=2_000, scratch=folder)
    for table, text in texts.items():
        with duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(folder)}) as made:
            made.execute("create macro dice(seed, n, sides) as cast(hash(seed, n) % sides as integer)")
            made.execute(f"copy ({text}) to '{folder}/raw.parquet' (format parquet)")
        columns = Table("raw", "", "", table.columns, table.key)
        engine.write(table, engine.scan(columns, [folder / "raw.parquet"]), folder / f"{table.name}.parquet")
    (folder / "raw.parquet").unlink()
    engine.close()


def run(folder: Path) -> None:
    """Post, balance and close; print the seconds of each step, the rows, and what did not close."""
    from honeyflow.ledger.build import close_books

    use_system_allocator()
    scratch = folder / "scratch"
    engine = open_engine("duckdb", memory_mb=MEMORY_MB, scratch=scratch)
    staging = Staging(folder / "data", "bench", engine)
    for table in (*SOURCES, IDENTITY, CONTRIBUTION, STAFF_DAY):
        file = folder / f"{table.name}.parquet"
        staging.link(table, [file] if file.exists() else [])
    start = time.perf_counter()
    staging.write(CONTRIBUTOR_MONTHS.writes, CONTRIBUTOR_MONTHS({CONTRIBUTION.name: staging.frame(CONTRIBUTION)}))
    print(f"  contributor months {time.perf_counter() - start:.1f} s")
    findings, _ = close_books(staging, AS_OF)
    seconds, cpu, rows = time.perf_counter() - start, time.process_time(), staging.rows["posting"]
    print(f"  all {seconds:.1f} s, CPU {cpu:.1f} s; {rows:,} postings; {len(findings)} findings")
    for finding in findings[:3]:
        print(f"  {finding}")


def measure(folder: Path) -> tuple[float, float]:
    """Run in a process of its own; return seconds and the greatest proportional memory in megabytes."""
    start, peak = time.perf_counter(), 0.0
    with subprocess.Popen([sys.executable, __file__, "--run", str(folder)]) as process:
        while process.poll() is None:
            peak = max(peak, megabytes(process.pid).get("Pss", 0.0))
            time.sleep(0.1)
    if process.returncode:
        raise SystemExit(process.returncode)
    return time.perf_counter() - start, peak


def main() -> None:
    """Measure a quarter and the whole."""
    lines, activities = (int(text) for text in (*sys.argv[1:], "1000000", "10000000")[:2])
    seconds = {}
    with tempfile.TemporaryDirectory(prefix="ledger-") as made:
        for part in (4, 1):
            folder = Path(made) / f"part-{part}"
            generate(folder, lines // part, activities // part)
            rows = pq.read_metadata(folder / "contribution.parquet").num_rows
            print(f"{lines // part:,} invoice lines, {rows:,} activities", flush=True)
            seconds[part], peak = measure(folder)
            print(f"  process {seconds[part]:.1f} s, at most {peak:,.0f} MB", flush=True)
    print(f"growth: four times the rows, {seconds[1] / seconds[4]:.2f} times the seconds")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run"]:
        run(Path(sys.argv[2]))
    else:
        main()
