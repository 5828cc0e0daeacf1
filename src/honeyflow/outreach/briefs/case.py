"""What the sections of one brief share: what was told, what is offered, and what was worked out from both."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from honeyflow.outreach.briefs.calculation import Calculation, calculate
from honeyflow.outreach.briefs.draft import Draft
from honeyflow.outreach.briefs.inventory.matching import Use, match
from honeyflow.outreach.briefs.language import Language
from honeyflow.outreach.briefs.matching import Fit, fitting
from honeyflow.outreach.briefs.offer import Offer, Project
from honeyflow.outreach.briefs.work import Example

SHORT_LINE = 140
"""Most characters of somebody's own words in a line for a slide."""


@dataclass(frozen=True)
class Case:
    """One member's case; `said` speaks the brief's language."""

    draft: Draft
    offer: Offer
    today: date
    said: Language

    @property
    def name(self) -> str:
        """The member as they wish to be named; words to be filled in while they have not told."""
        return self.draft.member.name or self.said.say("[your name]")

    @property
    def employer(self) -> str:
        """The employer, empty when not told."""
        return self.draft.member.employer

    @property
    def company(self) -> str:
        """The company, or who it is where its file does not name it."""
        return self.offer.company or self.said.say("the company behind the software")

    @cached_property
    def used(self) -> tuple[Use, ...]:
        """The company's projects among what is used, one version each."""
        return match(self.draft.uses.components, self.offer.projects, self.today)

    @cached_property
    def fits(self) -> tuple[Fit, ...]:
        """The services chosen, else those that fit."""
        return fitting(self.draft, self.offer, self.used)

    @cached_property
    def year(self) -> Calculation:
        """What these cost and return in a year."""
        quantities = {each.slug: each.quantity for each in self.draft.services}
        services = [(fit.service, quantities.get(fit.service.slug)) for fit in self.fits]
        return calculate(self.draft, services, self.offer.currency)

    @cached_property
    def examples(self) -> tuple[Example, ...]:
        """The member's contributions to show: none that they took out."""
        hidden = self.draft.work_hidden
        work = self.draft.work
        return tuple(each for each in work.examples if not hidden & {each.url, each.sha} - {""}) if work else ()

    @property
    def projects(self) -> tuple[Project, ...]:
        """The company's projects the case is about: those in use, else those worked on, else all."""
        used = {each.project for each in self.used}
        worked = {each.name for each in self.draft.work.projects} if self.draft.work else set()
        for some in (used, worked):
            if found := tuple(each for each in self.offer.projects if each.name in some):
                return found
        return self.offer.projects

    @property
    def commons_period(self) -> str:
        """The time the commons' figures are of."""
        commons = self.offer.commons
        if commons is None:
            return ""
        if commons.first_on is None or commons.last_on is None:
            return commons.period
        first, last = self.said.month(commons.first_on), self.said.month(commons.last_on)
        return first if first == last else self.said.say_in("period", "{first} to {last}", first=first, last=last)

    def shortened(self, text: str, longest: int = SHORT_LINE) -> str:
        """Return the first line of somebody's own words, cut between words where it is long."""
        line = text.partition("\n")[0].strip()
        if len(line) <= longest:
            return line
        cut = line[: longest - 1]
        return f"{cut.rpartition(' ')[0] or cut}…"

    def cited(self, text: str) -> str:
        """Return somebody's own words, short, in quotation marks, for use within a sentence of ours."""
        return self.said.quoted(self.shortened(text, 90).rstrip(".。"))
