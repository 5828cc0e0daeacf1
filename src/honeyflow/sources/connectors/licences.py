"""The connector of licences: for each repository, under which one it was on each day.

It reads the repositories that the git connector has opened or cloned just before (connectors run by name), and fetches
nothing.
"""

import hashlib

from honeyflow.kernel.finding import Finding
from honeyflow.site.config import FILE
from honeyflow.sources.git.command import GitError
from honeyflow.sources.git.history import main_line
from honeyflow.sources.git.location import Location, NotARepositoryError, locate, open_as_is
from honeyflow.sources.licences.history import read_history
from honeyflow.sources.licences.records import LicenceRow
from honeyflow.sources.licences.stretches import stretches
from honeyflow.sources.licences.trouble import licences_found, stated_in_vain
from honeyflow.sources.licences.verdicts import Verdicts
from honeyflow.sources.records import Connector, Landed, Landing
from honeyflow.sources.tables import LICENCE


def land(landing: Landing) -> Landed:
    """Read the licence of every repository; one that cannot be read was told of by the git connector."""
    locations = locate(landing.site.git.repositories, landing.site.folder)
    verdicts = Verdicts(landing.kept / "verdicts.json")
    rows: list[LicenceRow] = []
    findings: list[Finding] = []
    landing.progress.start("Reading licences", max(len(locations), 1))
    for location in locations:
        found = _rows(location, landing, verdicts)
        findings += licences_found(found)
        rows += found
        landing.progress.advance()
    landing.progress.finish()
    verdicts.keep()
    findings += stated_in_vain(landing.site.licences, (each.name for each in locations), FILE)
    return Landed(parts={LICENCE.name: landing.part(LICENCE, rows)}, findings=tuple(findings))


def _rows(location: Location, landing: Landing, verdicts: Verdicts) -> list[LicenceRow]:
    """Return one repository's stretches; none where it has no commit or cannot be read."""
    try:
        git = open_as_is(location, landing.clones)
        _, head, _ = main_line(git)
        if head is None:
            return []
        where = location.url or str(location.folder)
        kept = landing.kept / f"{hashlib.sha256(where.encode()).hexdigest()[:16]}.json"
        history = read_history(git, head, landing.as_of, kept)
        verdicts.learn(git, history.licences, manifests=False)
        verdicts.learn(git, history.manifests, manifests=True)
    except (NotARepositoryError, GitError):
        return []
    stated = [each for each in landing.site.licences if each.repository == location.name]
    return stretches(location.name, history, verdicts.of, stated)


connector = Connector(
    name="licences",
    question="Under which licence was each repository, as of each day?",
    tables=(LICENCE,),
    land=land,
)
