"""Looking for words in everything a server may have left: plain, escaped, encoded, in other letters, zipped."""

import base64
import gzip
import io
import json
import sqlite3
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import quote


def forms_of(word: str) -> set[bytes]:
    """Return the bytes under which a word may lie about."""
    plain = word.encode()
    escaped = json.dumps(word)[1:-1].encode()
    marked = word.encode("ascii", "xmlcharrefreplace")
    found = {plain, escaped, marked, quote(word).encode(), word.encode("utf-16-le"), word.encode("utf-16-be")}
    return found | {base64.b64encode(b" " * shift + plain)[4 if shift else 0 : -4] for shift in range(3)}


def traces(words: tuple[str, ...], *places: Path) -> list[str]:
    """Return ``file: word`` for each word found below `places`, in files, in archives and in streams within them."""
    forms = [(word, form) for word in words for form in forms_of(word) if len(form) >= 6]
    found = set()
    for place in places:
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.is_file() and not file.is_symlink():
                for data in unpacked(file.read_bytes()):
                    found |= {f"{file.name}: {word}" for word, form in forms if form in data}
                found |= {f"{file}: its name" for word in words if word in file.name}
    return sorted(found)


def unpacked(data: bytes, depth: int = 3) -> Iterator[bytes]:
    """Yield data and whatever is packed in it: archives, gzip, zlib streams."""
    yield data
    if depth:
        for inner in _inner(data):
            yield from unpacked(inner, depth - 1)


def _inner(data: bytes) -> Iterator[bytes]:
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    elif data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    elif data[:4] == b"%PDF":
        for part in data.split(b"stream")[1:]:
            try:
                yield zlib.decompressobj().decompress(part.lstrip(b"\r\n"))
            except zlib.error:
                continue


def rows_of(database: Path) -> dict[str, list[Any]]:
    """Return all rows of all tables."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for name in names}  # noqa: S608
