"""Tables written out for other programs: Parquet as it is, CSV safe to open in a spreadsheet."""

from pathlib import Path

import narwhals as nw
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pcsv
import pyarrow.parquet as pq

from honeyflow.kernel.errors import UnknownNameError
from honeyflow.store.engines import Engine
from honeyflow.store.snapshots import Snapshot
from honeyflow.store.tables import Table

_FORMULA = r"^[=+\-@\t\r]"


def export_table(snapshot: Snapshot, table: Table, engine: Engine, file: Path, *, exact: bool = False) -> int:
    """Write `table`, in the order of its key, to `file` (``.parquet`` or ``.csv``); return its row count.

    Parameters
    ----------
    exact : bool
        In CSV, leave texts that a spreadsheet would run as a formula (``=cmd()``) as they are; by default they get an
        apostrophe in front. Parquet is always exact.

    Raises
    ------
    UnknownNameError
        For another ending.
    """
    ending = file.suffix.lower()
    if ending not in (".parquet", ".csv"):
        raise UnknownNameError("file ending", ending, [".parquet", ".csv"])
    frame = snapshot.frame(table, engine).select(*[nw.col(name) for name in table.column_names])
    rows = engine.collect(frame.sort(*table.key)).cast(table.schema)
    if ending == ".parquet":
        pq.write_table(rows, file, compression="zstd")
    else:
        pcsv.write_csv(rows if exact else _defused(rows), file)
    return int(rows.num_rows)


def _defused(rows: pa.Table) -> pa.Table:
    for number, column in enumerate(rows.schema):
        if pa.types.is_string(column.type):
            values = rows.column(number)
            risky = pc.match_substring_regex(values, _FORMULA)
            quoted = pc.binary_join_element_wise(pa.scalar("'"), values, pa.scalar(""))
            rows = rows.set_column(number, column.name, pc.if_else(risky, quoted, values))
    return rows
