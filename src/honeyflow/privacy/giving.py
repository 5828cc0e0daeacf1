"""Whom a request means, and what they are given."""

from collections.abc import Callable, Sequence
from datetime import date

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.people.erased import known_by
from honeyflow.people.reads.profile import UnknownPersonError, find_profiles
from honeyflow.privacy.archive import Access
from honeyflow.privacy.records import Held
from honeyflow.privacy.subject_access import find_held
from honeyflow.site import Site
from honeyflow.store.engines import Engine
from honeyflow.store.snapshots import Snapshot


class SeveralPersonsError(HoneyflowError):
    """A request that may mean several: giving one of them another's data is the worst that can happen."""

    def __init__(self, who: str, person_ids: Sequence[str]) -> None:
        self.person_ids = tuple(person_ids)
        super().__init__(
            f"saw {who!r}, which {len(person_ids)} persons bear; expected one person. Nothing was given. "
            f"Do: find out whose address it is, then ask by person_id: {', '.join(person_ids)}"
        )


Also = Callable[[Site, Sequence[str]], Sequence[Held]]
"""Given a site and addresses, returns what is held about their owner beside the snapshot."""


def _nothing(_site: Site, _addresses: Sequence[str]) -> Sequence[Held]:
    return ()


def access_of(snapshot: Snapshot, engine: Engine, site: Site, who: str, *, also: Also = _nothing) -> Access:
    """Return everything held about one person; of an address that no work names, what else is held about it.

    Parameters
    ----------
    who : str
        A person_id, an address, or a full name.
    also : callable
        What the back office holds.

    Raises
    ------
    UnknownPersonError
        When nothing is held.
    SeveralPersonsError
        When more than one may be meant.
    """
    found = find_profiles(snapshot, engine, who, least=site.people.threshold)
    if len(found) > 1:
        raise SeveralPersonsError(who, [each.person_id for each in found])
    addresses = known_by(snapshot, engine, found[0].person_id).addresses if found else (who,)
    held = find_held(snapshot, engine, found[0].person_id) if found else []
    held += also(site, addresses)
    if not found and not held:
        raise UnknownPersonError(f"{site.folder}, snapshot {snapshot.name}", who)
    return Access(
        name=found[0].name if found else who,
        company=site.company.name,
        contact=site.privacy.contact,
        as_of=date.fromisoformat(str(snapshot.manifest["as_of"])),
        held=held,
    )
