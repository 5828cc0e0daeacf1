"""The embedded engine: DuckDB straight on Parquet files."""

from collections.abc import Sequence
from pathlib import Path

import duckdb
import narwhals as nw
import pyarrow as pa
import pyarrow.parquet as pq

from honeyflow.store.tables import Frame, Table

_SQL_TYPES = {
    "text": "VARCHAR",
    "int": "BIGINT",
    "share": "DOUBLE",
    "decimal": "DECIMAL(20,4)",
    "rate": "DECIMAL(24,8)",
    "date": "DATE",
    "instant": "TIMESTAMP",
    "flag": "BOOLEAN",
}


class DuckDB:
    """One in-memory connection, with a memory limit and a folder to spill to."""

    name = "duckdb"

    def __init__(self, *, memory_mb: int = 512, scratch: Path | None = None) -> None:
        config: dict[str, str | bool | int | float | list[str]] = {"memory_limit": f"{memory_mb}MB"}
        if scratch is not None:
            config["temp_directory"] = str(scratch)
        self._connection = duckdb.connect(config=config)
        self._connection.execute("SET preserve_insertion_order = false")

    def scan(self, table: Table, files: Sequence[Path]) -> Frame:
        """Return the rows of `files` lazily."""
        if not files:
            return self.frame(table.schema.empty_table())
        relation = self._connection.read_parquet([str(file) for file in files])
        return nw.from_native(relation).select(*table.column_names)

    def frame(self, rows: pa.Table) -> Frame:
        """Return rows held in memory as a lazy frame."""
        return nw.from_native(self._connection.from_arrow(rows)).lazy()

    def collect(self, frame: Frame) -> pa.Table:
        """Return the answer as one Arrow table."""
        answer = frame.to_native().to_arrow_table()
        return answer if isinstance(answer, pa.Table) else answer.read_all()

    def write(self, table: Table, frame: Frame, file: Path) -> int:
        """Stream the answer into `file`, cast to the table's types."""
        columns = ", ".join(f'CAST("{c.name}" AS {_SQL_TYPES[c.type]}) AS "{c.name}"' for c in table.columns)
        relation = frame.to_native().project(columns)
        relation.write_parquet(str(file), compression="zstd")
        return int(pq.read_metadata(file).num_rows)

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
