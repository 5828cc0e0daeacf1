"""What a format of a brief declares."""

from collections.abc import Callable
from dataclasses import dataclass

from honeyflow.kernel.finding import Finding
from honeyflow.outreach.briefs.records import Brief


def nothing_lost(brief: Brief) -> tuple[Finding, ...]:  # noqa: ARG001
    """Return no finding: the format carries whatever is in a brief."""
    return ()


@dataclass(frozen=True)
class Format:
    """One way to write a brief.

    Parameters
    ----------
    name : str
        For the command and the address, e.g. ``pdf``.
    ending : str
        Of the file, without a dot.
    media_type : str
        For the web.
    title : str
        For people, in English: "PDF".
    render : callable
        The brief in, the file's content out; pure, no network, nothing kept.
    lost : callable
        The brief in, a finding out for what of it this format cannot show.
    """

    name: str
    ending: str
    media_type: str
    title: str
    render: Callable[[Brief], bytes]
    lost: Callable[[Brief], tuple[Finding, ...]] = nothing_lost
