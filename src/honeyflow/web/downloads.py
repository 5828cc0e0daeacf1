"""Pages' files: a page asked with ``?format=`` answers with a file instead, made on the spot and kept nowhere."""

from typing import Protocol

from django.http import Http404, HttpResponse

from honeyflow.web.choice import Choice
from honeyflow.web.links import page_link
from honeyflow.web.records import Visit

TYPES = {
    "pdf": "application/pdf",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "html": "text/html; charset=utf-8",
    "zip": "application/zip",
}


class File(Protocol):
    """A statement that can be made into files."""

    @property
    def stem(self) -> str:
        """Its name, without ending."""
        ...

    def made(self, ending: str) -> bytes:
        """Return the file with this ending."""
        ...


def asked_format(visit: Visit, known: tuple[str, ...]) -> str:
    """Return the format the address asks for, empty for the page itself; 404 for one that is not made."""
    asked = visit.query.get("format", "")
    if asked and asked not in known:
        raise Http404(f"format {asked!r}: expected one of {', '.join(known)}")
    return asked


def download(file: File, ending: str) -> HttpResponse:
    """Return `file` to be kept: never opened as a page of this server."""
    return attachment(file.made(ending), f"{file.stem}.{ending}")


def attachment(data: bytes, name: str) -> HttpResponse:
    """Return `data` as a file called `name`; a name from a site's files may hold any letter."""
    response = HttpResponse(data, content_type=TYPES[name.rpartition(".")[2]])
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-._") else "-" for letter in name)
    response.headers["Content-Disposition"] = f'attachment; filename="{plain}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def download_links(name: str, choice: Choice, known: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return (label, address) of a page's files, period and project kept."""
    return [(ending.upper(), page_link(name, choice, format=ending)) for ending in known]
