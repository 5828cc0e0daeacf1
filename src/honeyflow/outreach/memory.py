"""Facts of this moment held in memory: for tests, measurements, and users of the library without a back office."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from honeyflow.outreach.addresses import Address, Fault, read_address
from honeyflow.outreach.facts import Known, Live, from_variant
from honeyflow.outreach.records import Complaint, Consent, Message, Objection


@dataclass
class MemoryFacts:
    """Consents by exact address; messages, complaints, objections and suppressions by mailbox."""

    as_of: datetime | None
    _consents: dict[str, list[tuple[str, Consent]]] = field(default_factory=lambda: defaultdict(list))
    _others: dict[str, Live] = field(default_factory=dict)

    def add(self, address: str, *facts: Consent | Message | Complaint | Objection) -> None:
        """Add facts about an address; `ValueError` when it is none."""
        exact, mailbox = _parts(address)
        for each in facts:
            held = self._others.get(mailbox, Live())
            if isinstance(each, Consent):
                self._consents[mailbox].append((exact, each))
            elif isinstance(each, Message):
                self._others[mailbox] = replace(held, messages=(*held.messages, each))
            elif isinstance(each, Complaint):
                self._others[mailbox] = replace(held, complaints=(*held.complaints, each))
            else:
                self._others[mailbox] = replace(held, objections=(*held.objections, each))

    def suppress(self, address: str) -> None:
        """Put an address, with its variants, on the suppression list."""
        mailbox = _parts(address)[1]
        self._others[mailbox] = replace(self._others.get(mailbox, Live()), suppressed=True)

    def look_up(self, addresses: Sequence[Address]) -> Mapping[str, Live]:
        """Return what is held by exact address."""
        consents, others = self._consents, self._others
        return {
            exact: self._live(exact, mailbox)
            for exact, mailbox, _, _ in addresses
            if mailbox in consents or mailbox in others
        }

    def _live(self, exact: str, mailbox: str) -> Live:
        held, given = self._others.get(mailbox, _NOTHING), self._consents.get(mailbox, ())
        ended = [end for whose, each in given if whose != exact and (end := from_variant(each)) is not None]
        return Live(
            consents=tuple([each for whose, each in given if whose == exact]),
            messages=held.messages,
            complaints=held.complaints,
            objections=(*held.objections, *ended),
            suppressed=held.suppressed,
        )


_NOTHING = Live()


@dataclass(frozen=True)
class NothingKnown:
    """A snapshot in which no address is known."""

    as_of: datetime | None

    def look_up(self, addresses: Sequence[Address]) -> Mapping[str, Known]:  # noqa: ARG002
        """Return nothing."""
        return {}


def _parts(text: str) -> tuple[str, str]:
    found = read_address(text)
    if isinstance(found, Fault):
        raise ValueError(found.value)  # noqa: TRY004 - a fault of the text, not of its type
    return found.exact, found.mailbox
