"""A draft to begin with, as TOML for people: what was found filled in, what only the member knows left to them."""

from typing import Any

import tomlkit
from tomlkit.items import String

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.catalogue import LANGUAGES
from honeyflow.outreach.briefs.draft import ASKS, SCHEMA
from honeyflow.outreach.briefs.offer import Service
from honeyflow.outreach.briefs.records import SECTIONS
from honeyflow.outreach.briefs.sections.prices import price_of
from honeyflow.outreach.briefs.work import work_plain


def starting_draft(case: Case, name: str = "draft.toml") -> str:
    """Return a case's draft as commented TOML, to be kept as `name`; read again it is the same draft."""
    parts = [_head(case, name), _member(case), _uses(case), _waits(), _services(case), _assumptions(), _ask()]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n" + _work(case)


def _head(case: Case, name: str) -> list[str]:
    """Return the keys without a table of their own: TOML wants them first."""
    draft = case.draft
    return [
        "# The draft of your brief, in your hands alone. Lines that begin with # are notes and examples: take the #",
        "# away to use one. What you leave empty is left out; nothing is invented for you. When it is ready:",
        f"#   honeyflow brief make {name} --services services.json",
        "",
        f"schema = {_text(SCHEMA)}",
        f"language = {_text(draft.language or 'en')}           # {', '.join(LANGUAGES)}",
        f"made_on = {case.today.isoformat()}",
        '# colour = "#8a5a00"      # else the company\'s',
        f"# sections_hidden = []    # to leave out: {', '.join(SECTIONS)}",
        *_questions(case),
        "",
        '# Your own words, shown as yours: write them as you would say them; several lines: """like this""".',
        f"work_words = {_text(draft.work_words)}           # what you did for the project, or know from using it",
        f"risk = {_text(draft.risk)}                 # what your employer should keep in view",
        f"frees = {_text(draft.frees)}                # what you would do with the time a service gives back",
    ]


def _questions(case: Case) -> list[str]:
    """Return the questions on offer; all are answered unless some are named."""
    if not case.offer.questions:
        return []
    slugs = ", ".join(_text(each.slug) for each in case.offer.questions)
    return [f"# questions = [{slugs}]    # those to answer; all when not set"]


def _member(case: Case) -> list[str]:
    member = case.draft.member
    return [
        "[member]",
        f"name = {_text(member.name)}",
        f"role = {_text(member.role)}",
        f"employer = {_text(member.employer)}             # left empty, the brief says 'we'",
    ]


def _uses(case: Case) -> list[str]:
    lines = ["[uses]", f"words = {_text(case.draft.uses.words)}                # what you use it for"]
    for each in case.draft.uses.components:
        lines += ["[[uses.components]]"]
        lines += [f"{key} = {_text(value)}" for key, value in _component(each).items() if value]
    return lines


def _component(each: Any) -> dict[str, str]:
    return {"purl": each.purl, "name": each.name, "version": each.version, "from": each.source}


def _waits() -> list[str]:
    return [
        "# What you wait for or work around; one block each. Hours are hours a month, your own estimate.",
        "# [[waits]]",
        '# text = "The export stops at 2 GB, so we split it by hand"',
        '# url = "https://…/issues/12"',
        "# hours_low = 2",
        "# hours_high = 6",
    ]


def _services(case: Case) -> list[str]:
    """Return a block a service, none of them chosen: that is the member's."""
    if not case.offer.services:
        return ["# No services are known: honeyflow brief start --services services.json fills them in."]
    fits = {fit.service.slug: fit for fit in case.fits}
    lines = ["# Services that would help: choose by taking the # away. With none chosen, those that fit are shown."]
    for each in case.offer.services:
        lines += _service(case, each, fits=each.slug in fits)
    return lines


def _service(case: Case, each: Service, *, fits: bool) -> list[str]:
    why = f"    # fits: {_outdated(case)}" if fits and _outdated(case) else ""
    unit = f"{each.unit}s a year" if each.unit else "units a year"
    return [
        f"# [[services]]            # {_line(each.title)}: {_line(price_of(case.said, each))}{why}",
        f"# slug = {_text(each.slug)}",
        '# why = ""                # in your words',
        f"# quantity_low = 1        # {_line(unit)}",
        "# quantity_high = 1",
    ]


def _outdated(case: Case) -> str:
    old = next((each for each in case.used if each.behind), None)
    return _line(f"{old.project} {old.version} has newer releases ({old.newest})") if old else ""


def _assumptions() -> list[str]:
    return [
        "# For what it returns. Left out, the brief says what would have to be true for it to pay for itself.",
        "[assumptions]",
        "# rate_low = 60           # what an hour of yours costs your employer",
        "# rate_high = 90",
        '# currency = "EUR"        # of that; else the company\'s',
        "# taken_low = 0.3         # share of the hours above that a service would take over, 0 to 1",
        "# taken_high = 0.6",
    ]


def _ask() -> list[str]:
    return [
        "[ask]                     # one small next step",
        f'kind = ""                 # {", ".join(ASKS)} (only your own text)',
        'text = ""',
    ]


def _work(case: Case) -> str:
    """Return the work found; TOML knows no nothing, so what is not known is left out."""
    work = case.draft.work
    if work is None or not work.recorded:
        return ""
    plain = _without_none(work_plain(work))
    return (
        "\n# What the repositories tell of your work. Take out what you do not want to show; counts stay as recorded.\n"
        + tomlkit.dumps({"work": plain})
    )


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(each) for key, each in value.items() if each is not None}
    return [_without_none(each) for each in value] if isinstance(value, list) else value


def _text(text: str) -> str:
    return String.from_raw(text).as_string()


def _line(text: str) -> str:
    """Return a text that stays within its comment."""
    return " ".join(text.split())
