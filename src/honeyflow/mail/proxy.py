"""The proxy at work: one thread takes messages on, one hands them over; alone on its site."""

import fcntl
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Protocol

from honeyflow.backoffice.actions.hand_over import (
    begin_again,
    mark_failed,
    mark_sending,
    mark_sent,
    mark_unsure,
    next_waiting,
    put_off,
    stop_if_against,
    tidy,
)
from honeyflow.backoffice.actions.take_mail import Incoming, take_message
from honeyflow.backoffice.database import close_idle, write_through
from honeyflow.backoffice.facts_now import FactsNow
from honeyflow.backoffice.leaving import leave_headers
from honeyflow.backoffice.mail_files import kept_bytes, mail_folder, read_content
from honeyflow.backoffice.models import Mail
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.kernel.purpose import Purpose
from honeyflow.mail.message import Text, copy_for
from honeyflow.mail.relay import Ending, HandedOver, Relay
from honeyflow.mail.server import Door, FullError, listening
from honeyflow.site import Site

_MEGABYTE = 1_000_000
_LOOK = 1.0
"""Seconds between two looks for what waits."""
_TIDY = 3600.0
_GLANCE = 0.2
"""Seconds between two looks whether to stop."""


_ENDING = (signal.SIGINT, signal.SIGTERM)


class OtherProxyError(HoneyflowError):
    """Another proxy works on this site."""

    def __init__(self, site: str) -> None:
        super().__init__(f"{site}: another mail proxy is at work; expected none. Do: stop it first")


class Facts(Protocol):
    """Gives the site and the facts of this moment about some addresses."""

    def site(self) -> Site:
        """Return the site, read anew when its file changed."""
        ...

    def about(self, site: Site, addresses: tuple[str, ...]) -> FactsNow:
        """Return all facts about these addresses."""
        ...


class Proxy:
    """Takes messages on and hands them over.

    Parameters
    ----------
    facts : Facts
    relay : Relay
    tell : callable
        Told what the operator should know, in a line without an address.
    """

    def __init__(self, facts: Facts, relay: Relay, tell: Callable[[str], None]) -> None:
        self._facts, self._relay, self._tell = facts, relay, tell
        self._news = threading.Event()
        self._over = threading.Event()

    def run(self, port: int, ready: Callable[[], None]) -> None:
        """Work until Ctrl-C, or a service manager's request to end."""
        site = self._facts.site()
        with _alone(site), _asked_to_stop() as is_over:
            unsure = begin_again()
            if unsure:
                self._tell(f"{unsure} copies were going out when the last proxy ended: look with honeyflow mail held")
            worker = threading.Thread(target=self._work, name="mail-relay")
            server = listening(Door(self.take, self._not_taken), port, site.mail.largest_megabytes * _MEGABYTE)
            worker.start()
            try:
                server.start()
                ready()
                while worker.is_alive() and not is_over():
                    time.sleep(_GLANCE)
            finally:
                self._over.set()
                self._news.set()
                if server.smtpd is not None or server.server is not None:
                    server.stop()
                worker.join()

    def take(self, sender: str, recipients: tuple[str, ...], text: Text) -> None:
        """Take a message on, or raise."""
        write_through()
        site = self._facts.site()
        if kept_bytes(site) + len(text.content) > site.mail.held_megabytes * _MEGABYTE:
            raise FullError
        incoming = Incoming(sender, recipients, text.purposes, text.message_id, text.content)
        take_message(site, incoming, self._facts.about(site, recipients))
        self._news.set()
        close_idle()

    def _not_taken(self, error: BaseException) -> None:
        self._tell(f"A message was not taken on: {type(error).__name__}; its sender was asked to send it again")

    def _work(self) -> None:
        write_through()
        tidied = 0.0
        while not self._over.is_set():
            try:
                if time.monotonic() - tidied > _TIDY or not tidied:
                    tidied = time.monotonic()  # before: what cannot be tidied must not keep messages waiting
                    tidy(self._facts.site(), datetime.now(UTC))
                if not self.hand_over_next():
                    self._news.wait(_LOOK)
                    self._news.clear()
            except Exception as error:
                self._tell(f"Handing over stopped for a moment: {type(error).__name__}")
                self._over.wait(_LOOK)
            close_idle()

    def hand_over_next(self) -> bool:
        """Hand the next copy over; return whether there was one."""
        now = datetime.now(UTC)
        mail = next_waiting(now)
        if mail is None:
            return False
        site = self._facts.site()
        if not stop_if_against(site, mail, self._facts.about(site, (mail.address,))):
            self._note(site, mail, self._handed_over(site, mail), now)
        return True

    def _handed_over(self, site: Site, mail: Mail) -> HandedOver:
        headers = leave_headers(site, mail.address, Purpose(mail.purpose), site.mail.public_address)
        try:
            content = read_content(site, mail.content)
        except FileNotFoundError:  # a database brought back from a backup, which keeps no messages
            return HandedOver(Ending.REFUSED, "the text is gone")
        text = copy_for(content, mail.address, headers)
        return self._relay.hand_over(mail.sender, mail.address, text, lambda: mark_sending(mail))

    def _note(self, site: Site, mail: Mail, done: HandedOver, now: datetime) -> None:
        if done.ending is Ending.TAKEN:
            mark_sent(site, mail, done.answer)
        elif done.ending is Ending.LATER:
            put_off(mail, done.answer, now)
        elif done.ending is Ending.UNSURE:
            mark_unsure(mail)
        else:
            mark_failed(site, mail, done.answer)


@contextmanager
def _asked_to_stop() -> Iterator[Callable[[], bool]]:
    """Give a way to ask whether SIGINT or SIGTERM came.

    They set a flag and raise nothing: an interrupt that is raised within `Thread.join` makes Python 3.11 take a thread
    that still works for one that has ended.
    """
    came: list[int] = []
    before = {each: signal.signal(each, lambda number, _: came.append(number)) for each in _ENDING}
    try:
        yield lambda: bool(came)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


@contextmanager
def _alone(site: Site) -> Iterator[None]:
    with (mail_folder(site) / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise OtherProxyError(str(site.folder)) from None
        yield
