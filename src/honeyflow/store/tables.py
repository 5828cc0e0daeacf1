"""Table declarations: columns, grain, units and the one writer of each table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

import narwhals as nw
import pyarrow as pa

Frame = nw.LazyFrame[Any]
"""A lazy table expression: a question only an engine asks."""


class Type(StrEnum):
    """Column types, the same on every engine."""

    TEXT = "text"
    INT = "int"
    SHARE = "share"
    DECIMAL = "decimal"
    RATE = "rate"
    DATE = "date"
    INSTANT = "instant"
    FLAG = "flag"


_ARROW = {
    Type.TEXT: pa.string(),
    Type.INT: pa.int64(),
    Type.SHARE: pa.float64(),
    Type.DECIMAL: pa.decimal128(20, 4),
    Type.RATE: pa.decimal128(24, 8),
    Type.DATE: pa.date32(),
    Type.INSTANT: pa.timestamp("us"),
    Type.FLAG: pa.bool_(),
}


@dataclass(frozen=True)
class Column:
    """One column.

    Parameters
    ----------
    name : str
        ``*_on`` is a date, ``*_at`` an instant (UTC, without zone), ``*_share`` a float in 0-1.
    type : Type
    meaning : str
        In a line, with its unit.
    nullable : bool
        Null means "not known", never zero.
    """

    name: str
    type: Type
    meaning: str
    nullable: bool = False


@dataclass(frozen=True)
class Table:
    """A table of the snapshot.

    Parameters
    ----------
    name : str
        Singular noun.
    grain : str
        What one row is.
    writer : str
        The one module that writes it.
    columns : tuple of Column
    key : tuple of str
        Columns that together identify a row; also its export order.
    """

    name: str
    grain: str
    writer: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @cached_property
    def schema(self) -> pa.Schema:
        """Arrow schema, in column order."""
        return pa.schema([pa.field(c.name, _ARROW[c.type], nullable=c.nullable) for c in self.columns])

    @property
    def column_names(self) -> tuple[str, ...]:
        """Names in order."""
        return tuple(c.name for c in self.columns)


@dataclass(frozen=True, kw_only=True)
class TableFunction:
    """A pure function from lazy tables to one lazy table: a question that only an engine asks.

    Parameters
    ----------
    build : callable
        Called with one lazy frame per table it reads, as keyword of that table's name; returns a lazy frame with the
        columns of `writes`.
    reads : tuple of Table
    writes : Table
    """

    build: Callable[..., Frame]
    reads: tuple[Table, ...]
    writes: Table
    options: Mapping[str, object] = field(default_factory=dict)

    def __call__(self, frames: Mapping[str, Frame]) -> Frame:
        """Build the question over `frames`, which holds at least the tables read."""
        inputs = {table.name: frames[table.name] for table in self.reads}
        return self.build(**inputs, **self.options).select(*self.writes.column_names)
