"""Where facts come from: those of the published snapshot, those of this moment, and the tombstones; joined into one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from honeyflow.outreach.addresses import Address
from honeyflow.outreach.records import Complaint, Consent, ContractContact, Facts, Message, Objection, Provenance
from honeyflow.site.erased.tombstones import Tombstones


@dataclass(frozen=True)
class Known:
    """What the snapshot knows of one address; contacts are of the exact one, the rest of its mailbox."""

    provenances: frozenset[Provenance] = frozenset()
    contacts: tuple[ContractContact, ...] = ()
    staff: bool = False


@dataclass(frozen=True)
class Live:
    """What is known at this moment of one address; consents are of the exact one, the rest of its mailbox.

    A consent withdrawn at another variant of the mailbox is an objection here (`from_variant`).
    """

    consents: tuple[Consent, ...] = ()
    messages: tuple[Message, ...] = ()
    complaints: tuple[Complaint, ...] = ()
    objections: tuple[Objection, ...] = ()
    suppressed: bool = False


def from_variant(consent: Consent) -> Objection | None:
    """Return what a consent given at another variant of the mailbox means: nothing, or an objection once withdrawn."""
    return None if consent.withdrawn_at is None else Objection(consent.withdrawn_at, consent.purpose)


class KnownFacts(Protocol):
    """The facts of a published snapshot."""

    @property
    def as_of(self) -> datetime | None:
        """UTC instant at which the sources were read; None when there is no snapshot."""
        ...

    def look_up(self, addresses: Sequence[Address]) -> Mapping[str, Known]:
        """Return what is known by `Address.exact`; addresses of which nothing is known are left out."""
        ...


class LiveFacts(Protocol):
    """The facts of this moment."""

    @property
    def as_of(self) -> datetime | None:
        """UTC instant of the facts."""
        ...

    def look_up(self, addresses: Sequence[Address]) -> Mapping[str, Live]:
        """Return what is known by `Address.exact`; addresses of which nothing is known are left out."""
        ...


_NOTHING_KNOWN, _NOTHING_LIVE = Known(), Live()


@dataclass(frozen=True)
class FactSources:
    """All sources of facts; the facts are as old as the older of them."""

    known: KnownFacts
    live: LiveFacts
    erased: Tombstones = field(default_factory=Tombstones)

    @property
    def as_of(self) -> datetime | None:
        """UTC instant of the older source; None when the age of one is not known."""
        both = (self.known.as_of, self.live.as_of)
        told = [each for each in both if each is not None]
        return min(told) if len(told) == len(both) else None

    def facts_of(self, addresses: Sequence[Address]) -> Iterator[Facts]:
        """Yield the facts of each address, in order; those of one sort share one object."""
        known, live, as_of = self.known.look_up(addresses), self.live.look_up(addresses), self.as_of
        strangers: dict[tuple[bool, bool], Facts] = {}
        shared: dict[tuple[int, bool, bool], Facts] = {}
        for address in addresses:
            exact, _, role, lookalike = address
            part, now = known.get(exact), live.get(exact)
            if part is None and now is None:
                facts = strangers.get((role, lookalike))
                if facts is None:
                    facts = strangers[role, lookalike] = self._joined(address, _NOTHING_KNOWN, _NOTHING_LIVE, as_of)
                yield facts
            elif now is not None or part is None or part.contacts:
                yield self._joined(address, part or _NOTHING_KNOWN, now or _NOTHING_LIVE, as_of)
            else:
                sort = (id(part), role, lookalike)
                if sort not in shared:
                    shared[sort] = self._joined(address, part, _NOTHING_LIVE, as_of)
                yield shared[sort]

    def _joined(self, address: Address, known: Known, live: Live, as_of: datetime | None) -> Facts:
        """Return all facts; tombstones are asked only where there is something to deny."""
        given = frozenset({Provenance.GIVEN}) if live.consents else frozenset[Provenance]()
        return Facts(
            as_of=as_of,
            provenances=known.provenances | given if given else known.provenances,
            consents=live.consents,
            contacts=known.contacts,
            messages=live.messages,
            complaints=live.complaints,
            objections=live.objections,
            erased=bool(live.consents or known.contacts) and self._is_erased(address),
            role_account=address.role,
            lookalike=address.lookalike,
            staff=known.staff,
            suppressed=live.suppressed,
        )

    def _is_erased(self, address: Address) -> bool:
        return any(self.erased.by_address(each) is not None for each in (address.exact, address.mailbox))
