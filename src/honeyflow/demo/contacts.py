"""Whom the demo's customers named as their contacts; now and then somebody of theirs who is in the community too."""

from collections.abc import Iterator

from honeyflow.demo.billing import Customer
from honeyflow.demo.dice import Dice
from honeyflow.demo.names import CULTURES, ascii_text
from honeyflow.demo.records import Person
from honeyflow.demo.story import Story

CONTACTS = ("customer_id", "email", "role", "first_day", "last_day", "country")

Row = tuple[object, ...]

_MEMBER_SHARE = 0.3


def contact_rows(story: Story) -> Iterator[Row]:
    """Yield the contacts of every customer: for the contract, for the technical side, some for bills and security."""
    members = [each for each in story.people if not each.bot and not each.once]
    for each in story.customers:
        dice = Dice(story.seed, "contacts", each.number)
        domain, since = each.organization.domain, each.since
        until = each.until or ""
        rest = (since, until, each.organization.country)
        yield each.number, _somebody(dice, domain), "contract", *rest
        yield each.number, _member(dice, each, members) or _somebody(dice, domain), "technical", *rest
        if dice.chance(0.5):
            yield each.number, f"accounts@{domain}", "billing", *rest
        if dice.chance(0.25):
            yield each.number, f"security@{domain}", "security", *rest


def _somebody(dice: Dice, domain: str) -> str:
    culture = dice.pick(CULTURES)
    given, family = (dice.pick(names).rpartition("=")[2] for names in (culture.given, culture.family))
    return f"{_plain(given)}.{_plain(family)}@{domain}"


def _plain(name: str) -> str:
    return "".join(letter for letter in ascii_text(name).lower() if letter.isalnum())


def _member(dice: Dice, customer: Customer, members: list[Person]) -> str:
    """Return the work address of somebody of the community whom the customer employs, if there is one."""
    organization = customer.organization
    there = [each for each in members if any(job.organization is organization for job in each.jobs)]
    voices = (voice for each in there for voice in each.voices)
    found = [voice.email for voice in voices if voice.email.endswith(f"@{organization.domain}")]
    return dice.pick(sorted(set(found))) if found and dice.chance(_MEMBER_SHARE) else ""
