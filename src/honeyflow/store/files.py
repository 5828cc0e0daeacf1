"""Files written whole or not at all, and Parquet parts streamed batch by batch."""

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from honeyflow.store.tables import Table


def write_text(file: Path, text: str) -> None:
    """Replace `file` by `text` in one step that survives a kill at any moment."""
    write_bytes(file, text.encode())


def write_bytes(file: Path, data: bytes) -> None:
    """Replace `file` by `data` in one step that survives a kill at any moment."""
    partial = file.with_name(f".{file.name}.{os.getpid()}.partial")
    with partial.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(file)
    sync_folder(file.parent)


def write_secret(file: Path, secret: str) -> None:
    """Write a whole secret or none, for its owner only; of two writers the first wins."""
    file.parent.mkdir(parents=True, exist_ok=True)
    partial = file.with_name(f".{file.name}.{os.getpid()}")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii") as handle:
        handle.write(secret + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    with suppress(FileExistsError):
        file.hardlink_to(partial)
    partial.unlink()
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Make renames in `folder` durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_part(table: Table, batches: Iterable[pa.RecordBatch], file: Path) -> int:
    """Stream `batches` into the Parquet file `file`; return the row count. The file appears only when whole."""
    partial = file.with_name(f".{file.name}.partial")
    rows = 0
    with pq.ParquetWriter(partial, table.schema, compression="zstd") as writer:
        for batch in batches:
            rows += batch.num_rows
            writer.write_batch(batch)
    partial.replace(file)
    return rows


def write_rows(table: Table, rows: Iterable[object], file: Path) -> int:
    """Write frozen records (attributes named as the table's columns) to `file`; return the row count."""
    made = arrow_of(table, rows)
    pq.write_table(made, file, compression="zstd")
    return int(made.num_rows)


def arrow_of(table: Table, rows: Iterable[object]) -> pa.Table:
    """Return frozen records (attributes named as the table's columns) as an Arrow table."""
    records = list(rows)
    columns = {c.name: [getattr(record, c.name) for record in records] for c in table.columns}
    return pa.table(columns, schema=table.schema)


def link_or_copy(source: Path, target: Path) -> None:
    """Give `source` a second name; copy where the file system cannot."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def read_columns(part: Path) -> list[str]:
    """Return the names of the columns of a Parquet file, from its footer."""
    return list(pq.read_schema(part).names)


def count_rows(part: Path) -> int:
    """Return the number of rows of a Parquet file, from its footer."""
    return int(pq.read_metadata(part).num_rows)
