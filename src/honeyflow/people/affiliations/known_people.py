"""The people of the commits, looked up as others write of them: by address and name, by login, by full name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from honeyflow.people.addresses import address, forge_login, is_shared_mailbox
from honeyflow.people.names import fold, is_full
from honeyflow.people.records import Membership, SeenIdentity
from honeyflow.site.whom import Whom

BOTH, ADDRESS, LOGIN, NAME = "name and address", "address", "login", "name"
WAYS = (BOTH, ADDRESS, LOGIN, NAME)


class KnownPeople:
    """By address, login and full name whom each may mean, with the first day they were seen so.

    Parameters
    ----------
    people : sequence of SeenIdentity
        Bots left out.
    memberships : mapping
        By identity.
    """

    def __init__(self, people: Sequence[SeenIdentity], memberships: Mapping[str, Membership]) -> None:
        self._by: dict[str, dict[object, dict[str, date | None]]] = {by: defaultdict(dict) for by in WAYS}
        for one in people:
            person_id = memberships[one.identity_id].person_id
            login = forge_login(one.email)
            keys: tuple[tuple[str, object], ...] = (
                (BOTH, Whom(one.email, one.name).key),
                (ADDRESS, "" if is_shared_mailbox(one.email) else address(one.email)),
                (LOGIN, login[1] if login else ""),
                (NAME, fold(one.name) if is_full(one.name) else ""),
            )
            for by, key in keys:
                if key:
                    held = self._by[by][key]
                    days = [day for day in (held.get(person_id), one.first_on) if day is not None]
                    held[person_id] = min(days, default=None)

    def meant(self, asked: Mapping[str, Sequence[str]]) -> tuple[str, dict[str, date | None]]:
        """Return by what whom; nobody when what is said may mean several people.

        Parameters
        ----------
        asked : mapping
            What is said, by way.
        """
        keyed = {
            ADDRESS: [address(email) for email in asked.get(ADDRESS, ()) if email],
            LOGIN: [login.casefold() for login in asked.get(LOGIN, ()) if login],
            NAME: [fold(name) for name in asked.get(NAME, ()) if name and is_full(name)],
        }
        for by, keys in keyed.items():
            found: dict[str, date | None] = {}
            for key in keys:
                held = self._by[by].get(key, {})
                found |= held if len(held) == 1 else {}
            if found:
                return by, found
        return "", {}

    def both(self, whom: Whom) -> tuple[str, dict[str, date | None]]:
        """Return the one person of that name at an address that several may use."""
        held = self._by[BOTH].get(whom.key, {})
        return BOTH, held if len(held) == 1 else {}

    def several(self, email: str) -> bool:
        """Return whether several persons write from an address."""
        return len(self._by[ADDRESS].get(address(email), {})) > 1

    def find(self, email: str | None, login: str | None, name: str | None) -> tuple[str, str]:
        """Return by what which one person is meant; two empty texts for nobody, or for several."""
        by, found = self.meant({ADDRESS: (email or "",), LOGIN: (login or "",), NAME: (name or "",)})
        return (by, next(iter(found))) if len(found) == 1 else ("", "")
