"""Handing one copy over to the relay, step by step, so that it is known up to where it got."""

import smtplib
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

TIMEOUT = 30
"""Seconds for an answer."""

_OK, _GO, _AGAIN, _NO = 250, 354, 400, 500


class Ending(Enum):
    """What came of it."""

    TAKEN = "taken"
    LATER = "later"
    REFUSED = "refused"
    UNSURE = "unsure"


@dataclass(frozen=True)
class HandedOver:
    """What came of a copy, with the relay's answer: its number and first words."""

    ending: Ending
    answer: str


@dataclass(frozen=True)
class Relay:
    """Where messages are handed over to."""

    host: str
    port: int

    def hand_over(self, sender: str, recipient: str, text: bytes, going: Callable[[], None]) -> HandedOver:
        """Hand one copy over.

        Parameters
        ----------
        going : callable
            Called when the relay waits for the text and before the first byte of it is sent: from then to the answer
            nobody can say whether it was taken.
        """
        gone = False
        try:
            with smtplib.SMTP(self.host, self.port, timeout=TIMEOUT) as server:
                refused = _envelope(server, sender, recipient, text)
                if refused is not None:
                    return refused
                going()
                gone = True
                server.send(_dotted(text))
                answer = _ending(*server.getreply())
                gone = False
                return answer
        except (OSError, smtplib.SMTPException) as error:
            return HandedOver(Ending.UNSURE if gone else Ending.LATER, type(error).__name__)


def _envelope(server: smtplib.SMTP, sender: str, recipient: str, text: bytes) -> HandedOver | None:
    """Say from whom and to whom; return what came of it when the relay does not wait for the text."""
    server.ehlo_or_helo_if_needed()
    options = []
    if not f"{sender}{recipient}".isascii() or not _head(text).isascii():
        if not server.has_extn("smtputf8"):
            return HandedOver(Ending.REFUSED, "the relay has no SMTPUTF8")
        options += ["SMTPUTF8", "BODY=8BITMIME"]
        server.command_encoding = "utf-8"
    elif not text.isascii():
        if not server.has_extn("8bitmime"):
            return HandedOver(Ending.REFUSED, "the relay has no 8BITMIME")
        options.append("BODY=8BITMIME")
    for code, words in (_asked(server.mail, sender, options), _asked(server.rcpt, recipient)):
        if code != _OK:
            return _ending(code, words)
    code, words = server.docmd("DATA")
    return None if code == _GO else _ending(code, words)


def _asked(ask: Callable[..., tuple[int, bytes]], *told: object) -> tuple[int, bytes]:
    return ask(*told)


def _head(text: bytes) -> bytes:
    return text.partition(b"\r\n\r\n")[0]


def _dotted(text: bytes) -> bytes:
    """Return the text as it goes over the wire: a dot that begins a line is doubled, a line with a dot ends it."""
    doubled = text.replace(b"\r\n.", b"\r\n..")
    return doubled + (b".\r\n" if doubled.endswith(b"\r\n") else b"\r\n.\r\n")


def _ending(code: int, words: bytes) -> HandedOver:
    told = f"{code} {words.decode('utf-8', 'replace')}"
    if code < _AGAIN:
        return HandedOver(Ending.TAKEN, told)
    return HandedOver(Ending.LATER if code < _NO else Ending.REFUSED, told)
