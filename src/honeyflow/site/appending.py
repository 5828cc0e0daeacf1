"""Files of the site that are only ever added to, a row at a time: whole or not at all, even when two write at once."""

import csv
import fcntl
import io
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from honeyflow.kernel.errors import HoneyflowError


class AppendedFileError(HoneyflowError):
    """A file whose header has no column for what a row says."""

    def __init__(self, file: Path, missing: Sequence[str], header: Sequence[str]) -> None:
        self.file = file
        self.missing = tuple(missing)
        super().__init__(
            f"{file}: saw a header without {', '.join(missing)}; expected {','.join(header)}. Do: add the columns"
        )


def append_row(file: Path, header: Sequence[str], row: Mapping[str, str], needed: Collection[str]) -> int:
    """Add `row`, its columns in the order of the file's own header; return its line, from 1 (the header's).

    Parameters
    ----------
    header : sequence of str
        Written first where the file has none yet.
    needed : collection of str
        Columns without which the row would say something else; others that the file lacks are left out.

    Raises
    ------
    AppendedFileError
        When the file has no column for something needed that `row` says.
    """
    with locked(file) as stream:
        before = stream.read()
        addition = _addition(file, before.decode("utf-8-sig", "replace"), header, row, needed).encode()
        stream.write(addition)
        stream.flush()
        os.fsync(stream.fileno())
        return (before + addition).count(b"\n")


@contextmanager
def locked(file: Path) -> Iterator[BinaryIO]:
    """Hold a file open for adding to it, alone; made when there is none.

    An erasure puts another file in its place: who waited for the one that is gone opens the new one.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    while True:
        with file.open("ab+") as stream:
            fcntl.flock(stream, fcntl.LOCK_EX)
            if not file.exists() or os.fstat(stream.fileno()).st_ino != file.stat().st_ino:
                continue
            stream.seek(0)
            yield stream
            return


def _addition(file: Path, before: str, header: Sequence[str], row: Mapping[str, str], needed: Collection[str]) -> str:
    text = io.StringIO()
    held = next(csv.reader(before.splitlines()[:1]), list(header)) if before.strip() else list(header)
    told = {name: value for name, value in row.items() if value}
    if missing := [name for name in told if name not in held and name in needed]:
        raise AppendedFileError(file, missing, header)
    writer = csv.DictWriter(text, held, restval="", extrasaction="ignore", lineterminator="\n")
    if not before.strip():
        writer.writeheader()
    elif not before.endswith("\n"):
        text.write("\n")
    writer.writerow(told)
    return text.getvalue()
