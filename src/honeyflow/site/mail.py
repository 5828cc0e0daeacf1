"""The site's ``[mail]``: what the mail proxy does with messages that do not say enough, and how much it keeps."""

from dataclasses import dataclass

from honeyflow.kernel.purpose import Purpose
from honeyflow.site.sections import Section


@dataclass(frozen=True)
class Mail:
    """The mail proxy's settings.

    Parameters
    ----------
    purpose : Purpose or None
        What a message is for that does not say so in ``X-Honeyflow-Purpose``; None: such messages are held.
    public_address : str
        Where the public pages are reached, ``https://mail.example.org``: links to leave begin with it. Empty: nothing
        is relayed, all is held, for no message may go out that cannot be left with one click.
    held_days : int
        Days for which held messages are kept.
    held_megabytes : int
        Most that is kept on disk; beyond it no message is accepted, whoever it is to.
    largest_megabytes : int
        Largest message.
    """

    purpose: Purpose | None = None
    public_address: str = ""
    held_days: int = 14
    held_megabytes: int = 500
    largest_megabytes: int = 10


def read_mail(section: Section) -> Mail:
    """Return what ``[mail]`` says; its faults are gathered in the section."""
    purpose = section.one_of("purpose", "", ("", *Purpose))
    return Mail(
        purpose=Purpose(purpose) if purpose else None,
        public_address=section.matching(
            "public_address", "", r"(https://[^\s<>,]+)?", "an address that begins with https://, as RFC 8058 asks"
        ),
        held_days=section.whole("held_days", Mail.held_days, least=1),
        held_megabytes=section.whole("held_megabytes", Mail.held_megabytes, least=1),
        largest_megabytes=section.whole("largest_megabytes", Mail.largest_megabytes, least=1),
    )
