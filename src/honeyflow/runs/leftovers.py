"""What an erasure cannot reach: the operator's own files that name somebody, and the repositories themselves."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from honeyflow.site import Site

LARGEST = 256_000_000
"""Bytes of a file above which it is named without being searched."""


@dataclass(frozen=True)
class Leftovers:
    """What the operator has yet to clean.

    Parameters
    ----------
    files : tuple of str
        Files in the site's folder that name the person, as paths in it.
    versioned : bool
        The site lies in a git repository of its own, whose history keeps what was in its files.
    """

    files: tuple[str, ...]
    versioned: bool


def find_leftovers(site: Site, texts: Sequence[str]) -> Leftovers:
    """Search the files of a site that are not Honeyflow's own for any of `texts`, upper and lower case alike."""
    wanted = [text.casefold().encode() for text in texts if text]
    own = {site.folder / site.people.decisions}
    found = sorted(
        str(file.relative_to(site.folder)) for file in own_files(site) if file not in own and _names(file, wanted)
    )
    folder = site.folder.resolve()
    versioned = any((each / ".git").exists() for each in (folder, *folder.parents))
    return Leftovers(tuple(found), versioned)


def own_files(site: Site) -> Iterator[Path]:
    """Yield the files of the site's folder outside its data, repositories left out."""
    for folder, below, names in os.walk(site.folder):
        if (Path(folder) / "objects").is_dir() and (Path(folder) / "HEAD").is_file():
            below.clear()
            continue
        below[:] = [name for name in below if name != ".git" and Path(folder) / name != site.data]
        yield from (Path(folder) / name for name in names)


def _names(file: Path, wanted: Sequence[bytes]) -> bool:
    try:
        if file.stat().st_size > LARGEST:
            return True
        text = file.read_bytes()
    except OSError:
        return False
    plain = text.decode("utf-8", "replace").casefold().encode()
    return any(each in plain for each in wanted)
