"""The demo company's catalogue: four services, what each costs, and what it does for each side."""

from dataclasses import dataclass


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
    text: str


_OFFERS = {
    "support": _Offer(
        "Support",
        "Answers within four hours, from the people who write Weft; fixes go into the next release.",
        "1250.00",
        "month",
        "Organizations that depend on Weft every working day.",
        "Somebody to call when it matters, and a say in what is mended first.",
        "Fewer nights with a problem of somebody else's making, and answers from those who know.",
        "What customers pay to have mended is mended for everyone, in the next release.",
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
        """We run the same release that everybody can download. Backups are yours: take them, and leave, any day.
""",
    ),
    "training": _Offer(
        "Training",
        "Two days at your place or online, by those who wrote the manual.",
        "2300.00",
        "day",
        "Teams that start with Weft, or want to get more out of it.",
        "A team at home in the software in days, not months.",
        "Time to learn what you want to know, from people who can answer; a certificate in your name.",
        "Each question asked becomes a page of the manual.",
        """Bring your own data and your own questions. The first day goes through the manual, the second through
your project.
""",
    ),
    "consulting": _Offer(
        "Consulting",
        "Connectors and dashboards made with your team; what is general becomes open source.",
        "",
        "day",
        "Organizations that build something of their own on Weft.",
        "A plan and the hands to carry it out, from people who know the code.",
        "Your own work reviewed and carried further, with your name on it.",
        "What is of general use becomes part of Weft.",
        """We begin with two days of listening. What is yours stays yours; what helps everybody goes into Weft,
and you need not maintain it alone.
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
    }
    lines = [f'{key} = "{value}"' for key, value in front.items()]
    price = [f"price = {offer.price}"] if offer.price else []
    return "\n".join(["+++", *lines, *price, "+++", "", f"# {offer.title}", "", offer.text])
