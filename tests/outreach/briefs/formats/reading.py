"""What a brief written in a format says when it is read back, spaces evened out."""

import io
import re
import zipfile
from html import unescape
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from pptx import Presentation

from tests.documents.pdfs import reader


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "svg":
            self.found.append(dict(attrs).get("aria-label") or "")


def parsed(html: bytes | str) -> _Text:
    """Return a page, parsed."""
    parser = _Text()
    parser.feed(html.decode() if isinstance(html, bytes) else html)
    return parser


def page_text(content: bytes) -> str:
    """Return the text of a page without its head."""
    return "".join(parsed(re.sub(r"(?s)<head>.*?</head>", "", content.decode())).found)


def markdown_html(content: bytes) -> str:
    """Return what CommonMark with tables makes of it; raw HTML is let through, as careless programs do."""
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(content.decode())


def markdown_text(content: bytes) -> str:
    """Return the text of Markdown, rendered."""
    return unescape("".join(parsed(markdown_html(content)).found))


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF, ``¶`` between pages."""
    return "¶".join(page.extract_text() for page in reader(content).pages)


def slides_text(content: bytes) -> str:
    """Return the text of slides, charts' labels and notes included."""
    found: list[str] = []
    for slide in Presentation(io.BytesIO(content)).slides:
        for tree in (slide._element, slide.notes_slide._element):
            found += [str(text) for text in tree.xpath(".//a:t/text() | .//@descr")]
            found.append("\n")
    return " ".join(found)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a ZIP file by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def evened(text: str) -> str:
    """Return a text without spaces and without what formats put in to break long words."""
    return re.sub(r"[\s\u200b\u00ad\u2060]", "", text)


TEXT = {
    "page": page_text,
    "markdown": markdown_text,
    "text": lambda content: content.decode(),
    "pdf": pdf_text,
    "slides": slides_text,
}
