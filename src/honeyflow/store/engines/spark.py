"""The distributed engine: Spark Connect, spoken to a cluster (or to Sail, which speaks the same)."""

import os
from collections.abc import Sequence
from pathlib import Path

import narwhals as nw
import pyarrow as pa
import pyarrow.parquet as pq

from honeyflow.kernel.errors import MissingToolError
from honeyflow.store.tables import Frame, Table


class Spark:
    """A session at a Spark Connect address; its workers must see the site's files under the same paths."""

    name = "spark"

    def __init__(self, address: str) -> None:
        try:
            import pyspark
        except ImportError as error:
            raise MissingToolError("pyspark", "pip install 'honeyflow[spark]'") from error
        # The client package brings no Spark, but parts of it end the process when they find no home of one.
        os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
        from pyspark.sql import SparkSession

        self._session = SparkSession.builder.remote(address).getOrCreate()

    def scan(self, table: Table, files: Sequence[Path]) -> Frame:
        """Return the rows of `files` lazily."""
        if not files:
            return self.frame(table.schema.empty_table())
        native = self._session.read.parquet(*[str(file) for file in files])
        return nw.from_native(native).select(*table.column_names)

    def frame(self, rows: pa.Table) -> Frame:
        """Return rows held in memory as a lazy frame."""
        if not rows.num_rows:  # Spark cannot tell the columns of nothing
            from pyspark.sql.pandas.types import from_arrow_schema

            return nw.from_native(self._session.createDataFrame([], from_arrow_schema(rows.schema))).lazy()
        return nw.from_native(self._session.createDataFrame(rows)).lazy()

    def collect(self, frame: Frame) -> pa.Table:
        """Return the answer as one Arrow table."""
        return frame.to_native().toArrow()

    def write(self, table: Table, frame: Frame, file: Path) -> int:
        """Write the answer to `file`, cast to the table's types."""
        answer = self.collect(frame.select(*table.column_names)).cast(table.schema)
        pq.write_table(answer, file, compression="zstd")
        return int(answer.num_rows)

    def close(self) -> None:
        """Leave the session."""
        self._session.stop()
