"""What we use: the member's words, and which of it are the company's projects, in which version, how far behind."""

from datetime import date

from honeyflow.outreach.briefs.case import Case
from honeyflow.outreach.briefs.inventory.matching import By, Standing, Use
from honeyflow.outreach.briefs.language import Language
from honeyflow.outreach.briefs.records import Block, Paragraph, Quote, Section, Table

_TABLE_ROWS = 8


def us(case: Case) -> Section | None:
    """Return the section, None where nothing of it was told."""
    said, uses = case.said, case.draft.uses
    blocks: list[Block] = []
    if case.used:
        blocks += [Paragraph(_lede(case), "lede"), _table(case)]
    if uses.words:
        blocks.append(Quote(uses.words, case.name))
    if uses.components and not case.used:
        blocks.append(Paragraph(_none_found(case), "small"))
    if not blocks:
        return None
    short = [*(_line(said, each) for each in case.used[:3]), *([case.shortened(uses.words)] if uses.words else [])]
    return Section("us", said.say("What we use"), tuple(blocks), tuple(short[:4]))


def _lede(case: Case) -> str:
    said = case.said
    names = said.names(list(dict.fromkeys(each.project for each in case.used)))
    if case.employer:
        return said.say(
            "{employer} builds on {projects}, open source software that {company} and its community make.",
            employer=case.employer,
            projects=names,
            company=case.company,
        )
    return said.say(
        "We build on {projects}, open source software that {company} and its community make.",
        projects=names,
        company=case.company,
    )


def _table(case: Case) -> Table:
    said = case.said
    header = (said.say("Project"), said.say("We use"), said.say("Newest release"), said.say("State"))
    shown = case.used[:_TABLE_ROWS]
    rows = tuple((each.project, _used(said, each), _newest(said, each), _state(said, each)) for each in shown)
    unsure = [each.project for each in shown if each.by is By.NAME]
    note = said.say("Found by name, not by package: {projects}.", projects=said.names(unsure)) if unsure else ""
    return Table(header, rows, note)


def _used(said: Language, each: Use) -> str:
    if not each.version:
        return said.say("version not told")
    return _dated(said, each.version, each.released_on)


def _newest(said: Language, each: Use) -> str:
    return _dated(said, each.newest, each.newest_on) if each.newest else "–"


def _dated(said: Language, version: str, on: date | None) -> str:
    if on is None:
        return version
    return said.say_in("version", "{version} ({month})", version=version, month=said.month(on))


def _state(said: Language, each: Use) -> str:
    match each.standing:
        case Standing.NEWEST | Standing.AHEAD:
            return said.say("up to date")
        case Standing.BEHIND:
            return said.many("{count} newer release", "{count} newer releases", each.behind or 0)
        case _:
            return "–"


def _line(said: Language, each: Use) -> str:
    name = f"{each.project} {each.version}".strip()
    if each.standing in (Standing.UNKNOWN_VERSION, Standing.NO_RELEASES):
        return name
    return said.say_in("slide", "{name}: {state}", name=name, state=_state(said, each))


def _none_found(case: Case) -> str:
    return case.said.many(
        "One component was read; it is no published package of {company}'s projects.",
        "{count} components were read; none is a published package of {company}'s projects.",
        len(case.draft.uses.components),
        company=case.company,
    )
