"""What is erased of somebody who proved who they are: all of theirs, and nothing that is only guessed to be."""

from collections.abc import Iterable

from honeyflow.people.addresses import address, forge_login, is_shared_mailbox
from honeyflow.people.erased import KnownBy, known_by
from honeyflow.people.reads.own import Own
from honeyflow.store.engines import Engine
from honeyflow.store.snapshots import Snapshot


def known_by_own(snapshot: Snapshot, engine: Engine, own: Own, addresses: Iterable[str]) -> KnownBy:
    """Return what an erasure of their own concerns.

    Parameters
    ----------
    addresses : iterable of str
        Proved, whether a commit has them or not; those of several persons stay the others'.
    """
    whole = [known_by(snapshot, engine, person_id) for person_id in own.persons] if own.whole else []
    emails = {address(each.email) for each in own.identities if not is_shared_mailbox(each.email)}
    emails |= {each for each in addresses if each not in own.several}
    shared = {each.pair for each in own.identities if is_shared_mailbox(each.email)}
    logins = {login[1] for each in emails if (login := forge_login(each))}
    return KnownBy(
        addresses=tuple(sorted(emails.union(*(each.addresses for each in whole)))),
        shared=tuple(sorted(shared.union(*(each.shared for each in whole)))),
        logins=tuple(sorted(logins.union(*(each.logins for each in whole)))),
        names=tuple(sorted({name for each in whole for name in each.names})),
        along=tuple(sorted({pair for each in whole for pair in each.along})),
    )
