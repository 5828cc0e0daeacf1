"""How people sign: several names and addresses each, as git histories have them.

Addresses are such as cannot exist: ``.example`` domains, underscores at Gmail, doubled hyphens and numbers beyond those
given out at GitHub; so no address belongs to a real person.
"""

from datetime import date

from honeyflow.demo.dice import Dice
from honeyflow.demo.names import Name, ascii_text
from honeyflow.demo.records import Person, Voice

ALWAYS = (date.min, date.max)


class Addresses:
    """Gives each person addresses nobody else has."""

    def __init__(self, dice: Dice) -> None:
        self._dice = dice
        self._taken: set[str] = set()
        self._number = 9_000_000_000

    def at(self, domain: str, local: str) -> str:
        """Return a free address at `domain`."""
        address, number = f"{local}@{domain}", 2
        while address in self._taken:
            address, number = f"{local}{number}@{domain}", number + 1
        self._taken.add(address)
        return address

    def noreply(self, login: str) -> str:
        """Return the address a forge gives those who hide theirs."""
        self._number += self._dice.whole(3, 9999)
        return f"{self._number}+{login}@users.noreply.github.com"


def build_voices(person: Person, dice: Dice, addresses: Addresses) -> list[Voice]:
    """Return the names and addresses of a person, work ones only while the job lasts."""
    name, shown = person.name, _shown(person.name, dice)
    first, last = (_local(part) for part in (name.given, name.family))
    private = _private(first, last, dice, addresses)
    hides = dice.chance(0.12) and not person.role  # works for somebody, and never says so
    voices = [Voice(_latin1(shown, dice), private, *ALWAYS, 1.0 if dice.chance(0.5) else 0.02)]
    for job in person.jobs:
        if job.organization is None or hides:
            continue
        local = (f"{first}.{last}", f"{first[0]}{last}", first)[job.organization.style]
        for n, (domain, since) in enumerate(job.organization.domains):
            later = [day for _, day in job.organization.domains[n + 1 :]]
            start, end = max(since, job.start), min([job.end, *later])
            if start < end:
                email = addresses.at(domain, local)
                voices.append(Voice(shown, email, start, end, 9.0))
                if dice.chance(0.3):
                    voices.append(Voice(_variant(name, dice), email, start, end, 1.5))
    if dice.chance(0.3):
        voices.append(Voice(_variant(name, dice), addresses.noreply(f"{first}--{last}"), *ALWAYS, 0.6))
    if dice.chance(0.05):  # a new machine, not set up yet
        voices.append(Voice(first, f"{first}@{last}-laptop.local", *ALWAYS, 0.15))
    return voices


def _shown(name: Name, dice: Dice) -> str:
    """Return the name as they usually sign: in Latin letters more often than not, whatever their script."""
    return name.native if dice.chance(0.45) else name.latin


def _variant(name: Name, dice: Dice) -> str:
    given, family = name.given, name.family
    return dice.pick(
        (
            name.native,
            name.latin,
            name.ascii,
            f"{family} {given}",
            f"{given[0]}. {family}",
            f"{_local(given)[0]}{_local(family)}",
            name.ascii.lower(),
        )
    )


def _latin1(name: str, dice: Dice) -> str | bytes:
    """Return some names as an old editor wrote them: in Latin-1, which git takes for UTF-8."""
    if name.isascii() or not dice.chance(0.06):
        return name
    try:
        return name.encode("latin-1")
    except UnicodeEncodeError:
        return name


def _private(first: str, last: str, dice: Dice, addresses: Addresses) -> str:
    draw = dice.draw()
    if draw < 0.6:
        return addresses.at("gmail.com", f"{first}_{last}")
    if draw < 0.7:
        return addresses.at("googlemail.com", f"{first}_{last[0]}")
    if draw < 0.76:  # a domain of one's own is no employer
        return addresses.at(f"{first}-{last}.example", "mail")
    return addresses.noreply(f"{first}--{last}")


def _local(part: str) -> str:
    return "".join(letter for letter in ascii_text(part).lower() if letter.isalnum())
