"""Records of a system kept in the site between runs, model by model: the latest of each, and how far reading came."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from honeyflow.store.files import write_text

Record = dict[str, Any]


class KeptRecords:
    """The records of one source in its folder.

    Pages are appended as they come, then the place reached is written: a kill costs a page, which comes again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def reached(self, model: str) -> str:
        """Return the latest write date that was landed; empty before the first page."""
        file = self._folder / f"{model}.reached"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def add(self, model: str, page: Iterable[Record], reached: str) -> None:
        """Land a page, and note how far it reaches."""
        lines = [json.dumps(each, separators=(",", ":")) for each in page]
        with (self._folder / f"{model}.jsonl").open("ab") as stream:
            if stream.tell():
                stream.write(b"\n")  # what a kill cut off must not run into this page
            stream.write("\n".join(lines).encode())
        write_text(self._folder / f"{model}.reached", reached)

    def all(self, model: str) -> Mapping[int, Record]:
        """Return the records as they were written last, by identifier."""
        file, found = self._folder / f"{model}.jsonl", {}
        for line in file.read_bytes().splitlines() if file.exists() else ():
            try:
                record = json.loads(line)
                found[int(record["id"])] = record
            except (KeyError, TypeError, ValueError):
                continue  # cut by a kill: the page was landed again
        return found

    @property
    def empty(self) -> bool:
        """Whether nothing was ever landed."""
        return not any(self._folder.glob("*.reached"))

    def fingerprint(self) -> str:
        """Return a hash of all that is kept."""
        files = sorted(self._folder.glob("*.jsonl"))
        return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
