"""Fingerprints of audiences: by how many addresses two differ at least, without keeping an address.

Whoever may screen audiences could ask twice, the second time with one address more, and learn from the difference. Each
address falls by a keyed hash into one of 1,024 buckets; a bucket is the sum of its hashes. One address more, less or
another changes the bucket it is in: so the number of buckets that differ is at most that of the addresses that do.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

BUCKETS = 1024
"""Buckets of 64 bits: 8 kB an audience."""

Hashes = NDArray[np.uint64]


class Likeness(StrEnum):
    """How alike an audience is to one screened before."""

    SAME = "same"
    NEAR = "near"
    APART = "apart"


@dataclass(frozen=True)
class Fingerprint:
    """The fingerprint of one audience; `size` is its number of different mailboxes."""

    sums: bytes
    size: int

    def differing(self, other: "Fingerprint") -> int:
        """Return by how many mailboxes two audiences differ at least."""
        mine, theirs = (np.frombuffer(each.sums, dtype="<u8") for each in (self, other))
        return int(np.count_nonzero(mine != theirs))


class Collector:
    """Collects the mailboxes of an audience, by keyed hash: 8 bytes each, whatever their number.

    Parameters
    ----------
    key : bytes
        Secret of the site: without it nobody can choose addresses whose hashes make up for each other.
    """

    def __init__(self, key: bytes) -> None:
        self._key = hashlib.blake2b(key, digest_size=32).digest()
        self._digests = bytearray()

    def add(self, mailboxes: Iterable[str]) -> None:
        """Add mailboxes; one that comes again counts once."""
        key, digest = self._key, hashlib.blake2b
        for each in mailboxes:
            self._digests += digest(each.encode(), digest_size=8, key=key).digest()

    def hashes(self) -> Hashes:
        """Return the hashes of all different mailboxes, sorted."""
        found = np.sort(np.frombuffer(bytes(self._digests), dtype="<u8"))
        return found[np.append(True, found[1:] != found[:-1])] if len(found) else found


def fingerprint(hashes: Hashes) -> Fingerprint:
    """Return the fingerprint of different hashes."""
    sums = np.zeros(BUCKETS, dtype="<u8")
    np.add.at(sums, (hashes % BUCKETS).astype(np.intp), hashes)
    return Fingerprint(sums.tobytes(), len(hashes))


def compare(new: Fingerprint, earlier: Iterable[Fingerprint], minimum: int) -> Likeness:
    """Return how alike an audience is to those screened before: near when it differs from one by less than `minimum`.

    The same audience again is no difference to learn from: it gets the answer it had.
    """
    differing = [new.differing(each) for each in earlier]
    if any(0 < each < minimum for each in differing):
        return Likeness.NEAR
    return Likeness.SAME if 0 in differing else Likeness.APART


class Fingerprints:
    """Many fingerprints side by side, so that another one is compared with all of them at once."""

    def __init__(self) -> None:
        self._sums = np.zeros((64, BUCKETS), dtype="<u8")
        self._count = 0

    def add(self, sums: bytes) -> None:
        """Add the sums of one."""
        if self._count == len(self._sums):
            self._sums = np.concatenate([self._sums, np.zeros_like(self._sums)])
        self._sums[self._count] = np.frombuffer(sums, dtype="<u8")
        self._count += 1

    def likeness(self, new: Fingerprint, minimum: int) -> Likeness:
        """Return how alike an audience is to all of them, see `compare`."""
        mine = np.frombuffer(new.sums, dtype="<u8")
        differing = np.count_nonzero(self._sums[: self._count] != mine, axis=1)
        if ((differing > 0) & (differing < minimum)).any():
            return Likeness.NEAR
        return Likeness.APART if differing.all() else Likeness.SAME
