"""The words people agree to: files of the site, ``consent-words/<purpose>.<version>.md``."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from honeyflow.kernel.errors import SiteError, UnknownNameError
from honeyflow.kernel.purpose import Purpose
from honeyflow.site.config import Site

FOLDER = "consent-words"
LONGEST = 20_000
"""Letters of one text."""

_NAME = re.compile(r"(?P<purpose>[a-z-]+)\.(?P<version>[A-Za-z0-9][A-Za-z0-9_-]{0,39})\.md")


@dataclass(frozen=True, order=True)
class ConsentWords:
    """One version of the words of one purpose."""

    purpose: Purpose
    version: str
    text: str

    @property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def read_words(site: Site) -> list[ConsentWords]:
    """Return all words of a site, by purpose and version; none where there is no such folder.

    Raises
    ------
    SiteError
        Naming each file that is none, all together.
    """
    faults: list[str] = []
    folder = site.folder / FOLDER
    files = sorted(folder.glob("*.md")) if folder.is_dir() else []
    read = [_words(file, faults) for file in files]
    if faults:
        raise SiteError(str(folder), faults)
    return sorted(each for each in read if each is not None)


def find_words(site: Site, purpose: Purpose, version: str) -> ConsentWords:
    """Return one version.

    Raises
    ------
    UnknownNameError
        Listing the versions there are.
    """
    there = [each for each in read_words(site) if each.purpose is purpose]
    found = next((each for each in there if each.version == version), None)
    if found is None:
        where = f"version of {FOLDER}/{purpose}.VERSION.md"
        raise UnknownNameError(where, version, [each.version for each in there])
    return found


def _words(file: Path, faults: list[str]) -> ConsentWords | None:
    found = _NAME.fullmatch(file.name)
    if found is None or found["purpose"] not in set(Purpose):
        faults.append(f"saw {file.name}; expected PURPOSE.VERSION.md with a purpose of {', '.join(Purpose)}")
        return None
    try:
        text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n").strip() + "\n"
    except (OSError, UnicodeDecodeError):
        faults.append(f"saw {file.name}, which cannot be read as UTF-8; expected a text")
        return None
    if not 1 < len(text) <= LONGEST or "\0" in text:
        faults.append(f"saw {file.name} with {len(text):,} letters; expected 1 to {LONGEST:,}")
        return None
    return ConsentWords(Purpose(found["purpose"]), found["version"], text)
