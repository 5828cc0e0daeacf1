"""What is the signed-in visitor's own, read from the published snapshot."""

from honeyflow.backoffice.models import User
from honeyflow.backoffice.queries.proofs import proofs_of
from honeyflow.ledger.own_work import OwnWork, read_own_work
from honeyflow.people.reads.own import Own, read_own
from honeyflow.people.reads.own_profile import read_own_profile
from honeyflow.people.reads.profile import Profile
from honeyflow.web.published import Published

MOST_WORKPLACES = 3


def own_of(published: Published, user: User | None) -> Own:
    """Return which identities are a user's."""
    return published.ask(read_own, proofs_of(user)) if user else Own()


def work_of(published: Published, own: Own) -> OwnWork:
    """Return their accepted work."""
    return published.ask(read_own_work, own.persons, own.pairs) if own.pairs else OwnWork()


def profile_of(published: Published, own: Own, least: float) -> Profile | None:
    """Return where they worked."""
    return published.ask(read_own_profile, own, least=least) if own.identities else None


def workplaces_of(published: Published, own: Own, least: float) -> tuple[tuple[str, str], ...]:
    """Return identifier and name of the organizations last worked at, newest first, at most `MOST_WORKPLACES`."""
    profile = profile_of(published, own, least)
    stays = sorted(profile.stays if profile else (), key=lambda stay: stay.valid_to, reverse=True)
    found = {stay.organization_id: stay.organization for stay in stays if stay.organization_id}
    return tuple(found.items())[:MOST_WORKPLACES]
