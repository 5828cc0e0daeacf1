"""Engines: who answers the questions that table functions ask."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa

from honeyflow.kernel.errors import SiteError
from honeyflow.store.tables import Frame, Table


class Engine(Protocol):
    """What every engine can do; frames of two engines never meet."""

    @property
    def name(self) -> str:
        """As written in the site: ``duckdb`` or ``spark``."""
        ...

    def scan(self, table: Table, files: Sequence[Path]) -> Frame:
        """Return the rows of `files` (Parquet) lazily; no file means no row."""
        ...

    def frame(self, rows: pa.Table) -> Frame:
        """Return rows held in memory as a lazy frame."""
        ...

    def collect(self, frame: Frame) -> pa.Table:
        """Ask the question; return the answer in memory."""
        ...

    def write(self, table: Table, frame: Frame, file: Path) -> int:
        """Ask the question and write the answer to one Parquet file with the table's schema; return its row count."""
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...


def open_engine(name: str, *, address: str = "", memory_mb: int = 512, scratch: Path | None = None) -> Engine:
    """Return the engine called `name`.

    Parameters
    ----------
    name : {"duckdb", "spark"}
    address : str
        Spark Connect address (``sc://host:port``); unused by DuckDB.
    memory_mb : int
        DuckDB's memory limit, in megabytes.
    scratch : Path, optional
        Folder for what does not fit in memory.

    Raises
    ------
    SiteError
        For an unknown name, or Spark without an address.
    """
    if name == "duckdb":
        from honeyflow.store.engines.duckdb import DuckDB

        return DuckDB(memory_mb=memory_mb, scratch=scratch)
    if name == "spark" and address:
        from honeyflow.store.engines.spark import Spark

        return Spark(address)
    seen = "no address" if name == "spark" else f"engine {name!r}"
    raise SiteError("engine", [f"saw {seen}; expected 'duckdb', or 'spark' with address = \"sc://host:port\""])


def rows_of(frame: pa.Table) -> Iterable[dict[str, Any]]:
    """Yield the rows of a collected table as dictionaries."""
    for batch in frame.to_batches(max_chunksize=10_000):
        yield from batch.to_pylist()
