"""Whom a request means, and what they are given."""

from collections.abc import Sequence
from datetime import date

from honeyflow.kernel.errors import HoneyflowError
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


def access_of(snapshot: Snapshot, engine: Engine, site: Site, who: str, *, decided: Sequence[Held] = ()) -> Access:
    """Return everything held about one person.

    Parameters
    ----------
    who : str
        A person_id, an address, or a full name.
    decided : sequence of Held
        What the back office holds beside the snapshot.

    Raises
    ------
    UnknownPersonError
        When nobody bears it.
    SeveralPersonsError
        When more than one may be meant.
    """
    found = find_profiles(snapshot, engine, who, least=site.people.threshold)
    if not found and not decided:
        raise UnknownPersonError(f"{site.folder}, snapshot {snapshot.name}", who)
    if len(found) > 1:
        raise SeveralPersonsError(who, [each.person_id for each in found])
    held = find_held(snapshot, engine, found[0].person_id) if found else []
    return Access(
        name=found[0].name if found else who,
        company=site.company.name,
        contact=site.privacy.contact,
        as_of=date.fromisoformat(str(snapshot.manifest["as_of"])),
        held=[*held, *decided],
    )
