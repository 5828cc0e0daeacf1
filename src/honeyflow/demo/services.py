"""The demo company's catalogue: four services, what each costs, and what it does for each side."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class _Offer:
    title: str
    summary: str
    price: str
    unit: str
    audience: str
    employer: str
    person: str
    everyone: str
    when: str
    needs: tuple[str, ...]
    stays: str
    updated: date
    text: str


_OFFERS = {
    "support": _Offer(
        "Support",
        "Answers within four hours, from the people who write Weft; fixes go into the next release.",
        "1250.00",
        "month",
        "Organizations that depend on Weft every working day.",
        "Somebody to call when it matters, and a say in what is mended first.",
        "You stay the one who knows your systems; there is somebody to share a hard problem with, at night too.",
        "What customers pay to have mended is mended for everyone, in the next release.",
        "When a report has to be out on Monday and something in Weft is in the way on Friday.",
        ("slow answers", "outage", "security fix", "bug", "upgrade", "old version", "night"),
        "You decide what goes in and when; the people who know your systems stay the ones who run them.",
        date(2026, 2, 2),
        """Write or call; whoever answers has commit rights.

## What is in it

| | |
|---|---|
| First answer | within four hours on working days |
| Fixes | in the next release, or as a patch before it |
| Versions | the last two, each for three years |

## What is not

Nothing is held back for customers: a fix is public the day it is made. What you pay for is that *yours* is made first.
""",
    ),
    "hosting": _Offer(
        "Hosting",
        "Weft run for you in three regions, with backups and upgrades; leave with your data any day.",
        "890.00",
        "month",
        "Teams without a machine room of their own.",
        "One bill, one number to call, and no upgrade weekends.",
        "Time for your own work rather than for patches.",
        "What breaks at scale is found here first, and mended for everyone.",
        "When keeping Weft running takes the time you want for what runs on it.",
        ("hosting", "backup", "patches", "operations"),
        "Your data and your reports are yours: take them with you any day, to machines of your own.",
        date(2025, 9, 15),
        """We run the same release that everybody can download. Backups are yours: take them, and leave, any day.
""",
    ),
    "training": _Offer(
        "Training",
        "Two days at your place or online, by those who wrote the manual.",
        "2300.00",
        "day",
        "Teams that start with Weft, or want to get more out of it.",
        "Colleagues who are at home in the software sooner, and a team that can do more with it by itself.",
        "Time for what you want to know: you shape the two days. A certificate in your name.",
        "Each question asked becomes a page of the manual.",
        "When new colleagues start, or a team wants to do more with Weft by itself.",
        ("training", "new colleagues", "learning", "onboarding"),
        "What your team learns is yours, and so are the exercises; whoever leads it at your place goes on with them.",
        date(2026, 4, 13),
        """Bring your own data and your own questions: you know what your team needs. The first day goes through the
manual, the second through your project.

## What is in it

| | |
|---|---|
| Length | two days, together or a month apart |
| Size | up to twelve people; more in two groups |
| Afterwards | the exercises, yours to use and change |
""",
    ),
    "consulting": _Offer(
        "Consulting",
        "Connectors and dashboards made with your team; what is general becomes open source.",
        "",
        "day",
        "Organizations that build something of their own on Weft.",
        "Your team's plan carried out sooner, with people who know the code beside them.",
        "Your own work reviewed and carried further, with your name on it.",
        "What is of general use becomes part of Weft.",
        "When you know what you need and lack the weeks to write it.",
        ("connector", "dashboard", "integration", "feature"),
        "The direction, and whatever is yours alone; what becomes part of Weft is yours to use like everybody's.",
        date(2025, 6, 23),
        """We begin with two days of listening, for the direction is yours. What is yours stays yours; what helps
everybody goes into Weft, and you need not maintain it alone.
""",
    ),
}


def service_pages() -> dict[str, str]:
    """Return the Markdown of each service by its slug."""
    return {slug: _page(offer) for slug, offer in _OFFERS.items()}


def _page(offer: _Offer) -> str:
    front = {
        "title": offer.title,
        "summary": offer.summary,
        "unit": offer.unit,
        "for": offer.audience,
        "employer": offer.employer,
        "person": offer.person,
        "everyone": offer.everyone,
        "when": offer.when,
        "stays": offer.stays,
    }
    needs = ", ".join(f'"{need}"' for need in offer.needs)
    lines = [
        *(f'{key} = "{value}"' for key, value in front.items()),
        f"needs = [{needs}]",
        f"updated = {offer.updated}",
    ]
    price = [f"price = {offer.price}"] if offer.price else []
    return "\n".join(["+++", *lines, *price, "+++", "", f"# {offer.title}", "", offer.text])
