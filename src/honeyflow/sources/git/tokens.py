"""Output of ``git log -z`` as tokens between NUL bytes, cut out in bulk: no Python object per token."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Positions = npt.NDArray[np.int64]

NUL = 0


@dataclass(frozen=True)
class Tokens:
    """A block of output that ends with NUL; token n is ``data[starts[n]:ends[n]]``."""

    data: bytes
    bytes_: npt.NDArray[np.uint8]
    starts: Positions
    ends: Positions

    @classmethod
    def of(cls, data: bytes) -> "Tokens":
        """Find the tokens of `data`, whose last byte is NUL."""
        view = np.frombuffer(data, dtype=np.uint8)
        ends = np.flatnonzero(view == NUL).astype(np.int64)
        starts = np.concatenate([np.zeros(1, np.int64), ends[:-1] + 1]) if len(ends) else ends
        return cls(data, view, starts, ends)

    def __len__(self) -> int:
        return len(self.ends)

    def texts(self, starts: Positions, ends: Positions) -> tuple[pa.StringArray, list[int]]:
        """Return ``data[starts[n]:ends[n]]`` as texts, and the numbers of those that were not UTF-8.

        Those are read as Windows-1252, whose bytes every Western tool of the time wrote. The slices must not overlap
        and must be in order.
        """
        array = _slices(self.data, starts, ends)
        try:
            array.validate(full=True)
        except pa.ArrowInvalid:
            return _read_again(self.data, starts, ends)
        return array, []


def _slices(data: bytes, starts: Positions, ends: Positions) -> pa.StringArray:
    """Cut slices by laying a string array over the buffer whose every second value is what lies between them."""
    count = len(starts)
    if count == 0:
        return pa.array([], pa.string())
    offsets = np.empty(2 * count, dtype=np.int32)
    offsets[0::2] = starts
    offsets[1::2] = ends
    both = pa.StringArray.from_buffers(2 * count - 1, pa.py_buffer(offsets), pa.py_buffer(data))
    return both.take(whole_numbers(np.arange(0, 2 * count, 2)))


def _read_again(data: bytes, starts: Positions, ends: Positions) -> tuple[pa.StringArray, list[int]]:
    texts: list[str] = []
    wrong: list[int] = []
    for number, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        raw = data[start:end]
        try:
            texts.append(raw.decode("utf-8"))
        except UnicodeDecodeError:
            wrong.append(number)
            texts.append(decode_western(raw))
    return pa.array(texts, pa.string()), wrong


def whole_numbers(values: Positions, unknown: npt.NDArray[np.bool_] | None = None) -> pa.Int64Array:
    """Return a column over `values` without copying (and without pyarrow's look at pandas); null where `unknown`."""
    validity = None if unknown is None else pa.py_buffer(np.packbits(~unknown, bitorder="little"))
    contiguous = np.ascontiguousarray(values, dtype=np.int64)
    return pa.Array.from_buffers(pa.int64(), len(values), [validity, pa.py_buffer(contiguous)])


def repeated(text: str, count: int) -> pa.StringArray:
    """Return a column of `count` times the same text."""
    raw = text.encode()
    one = pa.StringArray.from_buffers(1, pa.py_buffer(np.array([0, len(raw)], np.int32)), pa.py_buffer(raw))
    return one.take(whole_numbers(np.zeros(count, np.int64)))


def flags(values: npt.NDArray[np.bool_]) -> pa.BooleanArray:
    """Return a column of true and false."""
    return pa.Array.from_buffers(pa.bool_(), len(values), [None, pa.py_buffer(np.packbits(values, bitorder="little"))])


def decode_western(raw: bytes) -> str:
    """Read bytes as Windows-1252, and the five it does not know as Latin-1; never fails, never loses a byte."""
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
