"""One writer per table, no table declared twice, keys that are columns."""

import importlib

import pytest

from honeyflow.runs.tables import ALL_TABLES
from honeyflow.store.tables import Table
from tests.worlds.snapshots import orchard_snapshot

TABLES = list(ALL_TABLES.values())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_table_names_a_writer_that_exists(table: Table) -> None:
    assert importlib.import_module(table.writer).__doc__


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_table_key_is_of_its_columns(table: Table) -> None:
    assert set(table.key) <= set(table.column_names)


def test_snapshot_holds_exactly_the_declared_tables() -> None:
    assert orchard_snapshot().tables() == sorted(ALL_TABLES)
