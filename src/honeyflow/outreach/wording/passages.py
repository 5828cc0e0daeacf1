"""Texts cut into passages with the line each begins at: Markdown with its front matter, TOML, HTML, plain text.

What was read once and found fair is marked where it stands, ``<!-- honeyflow: fair: RULE reason -->`` before a block of
Markdown or HTML, ``# honeyflow: fair: RULE reason`` before a key of TOML: the mark counts for that block or key alone.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.token import Token

FENCE = "+++"
CODE = "`\u2026`"
"""What stands for code in a sentence: code is not prose."""

_MARK = re.compile(r"honeyflow:\s*fair:\s*([\w-]+)\s*(.*?)\s*(?:-->|$)", re.MULTILINE)
_NOTHING: Mapping[str, str] = MappingProxyType({})
_BLOCKS = frozenset(
    (
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "th",
        "div",
        "section",
        "dt",
        "dd",
        "blockquote",
        "caption",
        "title",
        "br",
        "summary",
        "figcaption",
        "button",
        "label",
        "legend",
        "option",
        "input",
    )
)
_SILENT = frozenset(("script", "style", "code", "pre"))


@dataclass(frozen=True)
class Passage:
    """A stretch of prose.

    Parameters
    ----------
    line : int
        Where it begins, from 1.
    quoted : bool
        It stands in a block of quotation.
    fair : mapping
        Reason by rule, for what somebody read and found fair.
    """

    text: str
    line: int
    quoted: bool = False
    fair: Mapping[str, str] = field(default_factory=lambda: _NOTHING)


def passages_of(ending: str) -> Callable[[str], Iterator[Passage]] | None:
    """Return what reads files with this ending, None for others."""
    return {
        ".md": markdown_passages,
        ".markdown": markdown_passages,
        ".toml": toml_passages,
        ".txt": text_passages,
        ".html": html_passages,
        ".htm": html_passages,
    }.get(ending)


def markdown_passages(text: str) -> Iterator[Passage]:
    """Yield the texts of a front matter in TOML, then each block of prose; code and addresses are left out."""
    from markdown_it import MarkdownIt

    front, body, skipped = _split(text)
    yield from (_moved(each, 1) for each in toml_passages(front))
    fair, row, depth = dict[str, str](), 0, 0
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(body):
        row = token.map[0] if token.map else row
        depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type == "html_block":
            fair |= _marks(token.content)
        elif token.type == "inline":
            marks = fair | _marks(token.content)
            yield Passage(_prose(token), skipped + row + 1, depth > 0, marks)
        elif token.level == 0 and token.nesting == -1:
            fair = {}


def toml_passages(text: str) -> Iterator[Passage]:
    """Yield each text of a TOML file; ValueError when it is none."""
    lines, last = text.splitlines(), 0
    for key, value in _texts(tomllib.loads(text)):
        last = _line_of(lines, key, value, last)
        yield Passage(value, last + 1, fair=_marks(lines[last - 1]) if last else _NOTHING)


def text_passages(text: str) -> Iterator[Passage]:
    """Yield the whole: a plain text has no parts."""
    yield Passage(text, 1)


def html_passages(text: str) -> Iterator[Passage]:
    """Yield the text of each block of an HTML file, or of a template of one."""
    reader = _Html()
    reader.feed(re.sub(r"\{[%#].*?[%#]\}", "", text))
    reader.close()
    reader.end()
    yield from reader.found


def _split(text: str) -> tuple[str, str, int]:
    """Return front matter, body, and how many lines come before the body."""
    lines = text.split("\n")
    ends = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    if len(ends) < 2 or ends[0] != 0:
        return "", text, 0
    return "\n".join(lines[1 : ends[1]]), "\n".join(lines[ends[1] + 1 :]), ends[1] + 1


def _moved(passage: Passage, lines: int) -> Passage:
    return Passage(passage.text, passage.line + lines, passage.quoted, passage.fair)


def _marks(text: str) -> dict[str, str]:
    return {found[1]: found[2] or "no reason told" for found in _MARK.finditer(text)}


def _prose(token: "Token") -> str:
    """Return the words of a block: marks for code, nothing for an address that stands as its own link."""
    shown, parts, bare = {"softbreak": "\n", "hardbreak": "\n", "code_inline": CODE}, [], False
    for child in token.children or ():
        bare = child.info == "auto" if child.type == "link_open" else bare and child.type != "link_close"
        parts.append("" if bare else shown.get(child.type, child.content if child.type == "text" else ""))
    return "".join(parts)


def _texts(value: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _texts(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each, key)


def _line_of(lines: list[str], key: str, value: str, last: int) -> int:
    """Return the line at which a text of TOML begins, or the last one known."""
    begin = value.strip().split("\n")[0][:20]
    near = (number for number in range(last, len(lines)) if begin and begin in lines[number])
    keyed = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
    anywhere = (number for number, line in enumerate(lines) if keyed.match(line))
    return next(near, next(anywhere, last))


class _Html(HTMLParser):
    """Gathers the text between tags that begin or end a block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Passage] = []
        self._parts: list[str] = []
        self._line = 1
        self._silent = self._quotes = 0
        self._fair: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._silent += tag in _SILENT
        self._quotes += tag == "blockquote"
        if tag in _BLOCKS:
            self.end()

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        if tag in _BLOCKS:
            self.end()
        self._quotes -= tag == "blockquote" and self._quotes > 0

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if not self._parts and data.strip():
            self._line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
            data = data.lstrip()
        if data.strip() or self._parts:
            self._parts.append(data)

    def handle_comment(self, data: str) -> None:
        self._fair |= _marks(data)

    def end(self) -> None:
        """End a block."""
        if self._parts:
            self.found.append(Passage("".join(self._parts), self._line, self._quotes > 0, dict(self._fair)))
            self._fair = {}
        self._parts = []
