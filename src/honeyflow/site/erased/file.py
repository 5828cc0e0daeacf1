"""The file of tombstones in the site: ``erased.csv``, only ever added to, whole or not at all."""

import csv
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from pathlib import Path

from honeyflow.kernel.errors import HoneyflowError, SiteError
from honeyflow.site.config import Site
from honeyflow.site.erased.key import SETTING, hashed, key_file, key_sign, known_key, made_key
from honeyflow.site.erased.marks import KINDS, TELLING, Mark
from honeyflow.site.erased.tombstones import Tombstone, Tombstones
from honeyflow.store.files import write_text

FILE = "erased.csv"
HEADER = tuple(field.name for field in fields(Tombstone))
_HASH = 64


class ErasureKeyError(HoneyflowError):
    """There are tombstones, and not the key they were made with: nobody erased can be told from others."""

    def __init__(self, file: Path, seen: str, key: Path) -> None:
        self.file = file
        super().__init__(
            f"{file}: saw {seen}; expected the key its tombstones were made with, in {key} or {SETTING}. Without it, "
            "people who were erased would come back, so nothing is read. Do: bring the key back from a backup. If it "
            f"is lost for good, take {file.name} away, run, and erase each of those people again"
        )


def load_tombstones(site: Site, environ: Mapping[str, str] = os.environ) -> Tombstones:
    """Return the tombstones of a site; none, and no key asked for, when there is no such file.

    Raises
    ------
    ErasureKeyError
        When the key is missing or another one.
    SiteError
        Naming every line that cannot be read: a tombstone that is overlooked brings somebody back.
    """
    file = site.folder / FILE
    rows = _read(file)
    if not rows:
        return Tombstones()
    key = known_key(site, environ)
    if key is None:
        raise ErasureKeyError(file, f"{len(rows)} tombstones and no key", key_file(site))
    if any(row.key != key_sign(key) for row in rows):
        raise ErasureKeyError(file, "tombstones made with another key", key_file(site))
    return Tombstones(rows, key)


def append_tombstones(site: Site, marks: Iterable[Mark], by: str) -> int:
    """Add a tombstone for each of one person's marks that has none; return the person's number.

    Marks of which some are erased already are the same person's, who then keeps the number.
    """
    known = load_tombstones(site)
    key = made_key(site)
    asked = list(dict.fromkeys(marks))
    own = (mark for mark in asked if mark.kind in TELLING)
    person = next((found for mark in own if (found := known.by_mark(mark))), 0)
    person = person or max((row.person for row in known.rows), default=0) + 1
    held = {row.hash for row in known.rows if row.person == person}
    now = datetime.now(UTC).isoformat(timespec="seconds")
    made = ((mark.kind, hashed(key, mark)) for mark in asked)
    fresh = [Tombstone(now, "", person, kind, digest, key_sign(key)) for kind, digest in made if digest not in held]
    whose = Tombstones(fresh, key).scrub(" ".join(by.split()))  # who erases themselves is not named either
    if fresh:
        _add(site.folder / FILE, [replace(each, erased_by=whose) for each in fresh])
    return person


def _add(file: Path, fresh: Sequence[Tombstone]) -> None:
    before = file.read_text(encoding="utf-8-sig") if file.exists() else ""
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADER, lineterminator="\n")
    if not before.strip():
        writer.writeheader()
    elif not before.endswith("\n"):
        text.write("\n")
    writer.writerows(map(asdict, fresh))
    write_text(file, before + text.getvalue())


def _read(file: Path) -> list[Tombstone]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return []
    except UnicodeDecodeError:
        raise SiteError(str(file), ["saw bytes that are not UTF-8. Do: bring it back from a backup"]) from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    faults: list[str] = []
    if reader.fieldnames is not None and tuple(reader.fieldnames) != HEADER:
        raise SiteError(str(file), [f"saw another header; expected {','.join(HEADER)}"])
    rows = [_row(row, reader.line_num, faults) for row in reader]
    if faults:
        raise SiteError(str(file), faults)
    return [row for row in rows if row is not None]


def _row(cells: Mapping[str | None, str], line: int, faults: list[str]) -> Tombstone | None:
    told = {name: cells.get(name) or "" for name in HEADER}
    sound = told["person"].isdecimal() and told["kind"] in KINDS and len(told["hash"]) == _HASH
    if not sound or None in cells:
        faults.append(f"line {line}: saw no tombstone; expected {','.join(HEADER)}. Do: bring it back from a backup")
        return None
    return Tombstone(told["erased_at"], told["erased_by"], int(told["person"]), told["kind"], told["hash"], told["key"])
