"""Subjects: the keyed hash of an address, and the row that says whose it is."""

import hmac
from dataclasses import dataclass

from honeyflow.backoffice.models import Subject
from honeyflow.kernel.errors import HoneyflowError
from honeyflow.outreach.addresses import Address, Fault, read_address
from honeyflow.site import Site
from honeyflow.site.erased.file import load_tombstones
from honeyflow.site.erased.key import made_key
from honeyflow.site.erased.tombstones import Tombstones


class AddressFaultError(HoneyflowError):
    """A text that is no address."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(f"address: saw {fault.value}; expected one address, jo@example.org. Nothing was written down")


class ErasedAddressError(HoneyflowError):
    """An address of somebody who was erased."""

    def __init__(self) -> None:
        super().__init__(
            "address: saw one of somebody who was erased; erased stays erased. Nothing was written down. Do: if they "
            "ask to be known again, take their rows out of erased.csv"
        )


@dataclass(frozen=True)
class Whose:
    """An address as the journal knows it: keyed hashes of the exact address and of what all its variants share."""

    subject: str
    mailbox: str


class Hasher:
    """Hashes addresses under the site's erasure key, read once."""

    def __init__(self, site: Site) -> None:
        self._key = made_key(site)

    def whose(self, address: Address) -> Whose:
        """Return the two keyed hashes of an address."""
        return Whose(self._hash("subject", address.exact), self._hash("mailbox", address.mailbox))

    def evidence(self, text: str) -> str:
        """Return the keyed hash of words that may name somebody."""
        return self._hash("evidence", text)

    def _hash(self, what: str, text: str) -> str:
        return hmac.digest(self._key, f"{what}\0{text}".encode("utf-8", "surrogatepass"), "sha256").hex()


def parsed(text: str) -> Address:
    """Return the address that `text` is.

    Raises
    ------
    AddressFaultError
    """
    address = read_address(text)
    if isinstance(address, Fault):
        raise AddressFaultError(address)
    return address


def subject_of(site: Site, address: str) -> str:
    """Return the keyed hash by which the journal knows `address`: HMAC with SHA-256 under the site's erasure key."""
    return Hasher(site).whose(parsed(address)).subject


def keep_subject(site: Site, address: str) -> Whose:
    """Return whose `address` is, and remember it.

    Raises
    ------
    AddressFaultError
    ErasedAddressError
    """
    read = parsed(address)
    if is_erased(read, load_tombstones(site)):
        raise ErasedAddressError
    whose = Hasher(site).whose(read)
    Subject.objects.get_or_create(subject=whose.subject, defaults={"address": read.exact, "mailbox": whose.mailbox})
    return whose


def is_erased(address: Address, erased: Tombstones) -> bool:
    """Return whether an address, or the mailbox it is a variant of, is one of somebody erased."""
    return bool(erased) and any(erased.by_address(text) is not None for text in {address.exact, address.mailbox})
