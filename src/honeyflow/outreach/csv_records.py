"""Records of a CSV file, line by line: a quote out of place costs its line, not the rest of the file."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from honeyflow.sources.market.trouble import Trouble

LONGEST = 20_000
"""Characters of a line."""
_MOST_LINES = 50
"""Lines of one record; a quote open for longer is out of place."""


@dataclass(frozen=True)
class Row:
    """One record: its first line, from 1, and its cells."""

    line: int
    cells: tuple[str, ...]


class Lines:
    """Lines with their numbers, some of which can be given back."""

    def __init__(self, stream: Iterator[str]) -> None:
        self._stream = enumerate(stream, 1)
        self._back: deque[tuple[int, str]] = deque()

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self

    def __next__(self) -> tuple[int, str]:
        return self._back.popleft() if self._back else next(self._stream)

    def give_back(self, lines: Sequence[tuple[int, str]]) -> None:
        """Have `lines` come again next."""
        self._back.extendleft(reversed(lines))


def read_records(lines: Lines, separator: str, trouble: Trouble) -> Iterator[Row]:
    """Yield every record that is no empty line; a quote out of place costs its line, and reading goes on below it."""
    for number, line in lines:
        if len(line) > LONGEST:
            trouble.add(
                "line-too-long", f"row {number}", f"{len(line):,} characters", f"at most {LONGEST:,}", "left out"
            )
        elif '"' not in line:
            plain = line.rstrip("\r\n")
            if plain.strip() and not (number == 1 and plain.startswith("sep=")):
                yield Row(number, tuple(plain.split(separator)))
        elif (cells := _quoted(number, line, lines, separator)) is not None:
            yield Row(number, tuple(cells))
        else:
            expected = 'a quote (") that is closed, and doubled inside quotes'
            trouble.add("quote-wrong", f"row {number}", "a quote out of place", expected, "row left out: not allowed")


def _quoted(number: int, line: str, lines: Lines, separator: str) -> list[str] | None:
    """Return the cells of a record with quotes, which may go on over lines; None when they are out of place."""
    held = [(number, line)]
    while True:
        try:
            return next(csv.reader([each for _, each in held], delimiter=separator, strict=True))
        except csv.Error as error:
            more = next(lines, None) if "unexpected end" in str(error) and len(held) < _MOST_LINES else None
            if more is None:
                lines.give_back(held[1:])
                return None
            held.append(more)
