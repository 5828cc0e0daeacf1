"""A presentation as bytes that are the same each time: no clock, no thumbnail, no settings of a printer."""

import io
import re
import zipfile
from datetime import date
from typing import Any

_MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms)")
_FIRST_DAY = date(1980, 1, 1)
"""The first that a ZIP file can tell."""


def packed(presentation: Any, made_on: date) -> bytes:
    """Return the file of a presentation, each part dated `made_on`."""
    out = io.BytesIO()
    presentation.save(out)
    return _again(out.getvalue(), made_on)


def _again(archive: bytes, day: date) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            written = zipfile.ZipInfo(name, (*max(day, _FIRST_DAY).timetuple()[:3], 0, 0, 0))
            written.compress_type = zipfile.ZIP_DEFLATED
            written.external_attr = 0o600 << 16
            new.writestr(written, _part(name, old.read(name), day))
    return out.getvalue()


def _part(name: str, content: bytes, day: date) -> bytes:
    if name.endswith(".xlsx"):
        return _again(content, day)
    if name == "docProps/core.xml":
        return _MADE.sub(rb"\g<1>" + f"{day.isoformat()}T00:00:00Z".encode() + rb"\g<2>", content)
    return content
