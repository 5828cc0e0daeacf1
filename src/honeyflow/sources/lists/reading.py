"""A list as rows: its bytes as lines, its format by the site's word or by its content, its periods without overlaps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.site.config import LIST_FORMATS
from honeyflow.sources.lists.aliases import is_aliases, parse_aliases
from honeyflow.sources.lists.csv_list import is_csv_list, parse_csv_list
from honeyflow.sources.lists.domain_map import is_domain_map, parse_domain_map
from honeyflow.sources.lists.gitdm_text import is_gitdm_text, parse_gitdm_text
from honeyflow.sources.lists.organizationmap import is_organizationmap, parse_organizationmap
from honeyflow.sources.lists.periods import without_overlaps
from honeyflow.sources.lists.records import Content
from honeyflow.sources.lists.sortinghat import is_sortinghat, parse_sortinghat
from honeyflow.sources.market.text import read_lines
from honeyflow.sources.market.trouble import Trouble

LONGEST = 20_000
"""Characters of a line; a longer one is left out (JSON may be one line, and is not measured)."""

LARGEST = 256_000_000
"""Bytes of a list; a larger file is left out."""


@dataclass(frozen=True)
class _Format:
    fits: Callable[[Sequence[str]], bool]
    parse: Callable[[Sequence[str], Trouble], Content]


_FORMATS: Mapping[str, _Format] = {
    "sortinghat": _Format(is_sortinghat, parse_sortinghat),
    "organizationmap": _Format(is_organizationmap, parse_organizationmap),
    "gitdm": _Format(is_gitdm_text, parse_gitdm_text),
    "csv": _Format(is_csv_list, parse_csv_list),
    "aliases": _Format(is_aliases, parse_aliases),
    "domain-map": _Format(is_domain_map, parse_domain_map),
}
"""In the order in which content is tried: the most telling first."""


def read_list(file: Path, told: str, trouble: Trouble) -> Content:
    """Return what a list states; a file that cannot be read states nothing, which is a finding.

    Parameters
    ----------
    told : str
        Its format, empty to tell by content.
    """
    lines = _lines(file, trouble)
    if not lines:
        return Content()
    name = told or next((name for name, each in _FORMATS.items() if each.fits(lines)), "")
    if not name:
        expected = f"one of {', '.join(LIST_FORMATS)}"
        seen, done = "a content that none of the formats fits", 'file left out; name it: { path = "…", format = "…" }'
        trouble.add("list-format-unknown", "", seen, expected, done, Severity.SERIOUS)
        return Content()
    content = _FORMATS[name].parse(lines if name == "sortinghat" else _short(lines, trouble), trouble)
    content.people = without_overlaps(content.people, trouble)
    return content


def _lines(file: Path, trouble: Trouble) -> list[str]:
    expected = "a list"
    if not file.exists():
        trouble.add("file-missing", "", "no such file", expected, "left out: it tells nothing")
        return []
    if file.is_file() and file.stat().st_size > LARGEST:
        seen = f"{file.stat().st_size // 1_000_000:,} MB"
        trouble.add("file-too-large", "", seen, f"at most {LARGEST // 1_000_000:,} MB", "left out", Severity.SERIOUS)
        return []
    lines = read_lines(file, trouble, [])
    if any("\0" in line for line in lines):
        trouble.add("file-unreadable", "", "a binary file", "text", "left out: it tells nothing", Severity.SERIOUS)
        return []
    return [f"{line.rstrip()}\n" for line in lines]


def _short(lines: Sequence[str], trouble: Trouble) -> list[str]:
    """Return the lines, those too long made empty so that numbers stay."""
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST:
            seen, expected = f"{len(line):,} characters", f"at most {LONGEST:,}"
            trouble.add("line-too-long", f"line {number}", seen, expected, "line left out", Severity.SERIOUS)
    return [line if len(line) <= LONGEST else "\n" for line in lines]
