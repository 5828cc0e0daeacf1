"""Who asks: the role of this request, read anew each time, so that a changed role or a removed user counts at once."""

from dataclasses import dataclass
from hashlib import sha256

from django.http import HttpRequest

from honeyflow.backoffice.models import User
from honeyflow.backoffice.queries.users import has_keeper
from honeyflow.kernel.access import Right, Role, may
from honeyflow.web.access import on_own_machine
from honeyflow.web.public import is_public

_KEPT = "_honeyflow_visitor"


@dataclass(frozen=True)
class Visitor:
    """Whoever asks.

    Parameters
    ----------
    role : Role
    user : User or None
        None for anonymous visitors, and for the keeper on the own machine before there are users.
    seal : str
        What forms shown to this visitor are bound to: the session of a user.
    outside : bool
        Asks under a public name, where only what is for the world is answered.
    """

    role: Role = Role.ANONYMOUS
    user: User | None = None
    seal: str = ""
    outside: bool = False

    def may(self, right: Right) -> bool:
        """Return whether the visitor's role has `right`."""
        return may(self.role, right)

    @property
    def actor(self) -> str:
        """Who the journal says it was."""
        return f"user:{self.user.pk}" if self.user else "own-machine"

    @property
    def name(self) -> str:
        """Who a decision says it was by."""
        return self.user.email if self.user else "the pages"


KEEPER_OF_OLD = Visitor(Role.KEEPER, None, "own machine")
"""The keeper on the machine that serves the pages, before anybody was made a user."""


def visitor_of(request: HttpRequest) -> Visitor:
    """Return who sends `request`; asked once a request."""
    kept: Visitor | None = getattr(request, _KEPT, None)
    if kept is None:
        kept = _visitor(request)
        setattr(request, _KEPT, kept)
    return kept


def _visitor(request: HttpRequest) -> Visitor:
    if is_public(request):
        return Visitor(outside=True)
    user = getattr(request, "user", None)
    if isinstance(user, User) or (user is not None and user.is_authenticated):
        session = request.session.session_key or ""
        return Visitor(Role(user.role), user, sha256(f"session {session}".encode()).hexdigest()[:32])
    if on_own_machine(request) and not has_keeper():
        return KEEPER_OF_OLD
    return Visitor()
