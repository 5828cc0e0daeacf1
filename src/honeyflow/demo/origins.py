"""What brought each customer of the demo, as far as anybody asked, and what each side needs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from honeyflow.demo.billing import Customer
from honeyflow.demo.dice import Dice, Wheel

_ASKED_SINCE = date(2017, 7, 1)
_ANSWER_SHARE = 0.86
_BROUGHT = Wheel(
    (("software", 0.44), ("colleague", 0.2), ("sales", 0.16), ("partner", 0.1), ("other", 0.05), ("unknown", 0.05))
)
_DETAILS = {
    "software": "ran it for a year before",
    "colleague": "an engineer of ours writes the exporter",
    "partner": "our integrator",
    "other": "a talk at a fair",
}


@dataclass(frozen=True)
class Origin:
    """What brought one customer in truth, and whether it said so."""

    customer: str
    origin: str
    told_on: date | None
    detail: str


def build_origins(seed: int, customers: Sequence[Customer], until: date) -> list[Origin]:
    """Return what brought every customer; those of the first year were never asked."""
    found = []
    for each in customers:
        dice = Dice(seed, "origin", each.number)
        origin = _BROUGHT.spin(dice)
        told = each.since + timedelta(days=dice.whole(6, 70))
        answers = each.since >= _ASKED_SINCE and dice.chance(_ANSWER_SHARE) and told <= until
        detail = _DETAILS.get(origin, "") if dice.chance(0.3) else ""
        found.append(Origin(each.number, origin, told if answers else None, detail))
    return found


@dataclass(frozen=True)
class _Wish:
    need_id: str
    side: str
    kind: str
    title: str
    told: tuple[int, int]
    days_to_meet: int
    tellings: int
    people: int = 0


_WISHES = (
    _Wish("N-01", "customers", "long-term support", "Fixes for a release over three years", (2018, 2), 420, 9),
    _Wish("N-02", "customers", "service level", "An answer within an hour when the server is down", (2019, 5), 300, 7),
    _Wish("N-03", "customers", "certification", "ISO 27001 for the hosting", (2020, 9), 620, 11),
    _Wish("N-04", "customers", "feature", "Sign-on with the company's own directory", (2021, 3), 210, 14),
    _Wish("N-05", "customers", "long-term support", "The old connectors kept alive until 2027", (2022, 11), 0, 5),
    _Wish("N-06", "customers", "feature", "Reports as PDF, every Monday", (2023, 6), 180, 6, 3),
    _Wish("N-07", "customers", "certification", "A list of everything a release contains (SBOM)", (2024, 4), 240, 12),
    _Wish("N-08", "customers", "service level", "Support in Japanese hours", (2025, 2), 0, 3),
    _Wish("N-09", "customers", "feature", "Rights by department", (2025, 9), 0, 8, 2),
    _Wish("N-10", "customers", "certification", "Cyber Resilience Act: declaration of conformity", (2026, 1), 0, 10),
    _Wish("N-21", "community", "docs", "How to write a connector, from the first line", (2017, 10), 260, 0, 14),
    _Wish("N-22", "community", "reviews", "A first review within a week", (2018, 12), 480, 0, 22),
    _Wish("N-23", "community", "answers", "Questions about upgrades answered at all", (2020, 3), 150, 0, 17),
    _Wish("N-24", "community", "mentoring", "Somebody to ask for a first change", (2021, 5), 700, 0, 9),
    _Wish("N-25", "community", "other", "A charter: what is open stays open", (2021, 12), 304, 0, 41),
    _Wish("N-26", "community", "docs", "The manual in Portuguese", (2023, 8), 330, 0, 6),
    _Wish("N-27", "community", "reviews", "Reviewers who are not staff", (2024, 6), 0, 0, 12),
    _Wish("N-28", "community", "mentoring", "A monthly hour for newcomers", (2025, 4), 190, 0, 15),
    _Wish("N-29", "community", "answers", "Answers in the hours of the Americas", (2025, 11), 0, 0, 8),
)

Row = tuple[object, ...]
NEEDS = ("need_id", "side", "kind", "title", "customer_id", "people", "told_on", "met_on", "link")


def need_rows(seed: int, customers: Sequence[Customer], until: date) -> Iterator[Row]:
    """Yield a row for each telling: one a customer for the customers' needs, one with a number for the community's."""
    for wish in _WISHES:
        dice = Dice(seed, "need", wish.need_id)
        told = date(*wish.told, dice.whole(2, 26))
        met = told + timedelta(days=wish.days_to_meet) if wish.days_to_meet else None
        known = met if met is not None and met <= until else ""
        link = f"https://forge.weftwise.example/weft/issues/{dice.whole(100, 4000)}"
        who = [""] if wish.side == "community" else _askers(dice, customers, told, wish.tellings)
        for place, customer in enumerate(who):
            day = min(told + timedelta(days=dice.whole(0, 90) if place else 0), until)
            people = wish.people if place == 0 and wish.people else ""
            if told <= until:
                yield (wish.need_id, wish.side, wish.kind, wish.title, customer, people, day, _later(known, day), link)


def _later(met: object, told: date) -> object:
    return max(met, told) if isinstance(met, date) else ""


def _askers(dice: Dice, customers: Iterable[Customer], told: date, count: int) -> list[str]:
    there = [each.number for each in customers if each.since <= told and (each.until is None or each.until > told)]
    found: list[str] = []
    while there and len(found) < count:
        found.append(there.pop(dice.whole(0, len(there) - 1)))
    return found or [""]
