"""What a member decided about themselves, and what others decided about them: as the site's file has it now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from honeyflow.backoffice.models import User
from honeyflow.people.addresses import address
from honeyflow.people.reads.decided import read_decided_lines
from honeyflow.people.reads.own import Own
from honeyflow.site import Site
from honeyflow.site.erased.file import load_tombstones
from honeyflow.site.whom import parse_whom
from honeyflow.sources.decisions.reading import read_decisions
from honeyflow.sources.decisions.records import Decision
from honeyflow.sources.market.trouble import Trouble
from honeyflow.web.published import Published


@dataclass(frozen=True)
class Stated:
    """One decision about the member; `own` is theirs to take back, `waits` until the next run."""

    decision: Decision
    own: bool
    waits: bool

    @property
    def last_on(self) -> date | None:
        """Last day it is about, both ends being told; None when it is open."""
        return self.decision.valid_to - timedelta(days=1) if self.decision.valid_to else None


def stated_by(site: Site, user: User) -> list[Decision]:
    """Return the decisions in force that a user took, in order."""
    return [each for each in in_force(site) if each.decided_by == user.email]


def in_force(site: Site) -> Sequence[Decision]:
    """Return all decisions in force by the site's file."""
    name = site.people.decisions
    return read_decisions(site.folder / name, Trouble(name, confidential=True), load_tombstones(site))


def stated_about(published: Published, site: Site, user: User, own: Own) -> list[Stated]:
    """Return the decisions about where a member worked, newest first: their own, and the company's about them.

    Who decided is not told; nor what is about more than their own addresses.
    """
    ran = published.ask(read_decided_lines)
    mine = {address(each.email) for each in own.identities} | {user.email}
    found = [
        Stated(each, each.decided_by == user.email, each.line not in ran)
        for each in in_force(site)
        if each.organization and (each.decided_by == user.email or _about(each.who) in mine)
    ]
    return found[::-1]


def _about(text: str) -> str:
    whom = parse_whom(text)
    return address(whom.email) if whom and not whom.name else ""
