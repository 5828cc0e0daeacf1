"""The files that one key of the site names: paths and patterns, from the site's folder on."""

from collections.abc import Iterable
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.sources.market.trouble import Troubles
from honeyflow.sources.records import fingerprints


def files_of(folder: Path, patterns: Iterable[str], troubles: Troubles) -> list[tuple[str, Path]]:
    """Return (name as shown, file) of each file once, by name; a pattern that finds none is a finding.

    Parameters
    ----------
    patterns : iterable of str
        Such as ``exports/2025-*.csv``; a folder stands for the files in it.
    """
    found: dict[str, Path] = {}
    for pattern in patterns:
        files = matching(folder, pattern)
        for file in files:
            found[_shown(folder, file)] = file
        if not files:
            done = "left out: shown as not recorded"
            troubles.of(pattern).add("file-missing", "", "no such file", "an export", done, Severity.SERIOUS)
    return list(found.items())


def matching(folder: Path, pattern: str) -> list[Path]:
    """Return the files that a path or pattern names, sorted."""
    whole = Path(pattern).expanduser()
    start, rest = (
        (Path(whole.anchor), str(whole.relative_to(whole.anchor))) if whole.is_absolute() else (folder, pattern)
    )
    if (start / rest).is_dir():
        return sorted(file for file in (start / rest).iterdir() if file.is_file() and not file.name.startswith("."))
    return sorted(file for file in start.glob(rest) if file.is_file()) if rest else []


def fingerprints_of(folder: Path, patterns: Iterable[str]) -> dict[str, str]:
    """Return, for the manifest, a hash of the content of each file that the patterns name."""
    return fingerprints(folder, [_shown(folder, file) for pattern in patterns for file in matching(folder, pattern)])


def _shown(folder: Path, file: Path) -> str:
    return str(file.relative_to(folder)) if file.is_relative_to(folder) else str(file)
