"""Names of the people in the commits, so that texts from outside can be shown without them."""

import re
from collections.abc import Iterator

from honeyflow.people.names import fold, is_full
from honeyflow.people.tables import IDENTITY
from honeyflow.store.engines import Engine, rows_of
from honeyflow.store.snapshots import Snapshot

MOST_PARTS = 4
"""Parts of a name looked for in a text."""

MASK = "…"

_ADDRESS = re.compile(r"<?[^\s<>()\[\],;:]+@[^\s<>()\[\],;:]+\.[^\s<>()\[\],;:]*>?")
_LOGIN = re.compile(r"(?<![\w/])@[\w-]+(?![\w/-])")
_FORK = re.compile(r"\bfrom [\w.-]+/")
_WORD = re.compile(r"[^\s,;:()\[\]]+")


def read_known_names(snapshot: Snapshot, engine: Engine) -> frozenset[str]:
    """Return the full names of all people seen in the commits, folded; programs' left out."""
    rows = rows_of(engine.collect(snapshot.frame(IDENTITY, engine).select("name", "bot").unique()))
    return frozenset(fold(str(row["name"])) for row in rows if not row["bot"] and is_full(str(row["name"])))


def without_people(text: str, names: frozenset[str]) -> str:
    """Return `text` with addresses, logins and known full names masked.

    Examples
    --------
    >>> without_people("Mend the press (thanks to Ann Reed <ann@x.example>, @annr)", frozenset({"ann reed"}))
    'Mend the press (thanks to … …, …)'
    """
    text = _FORK.sub(f"from {MASK}/", _LOGIN.sub(MASK, _ADDRESS.sub(MASK, text)))
    shown, end = [], 0
    for start, stop in _named(text, names):
        shown += [text[end:start], MASK]
        end = stop
    return "".join([*shown, text[end:]])


def _named(text: str, names: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield where known names stand in `text`, the longest first, none overlapping."""
    words = list(_WORD.finditer(text))
    place = 0
    while place < len(words):
        for parts in range(min(MOST_PARTS, len(words) - place), 0, -1):
            start, stop = words[place].start(), words[place + parts - 1].end()
            if fold(text[start:stop].strip(".'\"")) in names:
                yield start, stop
                place += parts - 1
                break
        place += 1
