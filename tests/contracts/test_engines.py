"""One text, two engines: every table function gives the same rows on DuckDB and on Spark's API (Sail)."""

import logging
from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pytest

from honeyflow.ledger.functions import TABLE_FUNCTIONS as LEDGER
from honeyflow.outreach.organizations.events import presence_events
from honeyflow.people.functions import TABLE_FUNCTIONS as PEOPLE
from honeyflow.store.engines import Engine, open_engine
from honeyflow.store.tables import TableFunction
from tests.worlds.snapshots import orchard_snapshot

FUNCTIONS = (*PEOPLE, *LEDGER, presence_events(date(2025, 3, 1), 1))


@pytest.fixture(scope="module")
def duckdb() -> Iterator[Engine]:
    engine = open_engine("duckdb")
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def sail() -> Iterator[Engine]:
    from pysail.spark import SparkConnectServer

    logging.getLogger("pyspark").setLevel(logging.ERROR)
    server = SparkConnectServer("127.0.0.1", 0)
    server.start(background=True)
    _, port = server.listening_address
    engine = open_engine("spark", address=f"sc://127.0.0.1:{port}")
    yield engine
    engine.close()
    server.stop()


def answer(function: TableFunction, engine: Engine) -> list[dict[str, object]]:
    frames = {table.name: engine.frame(_stored(table.name)) for table in function.reads}
    rows: pa.Table = engine.collect(function(frames)).cast(function.writes.schema)
    return sorted(rows.to_pylist(), key=str)


def _stored(name: str) -> pa.Table:
    import pyarrow.parquet as pq

    tables = [pq.read_table(file) for file in orchard_snapshot().files(name)]
    return pa.concat_tables(tables, promote_options="permissive")


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.writes.name)
def test_table_function_gives_the_same_on_both_engines(function: TableFunction, duckdb: Engine, sail: Engine) -> None:
    embedded = answer(function, duckdb)

    assert embedded == answer(function, sail)
    assert embedded


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.writes.name)
def test_table_function_gives_unique_keys(function: TableFunction, duckdb: Engine) -> None:
    keys = [tuple(row[name] for name in function.writes.key) for row in answer(function, duckdb)]

    assert len(keys) == len(set(keys))


def test_spark_engine_reads_the_same_files(sail: Engine, duckdb: Engine) -> None:
    from honeyflow.people.tables import PERSON

    files = orchard_snapshot().files(PERSON)

    read = sail.collect(sail.scan(PERSON, files)).to_pylist()

    assert sorted(read, key=str) == sorted(duckdb.collect(duckdb.scan(PERSON, files)).to_pylist(), key=str)
