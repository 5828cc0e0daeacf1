"""Records of a CSV file, line by line: a quote out of place costs its line, not the rest of the file."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from honeyflow.sources.market.trouble import Trouble

LONGEST = 20_000
"""Characters of a line."""
_MOST_LINES = 50
"""Lines of one record; a quote open for longer is out of place."""


Row = tuple[int, Sequence[str]]
"""One record: its first line, from 1, and its cells. A plain tuple: there may be millions."""

_END = (0, "")


class Lines:
    """Lines with their numbers from 1, some of which can be given back; after the last one numbers are 0."""

    def __init__(self, stream: Iterable[str]) -> None:
        self._back: deque[tuple[int, str]] = deque()
        self._lines = self._run(stream)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        return self._lines

    def give_back(self, lines: Sequence[tuple[int, str]]) -> None:
        """Have `lines` come again next."""
        self._back.extendleft(reversed(lines))

    def _run(self, stream: Iterable[str]) -> Iterator[tuple[int, str]]:
        for numbered in enumerate(stream, 1):
            yield numbered
            while self._back:
                yield self._back.popleft()
        while True:
            yield self._back.popleft() if self._back else _END


def read_records(lines: Lines, separator: str, trouble: Trouble) -> Iterator[Row]:
    """Yield every record that is no empty line; a quote out of place costs its line, and reading goes on below it."""
    for number, line in lines:
        if '"' not in line and len(line) <= LONGEST:
            plain = line.rstrip("\r\n")
            if plain and not plain.isspace() and not (number == 1 and plain.startswith("sep=")):
                yield number, plain.split(separator)
            elif not number:
                return
        elif len(line) > LONGEST:
            seen, expected = f"{len(line):,} characters", f"at most {LONGEST:,}"
            trouble.add("line-too-long", f"row {number}", seen, expected, "row left out: not allowed")
        elif (cells := _quoted(number, line, lines, separator)) is not None:
            yield number, cells
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
            more = next(iter(lines)) if "unexpected end" in str(error) and len(held) < _MOST_LINES else _END
            if more is _END:
                lines.give_back(held[1:])
                return None
            held.append(more)
