"""What all tests share: few, quick, repeatable property examples; a database in a file."""

import os

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "everyday", max_examples=25, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("everyday")

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
"""The browser's loop stays in a process once started; the database is asked beside it, by one thread at a time."""


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tests' database in a file: the server's threads read it while a test's own transaction is open."""
    from django.db import connections

    connections.settings["default"]["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
