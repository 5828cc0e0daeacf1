"""The SMTP door: on loopback only, and the answer to a sending system is the same whoever a message is to."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from honeyflow.mail.message import MessageFaultError, Text, read_message
from honeyflow.outreach.addresses import Fault, read_address

LOOPBACK = "127.0.0.1"
MOST_RECIPIENTS = 1_000

TAKEN = "250 2.0.0 taken"
NO_ADDRESS = "553 5.1.3 that is no address"
TOO_MANY = "452 4.5.3 send the others with the next message"
NOT_NOW = "451 4.3.0 not now; send it again later"
FULL = "452 4.3.1 nothing is taken until there is room again"

Take = Callable[[str, tuple[str, ...], Text], None]
"""Takes a message on from a sender for recipients; raises when it was not taken on."""


class FullError(Exception):
    """There is no room for another message."""


class Door:
    """What aiosmtpd asks: each address by its form alone, each message by its form alone.

    Parameters
    ----------
    take : callable
        Called from one thread, message after message.
    failed : callable
        Told of a message that could not be taken on.
    """

    def __init__(self, take: Take, failed: Callable[[BaseException], None]) -> None:
        self._take, self._failed = take, failed
        self._hand = ThreadPoolExecutor(1, "mail-taker")

    async def handle_RCPT(  # noqa: N802 - the library's name
        self,
        server: SMTP,  # noqa: ARG002
        session: Session,  # noqa: ARG002
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        """Answer by the form of the address."""
        if isinstance(read_address(address), Fault):
            return NO_ADDRESS
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return TOO_MANY
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802, ARG002
        """Take the message on before it is said to be taken."""
        content: Any = envelope.original_content or b""
        try:
            text = read_message(content)
        except MessageFaultError as error:
            return f"554 5.6.0 {error}"
        sender, recipients = (envelope.mail_from or "").strip("<>"), tuple(envelope.rcpt_tos)
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self._hand, self._take, sender, recipients, text)
        except FullError:
            return FULL
        except Exception as error:
            self._failed(error)
            return NOT_NOW
        return TAKEN


def listening(door: Door, port: int, largest_bytes: int) -> Controller:
    """Return the server, not yet started, on loopback."""
    return Controller(
        door, hostname=LOOPBACK, port=port, enable_SMTPUTF8=True, data_size_limit=largest_bytes, ident="Honeyflow"
    )
