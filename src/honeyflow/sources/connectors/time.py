"""The connector of time sheets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from honeyflow.kernel.finding import Severity
from honeyflow.site import Site
from honeyflow.site.effort import Destination, Time
from honeyflow.site.services import read_services
from honeyflow.sources.git.location import locate
from honeyflow.sources.market.cells import Cells
from honeyflow.sources.market.trouble import Trouble
from honeyflow.sources.records import Connector, Landed, Landing, fingerprints
from honeyflow.sources.staff.employments import read_staff
from honeyflow.sources.staff.erasing import numbers_kept, without_erased
from honeyflow.sources.tables import TIME_ENTRY
from honeyflow.sources.time.days import sound_days
from honeyflow.sources.time.reading import Sheet, read_time_sheet
from honeyflow.sources.time.records import PLACES, Clocked, TimeEntry
from honeyflow.sources.time.rules import Rules
from honeyflow.sources.time.whose import Whose

HOUR = timedelta(hours=1)


def land(landing: Landing) -> Landed:
    """Read the site's time sheets; where there is none, nothing is missing: effort is derived from commits then."""
    site = landing.site
    names = list(_names(site))
    troubles = {name: Trouble(name, confidential=True) for name in names}
    rules = _rules(site)
    unheard = Trouble("", confidential=True)  # the staff's own connector tells what is wrong with the list
    staff = read_staff(site.folder / site.market.staff, site.company.currency, unheard)
    whose, numbers = Whose(staff), numbers_kept(staff, without_erased(staff, landing.erased, unheard))
    day = site.time.hours_per_day * HOUR
    clocked: list[Clocked] = []
    landing.progress.start("Reading time sheets", max(len(names), 1))
    for name, trouble in troubles.items():
        rows = read_time_sheet(site.folder / name, trouble)
        clocked += Sheet(rows, name, whose, day, landing.as_of).clocked()
        landing.progress.advance()
    landing.progress.finish()
    entries = [
        _entry(replace(each, staff_id=numbers[each.staff_id]), day, *_destination(each.row, rules))
        for each in sound_days(clocked)
    ]
    _tell_unknown(entries, troubles)
    return Landed(
        parts={TIME_ENTRY.name: landing.part(TIME_ENTRY, entries)},
        findings=tuple(finding for trouble in troubles.values() for finding in trouble.findings()),
        inputs=fingerprints(site.folder, names),
    )


def _names(site: Site) -> Iterator[str]:
    """Yield the sheets there are, patterns expanded; one that is named and not there is told of when it is read."""
    for written in dict.fromkeys(site.time.sheets):
        found = [str(Path(file).relative_to(site.folder)) for file in sorted(site.folder.glob(written))]
        if found or written not in Time.sheets:
            yield from found or [written]


def _rules(site: Site) -> Rules:
    repositories = (location.name for location in locate(site.git.repositories, site.folder))
    services, _ = read_services(site.services)
    return Rules(site.time.rules, repositories, (service.slug for service in services))


def _destination(row: Cells, rules: Rules) -> tuple[Destination, str | None]:
    """Return what the sheet itself says of a row's destination, else what the rules say."""
    told = row["destination"].casefold()
    if told in {each.value for each in Destination}:
        destination = Destination(told)
        named = rules.repository(row) or row["project"] or None
        return destination, named if destination is Destination.OPEN else None
    if told:
        expected = f"one of {', '.join(Destination)}"
        row.add("destination-unknown", row.shown("destination"), expected, "told by the site's rules instead")
    return rules.judge(row)


def _entry(each: Clocked, day: timedelta, destination: Destination, project: str | None) -> TimeEntry:
    days = (Decimal(each.length // timedelta(seconds=1)) / Decimal(day // timedelta(seconds=1))).quantize(PLACES)
    return TimeEntry(each.staff_id, each.day, days, destination, project, each.source, each.row.place)


def _tell_unknown(entries: list[TimeEntry], troubles: dict[str, Trouble]) -> None:
    for name, trouble in troubles.items():
        mine = [each for each in entries if each.source == name and each.destination is Destination.UNKNOWN]
        if mine:
            seen = f"{len(mine):,} rows, {sum(each.person_days for each in mine):,.1f} person-days, that fit no rule"
            expected = "a rule that says what they were spent on: [[time.rule]] in honeyflow.toml"
            done = "counted as unknown"
            trouble.add("time-without-rule", mine[0].locator, seen, expected, done, Severity.WARNING)


connector = Connector(
    name="time", question="Where did paid time go, as people wrote it down?", tables=(TIME_ENTRY,), land=land
)
