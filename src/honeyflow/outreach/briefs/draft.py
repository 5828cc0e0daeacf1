"""The member's draft: everything they told, as they told it. Schema ``honeyflow/draft/1`` (docs/formats/draft.md).

A draft is never refused because something is missing or wrong: that becomes a finding and counts as not told.
"""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from honeyflow.kernel.bounds import Bounds
from honeyflow.kernel.finding import Finding, Severity
from honeyflow.outreach.briefs.told import Told, currency_of, read_told
from honeyflow.outreach.briefs.work import Work, web_address, work_plain, work_told

SCHEMA = "honeyflow/draft/1"
ASKS = ("talk", "trial", "budget", "training", "own")
"""The small next steps a member can ask for."""

MOST_COMPONENTS = 500
SHORT = 200


@dataclass(frozen=True)
class Member:
    """Who makes the case, as they wish to be named; the employer may be unknown."""

    name: str = ""
    role: str = ""
    employer: str = ""


@dataclass(frozen=True)
class Component:
    """One piece of software in use; `source` is the file it was found in (key ``from``)."""

    purl: str = ""
    name: str = ""
    version: str = ""
    source: str = ""


@dataclass(frozen=True)
class Uses:
    """What the employer uses, in the member's words and by what was found."""

    words: str = ""
    components: tuple[Component, ...] = ()


@dataclass(frozen=True)
class Waiting:
    """Something waited for or worked around; `hours` a month of self-support, the member's estimate."""

    text: str
    url: str = ""
    hours: Bounds | None = None


@dataclass(frozen=True)
class Chosen:
    """A service the member chose; `quantity` in its units a year."""

    slug: str
    why: str = ""
    quantity: Bounds | None = None


@dataclass(frozen=True)
class Assumptions:
    """The member's own: cost of an hour, its currency (empty: the company's), share (0-1) a service would take over."""

    rate: Bounds | None = None
    currency: str = ""
    taken: Bounds | None = None


@dataclass(frozen=True)
class Ask:
    """The next step asked for; `kind` is one of `ASKS` or empty."""

    kind: str = ""
    text: str = ""


@dataclass(frozen=True)
class Draft:
    """A member's draft; every part may be missing.

    Parameters
    ----------
    work_hidden : frozenset of str
        Addresses or commit ids of examples the member takes out.
    questions : tuple of str or None
        Slugs of the questions to include; None: all.
    sections_hidden : frozenset of str
        Keys of sections the member leaves out.
    """

    language: str = ""
    made_on: date | None = None
    member: Member = Member()
    uses: Uses = Uses()
    work: Work | None = None
    work_words: str = ""
    work_hidden: frozenset[str] = frozenset()
    waits: tuple[Waiting, ...] = ()
    risk: str = ""
    services: tuple[Chosen, ...] = ()
    assumptions: Assumptions = Assumptions()
    frees: str = ""
    ask: Ask = Ask()
    questions: tuple[str, ...] | None = None
    sections_hidden: frozenset[str] = frozenset()
    colour: str = ""


def read_draft(text: str, source: str = "draft") -> tuple[Draft, tuple[Finding, ...]]:
    """Return the draft in a JSON or TOML text, and what was wrong with it."""
    told = read_told(text, source)
    draft = draft_told(told)
    return draft, tuple(told.findings)


def draft_told(told: Told) -> Draft:
    """Return the draft an object tells; what is wrong in it goes to its findings."""
    schema = told.text("schema", 80)
    if schema not in ("", SCHEMA):
        told.fault("schema", repr(schema), repr(SCHEMA), Severity.WARNING, "read as far as it can be")
    draft = Draft(
        language=told.text("language", 20, multiline=False),
        made_on=told.day("made_on"),
        member=_member(told.one("member")),
        uses=_uses(told.one("uses")),
        work=work_told(told.one("work")) if told.has("work") else None,
        work_words=told.text("work_words"),
        work_hidden=frozenset(told.texts("work_hidden")),
        waits=tuple(_waits(told)),
        risk=told.text("risk"),
        services=tuple(_services(told)),
        assumptions=_assumptions(told.one("assumptions")),
        frees=told.text("frees"),
        ask=_ask(told.one("ask")),
        questions=told.texts("questions") if told.has("questions") else None,
        sections_hidden=frozenset(told.texts("sections_hidden")),
        colour=told.colour("colour"),
    )
    told.asked |= {"work", "questions", "links"}  # links: the browser's own, by which released briefs are taken back
    told.close()
    return draft


def draft_json(draft: Draft) -> str:
    """Return the draft as JSON; numbers the member told are texts, so that none is rounded."""
    return json.dumps(draft_plain(draft), indent=2, ensure_ascii=False) + "\n"


def draft_plain(draft: Draft) -> dict[str, Any]:
    """Return the draft as plain values, ready for JSON."""
    plain = {
        "schema": SCHEMA,
        "language": draft.language,
        "made_on": None if draft.made_on is None else draft.made_on.isoformat(),
        "member": vars(draft.member) | {},
        "uses": {"words": draft.uses.words, "components": [_component_plain(each) for each in draft.uses.components]},
        "work": None if draft.work is None else work_plain(draft.work),
        "work_words": draft.work_words,
        "work_hidden": sorted(draft.work_hidden),
        "waits": [{"text": each.text, "url": each.url, **_ends("hours", each.hours)} for each in draft.waits],
        "risk": draft.risk,
        "services": [{"slug": s.slug, "why": s.why, **_ends("quantity", s.quantity)} for s in draft.services],
        "assumptions": _assumptions_plain(draft.assumptions),
        "frees": draft.frees,
        "ask": vars(draft.ask) | {},
        "sections_hidden": sorted(draft.sections_hidden),
        "colour": draft.colour,
    }
    return plain if draft.questions is None else plain | {"questions": list(draft.questions)}


def _member(told: Told) -> Member:
    member = Member(*(told.text(key, SHORT, multiline=False) for key in ("name", "role", "employer")))
    told.close()
    return member


def _uses(told: Told) -> Uses:
    components = tuple(_component(each) for each in told.each("components", MOST_COMPONENTS))
    uses = Uses(told.text("words"), tuple(each for each in components if each.name or each.purl))
    told.close()
    return uses


def _component(told: Told) -> Component:
    component = Component(*(told.text(key, 500, multiline=False) for key in ("purl", "name", "version", "from")))
    told.close()
    return component


def _waits(told: Told) -> list[Waiting]:
    found = []
    for each in told.each("waits"):
        hours = each.bounds("hours_low", "hours_high")
        found.append(Waiting(each.text("text"), web_address(each, "url"), hours))
        each.close()
    return [each for each in found if each.text or each.url or each.hours]


def _services(told: Told) -> list[Chosen]:
    found = []
    for each in told.each("services"):
        quantity = each.bounds("quantity_low", "quantity_high")
        found.append(Chosen(each.text("slug", SHORT, multiline=False), each.text("why"), quantity))
        each.close()
    return [each for each in found if each.slug]


def _assumptions(told: Told) -> Assumptions:
    taken = told.bounds("taken_low", "taken_high")
    if taken is not None and taken.high > 1:
        told.fault("taken_high", f"{taken.high}", "a share between 0 and 1, such as 0.5")
        taken = None
    assumptions = Assumptions(told.bounds("rate_low", "rate_high"), currency_of(told), taken)
    told.close()
    return assumptions


def _ask(told: Told) -> Ask:
    kind = told.text("kind", 20, multiline=False)
    if kind and kind not in ASKS:
        told.fault("kind", repr(kind), f"one of {', '.join(ASKS)}")
        kind = ""
    ask = Ask(kind, told.text("text"))
    told.close()
    return ask


def _component_plain(each: Component) -> dict[str, str]:
    return {"purl": each.purl, "name": each.name, "version": each.version, "from": each.source}


def _assumptions_plain(each: Assumptions) -> dict[str, str | None]:
    return {**_ends("rate", each.rate), "currency": each.currency, **_ends("taken", each.taken)}


def _ends(name: str, bounds: Bounds | None) -> dict[str, str | None]:
    ends: tuple[Decimal | None, Decimal | None] = (None, None) if bounds is None else (bounds.low, bounds.high)
    return {
        f"{name}_{end}": None if value is None else f"{value:f}"
        for end, value in zip(("low", "high"), ends, strict=True)
    }
