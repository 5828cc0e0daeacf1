"""Tables of people written in HTML, as Markdown pages hold them: turned into rows of cells, each at its line."""

import html
import re
from collections.abc import Iterator, Sequence

_MARK = re.compile(r"(?i)<(?P<end>/)?(?P<tag>tr|t[dh])\b[^>]*>")
_TAGS = re.compile(r"<[^>]*>")


def read_html_rows(lines: Sequence[str]) -> Iterator[tuple[range, list[str]]]:
    """Yield the numbers of a row's lines, from 1, and its cells without marks.

    Examples
    --------
    >>> list(read_html_rows(["<tr><th>Name</th>", "<th>Company</th></tr>"]))
    [(range(1, 3), ['Name', 'Company'])]
    """
    start, cells, held = 0, list[str](), list[str]()
    inside = False
    for number, line in enumerate(lines, 1):
        if not start and "<" not in line:
            continue
        at = 0
        for mark in _MARK.finditer(line):
            held += [line[at : mark.start()]] if inside else []
            at = mark.end()
            if inside:
                cells.append(" ".join(html.unescape(_TAGS.sub("", " ".join(held))).split()))
            held, inside = [], not mark["end"] and mark["tag"].lower() != "tr"
            if mark["tag"].lower() == "tr":
                if start and cells:
                    yield range(start, number + 1), cells
                start, cells = (0 if mark["end"] else number), []
        held += [line[at:]] if inside else []
