"""Where pages learn whether a champion offered introductions; nobody can offer one yet."""

from honeyflow.outreach.organizations.introductions import Introductions, NoIntroductions


def introductions() -> Introductions:
    """Return who may be asked for an introduction, as of this moment."""
    return NoIntroductions()
