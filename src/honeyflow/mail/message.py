"""The text of a message: what it says of itself, and a copy for one recipient that shows no other.

Bytes in, bytes out: the body stays as it came. What is no sound message is refused whoever it is to.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

PURPOSE = b"x-honeyflow-purpose"

_ALONE = frozenset(
    {b"from", b"sender", b"reply-to", b"subject", b"date", b"message-id", b"mime-version", b"content-type"}
    | {b"content-transfer-encoding"}
)
"""Headers of which there may be one (RFC 5322, 3.6); two are read differently by different programs."""

_OURS = frozenset(
    {b"to", b"cc", b"bcc", b"resent-to", b"resent-cc", b"resent-bcc", b"apparently-to", b"delivered-to"}
    | {b"x-original-to", b"envelope-to", b"x-envelope-to", b"x-rcpt-to", b"return-path", b"received", PURPOSE}
    | {b"list-unsubscribe", b"list-unsubscribe-post", b"dkim-signature"}
)
"""Headers that name recipients, that are written anew for each, or that no longer hold of a copy."""

_LOOSE = re.compile(rb"\r(?!\n)|(?<!\r)\n")
_NAME = re.compile(rb"([!-9;-~]+)[ \t]*:")
_MOST_HOPS = 50


class MessageFaultError(ValueError):
    """Text that is no sound message; says why."""


@dataclass(frozen=True)
class Text:
    """A message without its recipients.

    Parameters
    ----------
    purposes : tuple of str
        What ``X-Honeyflow-Purpose`` says, each time it stands there.
    message_id : str
        Empty when there is none.
    content : bytes
        Headers but those of `_OURS`, and the body.
    """

    purposes: tuple[str, ...]
    message_id: str
    content: bytes


def read_message(raw: bytes) -> Text:
    """Return what a message says.

    Raises
    ------
    MessageFaultError
        For a NUL, a line end that is not CRLF, a line among the headers that is none, a header that stands twice.
    """
    if b"\0" in raw:
        raise MessageFaultError("a NUL byte")
    if _LOOSE.search(raw):
        raise MessageFaultError("a line end that is not CRLF")
    head, _, body = raw.partition(b"\r\n\r\n")
    fields = list(_fields(head.removesuffix(b"\r\n")))
    counts = Counter(name for name, _ in fields)
    for name in _ALONE:
        if counts[name] > 1:
            raise MessageFaultError(f"the header {name.decode()} more than once")
    if counts[b"received"] > _MOST_HOPS:
        raise MessageFaultError("a loop")
    kept = b"".join(text + b"\r\n" for name, text in fields if name not in _OURS)
    purposes = tuple(_value(text).lower() for name, text in fields if name == PURPOSE)
    message_id = next((_value(text) for name, text in fields if name == b"message-id"), "")
    return Text(purposes, message_id, kept + b"\r\n" + body)


def _fields(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield each header's name in lower case with its text, continued lines in one."""
    lines: list[bytes] = []
    for line in head.split(b"\r\n"):
        if line[:1] in (b" ", b"\t") and lines:
            lines[-1] += b"\r\n" + line
        else:
            lines.append(line)
    for text in lines:
        found = _NAME.match(text)
        if found is None:
            raise MessageFaultError("a line among the headers that is no header")
        yield found[1].lower(), text


def _value(text: bytes) -> str:
    return re.sub(rb"\s+", b" ", text.partition(b":")[2]).strip().decode("utf-8", "replace")


def copy_for(content: bytes, address: str, headers: Mapping[str, str]) -> bytes:
    """Return the copy for one recipient: to them alone, with `headers` on top.

    Raises
    ------
    ValueError
        When a header or the address would begin another line.
    """
    told = {"To": address, **headers}
    if any("\r" in value or "\n" in value or "\0" in value for value in told.values()):
        raise ValueError("a line end in a header")
    return b"".join(f"{name}: {value}\r\n".encode() for name, value in told.items()) + content
