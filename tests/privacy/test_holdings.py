"""The register of holdings is complete."""

from honeyflow.privacy.holdings import HOLDINGS, NOBODY
from honeyflow.runs.tables import ALL_TABLES


def test_every_table_is_registered_as_peopled_or_not() -> None:
    peopled = {holding.table.name for holding in HOLDINGS}

    assert peopled | NOBODY == set(ALL_TABLES)
    assert peopled & NOBODY == set()


def test_every_column_named_is_there() -> None:
    for holding in HOLDINGS:
        for match in holding.matches:
            assert set(match.columns) <= set(holding.table.column_names)


def test_no_table_of_nobody_has_a_column_that_tells_a_person() -> None:
    telling = {"person_id", "email", "emails", "author_email", "login", "staff_id"}

    assert {name for name in NOBODY if telling & set(ALL_TABLES[name].column_names)} == set()
