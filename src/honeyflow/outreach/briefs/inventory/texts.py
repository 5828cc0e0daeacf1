"""Lines of a text file, one at a time; byte order marks are understood, since some shells write UTF-16."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from honeyflow.outreach.briefs.inventory.bounds import LINE, WHOLE_BYTES
from honeyflow.outreach.briefs.inventory.trouble import UnreadableError, too_large

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def lines(stream: BinaryIO) -> Iterator[str]:
    """Yield lines without their ends; what is no text is refused."""
    start = stream.read(4)
    stream.seek(0)
    encoding = next((name for mark, name in _MARKS if start.startswith(mark)), "utf-8")
    text = io.TextIOWrapper(stream, encoding=encoding)
    try:
        while line := text.readline(LINE):
            if "\0" in line:
                raise UnreadableError("inventory-broken", "bytes that are no text", "a text file")
            yield line.rstrip("\r\n")
    except UnicodeError as error:
        raise UnreadableError("inventory-broken", "bytes that are no text", "a text file in UTF-8") from error
    finally:
        text.detach()


def whole(stream: BinaryIO) -> str:
    """Return the text of a file of a format that cannot be read bit by bit."""
    data = stream.read(WHOLE_BYTES + 1)
    if len(data) > WHOLE_BYTES:
        raise too_large("bytes", WHOLE_BYTES)
    return "\n".join(lines(io.BytesIO(data)))
