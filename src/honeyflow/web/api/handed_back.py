"""What systems hand back: who unsubscribed or complained, what was sent; answered alike whoever it is about."""

from collections.abc import Sequence

from honeyflow.backoffice.actions.consents import withdraw
from honeyflow.backoffice.actions.messages import Judged, record_messages
from honeyflow.backoffice.actions.subjects import ErasedAddressError, Whose, keep_subject
from honeyflow.backoffice.actions.suppressing import complain
from honeyflow.backoffice.models import Token
from honeyflow.outreach.addresses import Fault, read_address
from honeyflow.outreach.records import Outcome
from honeyflow.site import Site
from honeyflow.web.api.errors import ApiError
from honeyflow.web.api.schemas import Complaints, Sent, Unsubscribes

CHANNEL = "api"


def take_unsubscribes(site: Site, token: Token, told: Unsubscribes) -> dict[str, int]:
    """Withdraw at once, or object; of somebody erased there is nothing left to stop."""
    refuse_faults([each.address for each in told.items])
    for each in told.items:
        whose = _whose(site, each.address)
        if whose is not None:
            withdraw(whose, each.purpose, f"system:{token.name}", CHANNEL)
    return {"taken": len(told.items)}


def take_complaints(site: Site, token: Token, told: Complaints) -> dict[str, int]:
    """Write complaints down: a quiet period begins."""
    refuse_faults(told.addresses)
    for each in told.addresses:
        whose = _whose(site, each)
        if whose is not None:
            complain(whose, f"system:{token.name}", CHANNEL)
    return {"taken": len(told.addresses)}


def take_sent(site: Site, token: Token, told: Sent) -> dict[str, int]:
    """Write down what was sent; what had no ground stands first in the proof of no slamming."""
    refuse_faults(told.addresses)
    judged = [Judged(each, Outcome.ALLOW) for each in told.addresses]
    record_messages(site, told.purpose, judged, f"system:{token.name}")
    return {"taken": len(told.addresses)}


def refuse_faults(texts: Sequence[str]) -> None:
    """Raise when one is no address: by how it is written, not by whose it is."""
    faults = [
        f"{place}: {read.value}" for place, text in enumerate(texts) if isinstance(read := read_address(text), Fault)
    ]
    if faults:
        raise ApiError(422, "no-address", f"Nothing was written down; no address at {'; '.join(faults[:20])}")


def _whose(site: Site, text: str) -> Whose | None:
    try:
        return keep_subject(site, text)
    except ErasedAddressError:
        return None
