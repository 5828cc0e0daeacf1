"""Telling a system the suppression list: as hashes under its own key, and written down."""

from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.models import Token
from honeyflow.backoffice.suppressed import suppression_hashes
from honeyflow.kernel.errors import UnknownNameError
from honeyflow.kernel.purpose import Purpose
from honeyflow.site import Site


def tell_suppression(site: Site, system: str, purpose: Purpose | None, actor: str) -> list[str]:
    """Return the hashes for a system, its decoys among them.

    Raises
    ------
    UnknownNameError
        When no system of this name has a token that counts.
    """
    token = Token.objects.filter(name=system, revoked_at=None).first()
    if token is None:
        names = Token.objects.filter(revoked_at=None).order_by("name").values_list("name", flat=True)
        raise UnknownNameError("system with a token", system, list(names))
    hashes = suppression_hashes(site, token, purpose)
    write_entry(
        Kind.SUPPRESSION_TOLD, actor, purpose=purpose.value if purpose else "", system=system, hashes=len(hashes)
    )
    return hashes
