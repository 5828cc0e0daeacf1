"""Who worked where by files that people kept up to date: every version of them, as of the day it came in."""

import csv
import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from truth import Truth, git

NEAR = timedelta(days=400)
"""Around a dated list within which it is taken at its word."""

Row = tuple[Sequence[str], str]
"""Addresses and names of one person in lower case, and what stands beside them."""


def read_files(
    repository: Path, files: Sequence[str], ref: str, read: Callable[[str], Iterable[Row]], *, kept: bool
) -> Truth:
    """Read every version of files; what stands in one is true until the next, the first also for `NEAR` before.

    Where nothing stands beside a person it says nothing. So it does of who is no longer in a file that is `kept` up;
    others record who ever took part.
    """
    truth = Truth()
    versions = git(repository, "log", "--reverse", "--format=%H %cs", "--diff-filter=AM", ref, "--", *files).split()
    dated = sorted(zip(map(date.fromisoformat, versions[1::2]), count(), versions[::2], strict=False))
    for day, _, sha in dated:
        held = git(repository, "ls-tree", "-r", "--name-only", sha, "--", *files).splitlines()
        texts = (git(repository, "show", f"{sha}:{file}") for file in held)
        said = {key: name for text in texts for keys, name in read(text) for key in keys}
        for key in {*said, *(truth.periods if kept else ())}:
            name = said.get(key) or None
            if key not in truth.periods or name != truth.periods[key][-1][1]:
                truth.periods[key].append((day, name))
    truth.until = dated[-1][0] + NEAR
    for periods in truth.periods.values():
        periods[0] = (periods[0][0] - NEAR, periods[0][1])
    return truth


def authors(text: str) -> Iterator[Row]:
    """Yield ``Name, Affiliation`` lines with addresses in the lines below."""
    keys: list[str] = []
    name = ""
    for line in text.splitlines():
        new = re.match(r"^(?P<person>[^\s,][^,]*), (?P<name>.*?)\s*$", line)
        if new:
            if len(keys) > 1:
                yield keys, name
            keys, name = [new["person"].casefold()], new["name"]
        elif keys and re.match(r"^\s+\S+@\S+\s*$", line):
            keys.append(line.strip().casefold())
    if len(keys) > 1:
        yield keys, name


def contributors(text: str) -> Iterator[Row]:
    """Yield ``name`` and ``org`` of each entry of a YAML list."""
    for part in text.split("\n- ")[1:]:
        told = dict(re.findall(r"^\s*(name|org):[ \t]*(.*?)\s*$", part, re.MULTILINE))
        yield [told["name"].casefold()], told.get("org", "")


def developers(text: str) -> Iterator[Row]:
    """Yield ``<developer>`` and ``<contributor>`` of a ``pom.xml``, well-formed or not."""
    for part in re.findall(r"(?s)<(?:developer|contributor)>(.*?)</(?:developer|contributor)>", text):
        told = {
            key: html.unescape(told).strip() for key, told in re.findall(r"<(name|email|organization)>([^<]*)<", part)
        }
        keys = [told.get(key, "").casefold() for key in ("name", "email")]
        yield [key for key in keys if key], told.get("organization", "")


_NAME = re.compile(r"(?i)^(full )?name$|^maintainer|^committer")
_PLACE = re.compile(r"(?i)^organi[sz]ation|^company|^affiliation")
_PAST = re.compile(r"(?i)\b(emerit|former|inactive|retired|past\b)")


def tables(text: str) -> Iterator[Row]:
    """Yield the rows of tables with a column of names and one of organizations; those of the past left out."""
    columns: tuple[int, int] | None = None
    past = False
    for cells in _lines_of_cells(text):
        if len(cells) < 2:
            past = _PAST.search(cells[0]) is not None
            continue
        name, place = (next((at for at, cell in enumerate(cells) if kind.match(cell)), -1) for kind in (_NAME, _PLACE))
        if name >= 0:
            columns = (name, place) if place >= 0 and not past else None
        elif columns and max(columns) < len(cells) and re.search(r"\w", cells[columns[0]]):
            yield [re.sub(r"\(.*?\)|[*_]", "", cells[columns[0]]).strip().casefold()], cells[columns[1]]


def _lines_of_cells(text: str) -> Iterator[list[str]]:
    """Yield the cells of each row of Markdown, HTML and reStructuredText tables; a heading has one."""
    text = re.sub(r"\r?\n\s*", " ", text) if "<tr" in text else text
    text = re.sub(r"<(tr|h\d)\b", r"\n<\1", text)
    for line in text.splitlines():
        if cells := re.findall(r"<t[dh]\b[^>]*>(.*?)(?:</t[dh]>|(?=<t[dh]\b))", line):
            yield [html.unescape(re.sub(r"<[^>]*>", "", cell)).strip() for cell in cells]
        elif re.match(r"^\s*(:header:|\"[^\"]*\",)", line):
            yield [
                cell.strip() for cell in next(csv.reader([line.replace(":header:", "").strip()], skipinitialspace=True))
            ]
        elif "|" in line and not re.match(r"^[\s|:+-]*$", line):
            plain = re.sub(r"\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])", r"\1", line)
            yield [cell.strip() for cell in plain.strip().removeprefix("|").removesuffix("|").split("|")]
        elif re.match(r"^\s*(#|<h\d)|.*\b(former|emeritus)\b", line):
            yield [re.sub(r"<[^>]*>", "", line)]
