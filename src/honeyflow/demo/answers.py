"""What only the generator knows, written beside the demo for tests: true persons, employers, kinds and credits."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from honeyflow.demo.history import Written
from honeyflow.demo.money import yearly
from honeyflow.demo.origins import build_origins
from honeyflow.demo.records import Person
from honeyflow.demo.site_files import money_of, write_csv
from honeyflow.demo.story import Story
from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.period import add_months

_COMMITS = ("repository", "sha", "person", "employer", "party", "bot", "accepted", "merge", "happened_on", "kinds")
_CREDITS = ("repository", "sha", "person", "role", "kind", "party", "credit_share")

Rows = Iterable[Sequence[object]]
COMMUNITY = frozenset({"events", "bounties"})
HELP = {"Reviewed-by": Kind.QUALITY, "Tested-by": Kind.QUALITY, "Reported-by": Kind.QUALITY}


def write_answers(folder: Path, story: Story, written: Mapping[str, Sequence[tuple[str, Written]]]) -> None:
    """Write what is true of people, commits, customers' origins and recurring revenue.

    `written` is (sha, commit) by repository.
    """
    folder.mkdir(exist_ok=True)
    everyone = [*story.people, *story.bots]
    write_csv(folder / "identities.csv", ("name", "email", "encoding", "person", "bot"), _identities(everyone))
    write_csv(folder / "employers.csv", ("person", "employer", "kind", "valid_from", "valid_to"), _employers(everyone))
    write_csv(folder / "commits.csv", _COMMITS, _commits(written))
    write_csv(folder / "credits.csv", _CREDITS, _credits(written))
    write_csv(folder / "origins.csv", ("customer_id", "origin", "told"), _origins(story))
    write_csv(folder / "recurring.csv", ("month_on", "currency", "mrr", "customers"), _recurring(story))
    spent = yearly(money_of(story).expenses, COMMUNITY)
    rows = ((year, currency, amount) for (year, currency), amount in sorted(spent.items()))
    write_csv(folder / "community_spending.csv", ("year", "currency", "amount"), rows)


def _origins(story: Story) -> Rows:
    for each in build_origins(story.seed, story.customers, story.until):
        yield each.customer, each.origin, each.told_on is not None


def _recurring(story: Story) -> Rows:
    """Yield what is paid a month by contract at each month's end, per currency, from the contracts that are sound.

    A contract runs twelve months from the first of a month: it counts a twelfth at each of their ends.
    """
    paid: dict[tuple[date, str], dict[str, Decimal]] = {}
    for each in {each.number: each for each in story.invoices if each.currency in ("EUR", "USD")}.values():
        if each.served is None or each.service not in ("support", "hosting"):
            continue
        for month in (add_months(each.served[0], n) for n in range(12)):
            if month <= story.until:
                held = paid.setdefault((month, each.currency), {})
                held[each.customer] = held.get(each.customer, Decimal(0)) + Decimal(each.amount) / 12
    for (month, currency), held in sorted(paid.items()):
        yield month, currency, sum(held.values(), Decimal(0)).quantize(Decimal("0.01")), len(held)


def _identities(everyone: Iterable[Person]) -> Rows:
    """Yield the names and addresses people may sign with; not all of them were used."""
    for person in everyone:
        for voice in sorted(person.voices, key=lambda voice: (voice.email, str(voice.name), voice.since)):
            latin1 = isinstance(voice.name, bytes)
            name = voice.name.decode("latin-1") if isinstance(voice.name, bytes) else voice.name
            yield name, voice.email, "latin-1" if latin1 else "utf-8", person.key, person.bot


def _employers(everyone: Iterable[Person]) -> Rows:
    """Yield each person's stretches of employment, half-open; those on their own account have none."""
    for person in everyone:
        for job in person.jobs:
            if job.organization is not None:
                end = "" if job.end == date.max else job.end
                yield person.key, job.organization.domain, job.organization.kind, job.start, end


def _commits(written: Mapping[str, Sequence[tuple[str, Written]]]) -> Rows:
    for repository, commits in written.items():
        for sha, each in commits:
            act, employer = each.act, each.act.person.employer(each.act.day)
            yield (
                *(repository, sha, act.person.key, employer.domain if employer else "", party(act.person, act.day)),
                *(act.person.bot, each.accepted, each.merge, act.day, " ".join(act.kinds)),
            )


def _credits(written: Mapping[str, Sequence[tuple[str, Written]]]) -> Rows:
    """Yield who is credited for what in accepted commits; a bot's are left out."""
    for repository, commits in written.items():
        for sha, each in commits:
            if not each.accepted or each.merge or each.act.person.bot:
                continue
            for person, role, kind, share in _shares(each):
                yield repository, sha, person.key, role, kind, party(person, each.act.day), share


def _shares(each: Written) -> Iterable[tuple[Person, str, Kind, float]]:
    others = [helper for helper in each.act.helpers if helper.token not in HELP]
    for kind in each.act.kinds:
        yield each.act.person, "author", kind, 1 / (1 + len(others))
        yield from ((other.person, "co-authored-by", kind, 1 / (1 + len(others))) for other in others)
    for helper in each.act.helpers:
        if helper.token in HELP:
            yield helper.person, helper.token.lower(), HELP[helper.token], 1.0


def party(person: Person, day: date) -> str:
    """Return the side somebody was on that day."""
    return "company" if person.on_staff(day) else "community"
