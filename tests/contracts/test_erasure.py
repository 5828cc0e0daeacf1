"""Every connector whose tables can tell a person checks the tombstones before it lands a row."""

import importlib
import inspect

import pytest

from honeyflow.sources.registry import connectors
from honeyflow.store.tables import Table

TELLING = ("email", "login", "who", "person_name", "contact")
"""What the names of columns that tell a person end in, one or several."""


def tells_people(table: Table) -> bool:
    return any(name.removesuffix("s").endswith(TELLING) for name in table.column_names)


@pytest.mark.parametrize("name", sorted(connectors.all()))
def test_connector_of_people_checks_tombstones(name: str) -> None:
    connector = connectors.get(name)
    module = importlib.import_module(connector.land.__module__)

    checks = "landing.erased" in inspect.getsource(module)

    assert checks or not any(map(tells_people, connector.tables))


def test_tables_of_people_are_told_from_others() -> None:
    tables = {table.name: tells_people(table) for each in connectors.all().values() for table in each.tables}

    people = {"commit", "commit_trailer", "mailmap", "staff", "listed_affiliation", "listed_alias", "decision"}
    assert {name for name, tells in tables.items() if tells} >= people
    assert not tables["invoice_line"]
