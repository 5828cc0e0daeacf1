"""The whole story of one seed, told before anything is written: people, customers, and what everybody does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from honeyflow.demo import plot
from honeyflow.demo.billing import Customer, Invoice, build_customers, build_invoices
from honeyflow.demo.cast import OUTSIDERS, Births, build_outsiders
from honeyflow.demo.commits import Act, schedule
from honeyflow.demo.dice import Dice
from honeyflow.demo.names import CULTURES, Name
from honeyflow.demo.organizations import KEEPER, Organization, build_market, build_neighbours
from honeyflow.demo.records import Job, Person, Voice
from honeyflow.demo.staff import ROLES, Payroll
from honeyflow.demo.voices import ALWAYS, Addresses, build_voices

_BOTS = (
    ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", "versions", 5.0),
    ("weft-ci-bot", "ci-bot@weftwise.example", "checks", 1.5),
    ("Weblate", "weblate@weftwise.example", "translations", 2.0),
)

SHARED_MAILBOX = "dev@weftwise.example"


@dataclass(frozen=True)
class Story:
    """Everything that happened."""

    seed: int
    until: date
    staff: Sequence[Person]
    people: Sequence[Person]
    bots: Sequence[Person]
    organizations: Sequence[Organization]
    customers: Sequence[Customer]
    invoices: Sequence[Invoice]
    acts: Sequence[Act]

    def maintainers(self, dice: Dice) -> Callable[[date], Person]:
        """Return who merges and releases on a day: somebody of the staff who commits anyway."""

        def maintainer(day: date) -> Person:
            there = [each for each in self.staff if each.on_staff(min(day, self.until))]
            return dice.pick([each for each in there if ROLES[each.role][1] >= _MERGES] or there)

        return maintainer


_MERGES = 0.4


def tell(seed: int, until: date, scale: float) -> Story:
    """Return the story of `seed` up to `until`, at `scale` of its full size."""
    market = build_market(Dice(seed, "market"), max(4, round(165 * scale)))
    neighbours = build_neighbours(Dice(seed, "neighbours"), max(3, round(30 * scale)))
    births = Births(Dice(seed, "births"))
    outsiders = build_outsiders(
        births,
        Dice(seed, "outsiders"),
        max(12, round(OUTSIDERS * scale)),
        until,
        market=market,
        neighbours=neighbours,
    )
    rivals = [each for each in neighbours if each.kind == "company"][:6]
    staff = Payroll(births, Dice(seed, "staff"), outsiders, rivals).live(until, scale)
    people = [*staff, *(each for each in outsiders if not each.role)]
    addresses, dice = Addresses(Dice(seed, "addresses")), Dice(seed, "voices")
    for person in people:
        person.voices = build_voices(person, dice, addresses)
    _share_mailbox(staff)
    bots = [_bot(*row) for row in _BOTS]
    customers = build_customers(Dice(seed, "customers"), market, until, scale)
    return Story(
        seed,
        until,
        staff,
        people,
        bots,
        (KEEPER, *market, *neighbours),
        customers,
        build_invoices(Dice(seed, "invoices"), customers, until, seed),
        schedule(Dice(seed, "acts"), people, bots, until, scale),
    )


def _share_mailbox(staff: Sequence[Person]) -> None:
    """Let three of the staff commit from one mailbox now and then; one of them mistypes the company's domain."""
    for person in staff[1:4]:
        job = next(job for job in person.jobs if job.organization is KEEPER)
        person.voices.append(Voice(person.name.latin, SHARED_MAILBOX, job.start, job.end, 0.7))
    last = staff[-1]
    job = next(job for job in last.jobs if job.organization is KEEPER)
    last.voices.append(Voice(last.name.latin, "me@wetfwise.example", job.start, job.end, 0.4))


def _bot(name: str, email: str, craft: str, energy: float) -> Person:
    start, end = plot.FIRST, date.max
    person = Person(f"bot-{craft}", Name(name, "", name, name), CULTURES[2], craft, energy, start, end, 0, [])
    person.bot = True
    person.jobs = [Job(None, start, end)]
    person.voices = [Voice(name, email, *ALWAYS, 1.0)]
    return person
