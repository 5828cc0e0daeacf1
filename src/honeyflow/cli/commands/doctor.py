"""``honeyflow doctor``: what this machine and this site lack, and how to get it."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from honeyflow.cli.options import SiteOption
from honeyflow.cli.records import Command
from honeyflow.kernel.access import Right

if TYPE_CHECKING:
    from honeyflow.site import Site


@dataclass(frozen=True)
class Examined:
    """One thing looked at: whether it is good, what was seen, what to do, and whether a run needs it."""

    what: str
    good: bool
    seen: str
    todo: str = ""
    needed: bool = True


def doctor(site: SiteOption = None) -> None:
    """Say what is missing on this machine and how to get it; exit 1 when a run would fail for it."""
    found = [*_machine(), *_site(site)]
    for each in found:
        mark = "ok     " if each.good else ("MISSING" if each.needed else "absent ")
        typer.echo(f"{mark} {each.what}: {each.seen}" + ("" if each.good else f". Do: {each.todo}"))
    if any(each.needed and not each.good for each in found):
        raise typer.Exit(1)


def _machine() -> Iterator[Examined]:
    import shutil

    from honeyflow.kernel.errors import MissingToolError
    from honeyflow.sources.git.command import OLDEST, version

    python = ".".join(map(str, sys.version_info[:3]))
    yield Examined("Python", sys.version_info >= (3, 11), python, "install Python 3.11 or newer")
    try:
        seen = version()
        yield Examined("git", seen[:2] >= OLDEST, ".".join(map(str, seen)), "install git 2.30 or newer")
    except MissingToolError:
        yield Examined("git", good=False, seen="not found", todo="apt-get install git")
    package = Path(__file__).parents[2]
    for what, file in (
        ("domain lists", "people/data/vendor/free_mail_domains.txt"),
        ("charts", "web/static/vendor/echarts.common.min.js"),
    ):
        there = (package / file).exists()
        yield Examined(what, there, "there" if there else "not fetched", "make setup", needed=what != "charts")
    free = shutil.disk_usage(Path.cwd()).free // 1_000_000
    yield Examined("free disk", free > 500, f"{free:,} MB", "make room: 500 MB at least", needed=False)
    yield from _spark()


def _spark() -> Iterator[Examined]:
    import importlib.util

    there = importlib.util.find_spec("pyspark") is not None
    seen = "there" if there else "not installed (only for engine = spark)"
    yield Examined("Spark client", there, seen, "pip install 'honeyflow[spark]'", needed=False)


def _site(option: Path | None) -> Iterator[Examined]:
    from honeyflow.kernel.errors import NoSnapshotError, SiteError
    from honeyflow.site import load_site
    from honeyflow.site.discovery import find_site
    from honeyflow.store.snapshots import Snapshot

    folder = find_site(option, Path.cwd())
    try:
        site = load_site(folder)
    except SiteError as error:
        seen, _, todo = error.faults[0].partition(". Do: ")
        yield Examined("site", good=False, seen=f"{error.where}: {seen}", todo=todo or "correct it", needed=False)
        return
    yield Examined("site", good=True, seen=str(folder))
    for name in (site.market.customers, site.market.invoices, site.market.staff):
        there = (site.folder / name).exists()
        yield Examined(name, there, "there" if there else "not there", "honeyflow init", needed=False)
    yield from _market(site)
    for each in site.people.lists:
        there = (site.folder / each.path).exists()
        todo = "correct its path under [people] in honeyflow.toml"
        yield Examined(f"list {each.path}", there, "there" if there else "not there", todo, needed=False)
    yield from _tombstones(site)
    yield from _wording(site)
    named = len(site.company.domains)
    todo = "name them under [company] in honeyflow.toml: without them staff count as community"
    yield Examined("company's domains", named > 0, f"{named} named", todo, needed=False)
    try:
        yield Examined("snapshot", good=True, seen=Snapshot.current(site.data).name)
    except NoSnapshotError:
        yield Examined("snapshot", good=False, seen="none", todo="honeyflow run REPOSITORY", needed=False)


def _tombstones(site: "Site") -> Iterator[Examined]:
    """Yield whether those who were erased can be told from others; nothing where nobody was."""
    from honeyflow.kernel.errors import HoneyflowError
    from honeyflow.site.erased.file import FILE, load_tombstones

    try:
        erased = len({row.person for row in load_tombstones(site).rows})
    except HoneyflowError as error:
        seen, _, todo = str(error).partition(". Do: ")
        yield Examined(FILE, good=False, seen=seen, todo=todo or "bring it back from a backup")
        return
    if erased:
        yield Examined(FILE, good=True, seen=f"{erased} erased, and the key is there")


def _wording(site: "Site") -> Iterator[Examined]:
    """Yield whether the site's own texts de-value nobody; nothing where there are none."""
    from honeyflow.outreach.wording.files import check_file, own_texts

    files = own_texts(site.folder)
    failing = sum(each.fails for file in files for each in check_file(file).objected)
    if files:
        seen = f"{failing} objections in {len(files)} texts" if failing else f"{len(files)} texts, no objections"
        yield Examined("wording", failing == 0, seen, "honeyflow check", needed=False)


def _market(site: "Site") -> Iterator[Examined]:
    """Ask each configured market source how it is: whether it can be reached, and what would be read."""
    from datetime import UTC, datetime

    from honeyflow.kernel.errors import SiteError
    from honeyflow.sources.market.configured import configured
    from honeyflow.sources.market.system import SourceUnreachableError, reading_of
    from honeyflow.sources.market.trouble import Troubles

    try:
        sources = configured(site)[1:]
    except SiteError as error:
        for fault in error.faults:
            yield Examined("market source", good=False, seen=fault, todo="correct honeyflow.toml")
        return
    today = site.as_of or datetime.now(UTC).date()
    for each in sources:
        what = f"market source {each.source.name} ({each.source.system})"
        kept = site.data / "landing" / "market" / each.source.name
        try:
            asked = reading_of(each.source, each.options, site=site, kept=kept, as_of=today, troubles=Troubles())
            yield Examined(what, good=True, seen=each.system.check(asked))
        except SourceUnreachableError as error:
            yield Examined(what, good=False, seen=f"{error.where}: {error.seen}", todo=error.todo, needed=False)
        except SiteError as error:
            yield Examined(what, good=False, seen=error.faults[0], todo="set one of the two", needed=False)


command = Command(name="doctor", order=6, right=Right.MANAGE_SITE, function=doctor)
