"""Which database: SQLite in the site's own folder, or PostgreSQL where the operator names one."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

NAME = "backoffice.sqlite3"
_WAIT = 20
"""Seconds to wait for another writer."""

SCHEMES = ("postgresql", "postgres")


def database_of(url: str, data: Path) -> dict[str, Any]:
    """Return Django's settings of the database that `url` names; empty: SQLite in the folder `data`.

    Raises
    ------
    ValueError
        Saying what was expected; the address, which may hold a password, is not repeated.
    """
    if not url:
        return _sqlite(data / NAME)
    parts = urlsplit(url)
    if parts.scheme not in SCHEMES or not parts.path.strip("/"):
        raise ValueError("expected postgresql://user:password@host:5432/name, or nothing for SQLite")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(file: Path) -> dict[str, Any]:
    """Write-ahead logging, so that readers never wait; a writer takes its lock at once, so that none is refused."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "OPTIONS": {
            "timeout": _WAIT,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
        },
        "CONN_MAX_AGE": 60,
    }


def write_through() -> None:
    """Have this thread's connection write each commit to the disk at once, so that even a power cut undoes none."""
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")


def close_idle() -> None:
    """Let go of this thread's connection when it is too old or broken."""
    from django.db import close_old_connections

    close_old_connections()
