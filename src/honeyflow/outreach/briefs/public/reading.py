"""A member's work from their clones, as one record; what could not be read or seems to be missing, as findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from honeyflow.kernel.finding import Evidence, Finding, Severity
from honeyflow.kernel.progress import Progress, Silent
from honeyflow.outreach.briefs.offer import Project
from honeyflow.outreach.briefs.public.gathering import Gathered, Gathering
from honeyflow.outreach.briefs.public.mine import Mine, mine
from honeyflow.outreach.briefs.public.summary import Clone, work_of
from honeyflow.outreach.briefs.work import Work
from honeyflow.site.projects import commit_url_of, web_address_of
from honeyflow.sources.git.command import Git, GitError
from honeyflow.sources.git.erasing import Erasing
from honeyflow.sources.git.history import History, main_line, read_history
from honeyflow.sources.git.location import NotARepositoryError, locate, open_as_is
from honeyflow.sources.git.mailmap import read_mailmap
from honeyflow.sources.git.releases import Release, read_releases
from honeyflow.sources.git.trouble import history_found

_OLDEST = 20
"""Commits asked for when the releases that contain them are looked up: the oldest are in the most."""


@dataclass(frozen=True)
class PublicWork:
    """The member's work and what was wrong or missing."""

    work: Work
    findings: tuple[Finding, ...]


def read_public_work(
    repositories: Sequence[str],
    addresses: Sequence[str],
    *,
    today: date,
    projects: Sequence[Project] = (),
    progress: Progress | None = None,
) -> PublicWork:
    """Return the accepted work that these addresses did in these clones; merges are no contribution.

    Parameters
    ----------
    repositories : sequence of str
        Folders of clones, bare or not. An address is a finding: nothing is fetched.
    addresses : sequence of str
        E-mail addresses, as in commits; none of them is in the result.
    projects : sequence of Project
        The company's: where a clone is one of them it takes its name, and its commits their addresses.
    """
    findings: list[Finding] = []
    clones: list[Clone] = []
    opened = list(_opened(repositories, findings))
    lines = [line for name, git in opened for line in read_mailmap(git, main_line(git)[1], name)]
    for name, git in opened:
        try:
            clones.append(_read(git, name, mine(addresses, lines), projects, today, progress or Silent(), findings))
        except GitError as error:
            findings.append(_not_read(name, str(error)))
    work = work_of(clones, today)
    return PublicWork(work, (*findings, *_missing(work, clones, addresses)))


def _opened(repositories: Sequence[str], findings: list[Finding]) -> Iterator[tuple[str, Git]]:
    """Yield the clones that are some, by name: what one's ``.mailmap`` says holds for all."""
    for location in locate(repositories, Path.cwd()):
        if location.url:
            findings.append(_not_read(location.shown, "an address"))
            continue
        try:
            yield location.name, open_as_is(location, Path.cwd())
        except NotARepositoryError as error:
            findings.append(_not_read(location.shown, str(error)))


def _read(
    git: Git,
    folder: str,
    is_mine: Mine,
    projects: Sequence[Project],
    today: date,
    progress: Progress,
    findings: list[Finding],
) -> Clone:
    history = read_history(git, "head")
    shallow = git.try_text("rev-parse", "--is-shallow-repository").strip() == "true"
    findings += history_found(folder, history, git, shallow=shallow)
    project = _project(git, folder, projects)
    name = project.name if project else folder
    with TemporaryDirectory() as scratch:
        gathered = Gathering(git, name, is_mine, today, Path(scratch)).read(history, progress)
    return Clone(name, _commit_url(git, project), gathered, _containing(git, history, gathered, today))


def _project(git: Git, name: str, projects: Iterable[Project]) -> Project | None:
    """Return which of the company's projects a clone is: by where it was cloned from, else by its name."""
    origin = web_address_of(git.try_text("config", "remote.origin.url").strip()).casefold()
    some = list(projects)
    same = (each for each in some if origin and web_address_of(each.repository).casefold() == origin)
    return next(same, None) or next((each for each in some if each.name == name), None)


def _commit_url(git: Git, project: Project | None) -> str:
    if project is not None and project.commit_url:
        return project.commit_url
    return commit_url_of(web_address_of(git.try_text("config", "remote.origin.url").strip()))


def _containing(git: Git, history: History, found: Gathered, today: date) -> tuple[Release, ...]:
    """Return the releases that contain work of the member, previews left out, oldest first."""
    releases = read_releases(git, found.name, history.accepted, (date(1980, 1, 2), today), Erasing())
    oldest = sorted(found.commits.values(), key=lambda each: (each.on, each.sha))[:_OLDEST]
    asked = [part for each in oldest for part in ("--contains", each.sha)]
    held: set[str] = set()
    if asked:
        with suppress(GitError):
            held = set(git.text("for-each-ref", "--format=%(refname:strip=2)", *asked, "refs/tags").splitlines())
    return tuple(each for each in releases if each.tag in held and not each.preview)


def _not_read(where: str, seen: str) -> Finding:
    return Finding(
        "repository-not-read",
        Evidence(where),
        seen,
        "the folder of a clone on this machine: git clone it first",
        "left out",
        Severity.SERIOUS,
    )


def _missing(work: Work, clones: Sequence[Clone], addresses: Sequence[str]) -> Iterator[Finding]:
    """Yield that no work was found, or that some of it may stand under other addresses."""
    where = Evidence("git", ", ".join(each.name for each in clones))
    if clones and not work.recorded:
        expected = "the addresses that git log shows for your commits"
        done = "the brief speaks of what you know from using it; give other addresses with --me"
        yield Finding("work-not-found", where, f"no work of {', '.join(addresses)}", expected, done)
    for address, count in _namesakes(clones).most_common(5):
        seen = f"{count:,} by your name under {address}"
        yield Finding(
            "work-elsewhere", where, seen, "all your addresses", "not counted; yours? add --me", Severity.NOTE
        )


def _namesakes(clones: Sequence[Clone]) -> Counter[str]:
    """Count the commits by the member's name under addresses they did not name; a name of one word tells nobody."""
    mine = {name.casefold() for each in clones for name in each.found.names if " " in name.strip()}
    found: Counter[str] = Counter()
    for each in clones:
        for (name, address), count in each.found.others.items():
            found[address] += count if name.casefold() in mine else 0
    return +found
