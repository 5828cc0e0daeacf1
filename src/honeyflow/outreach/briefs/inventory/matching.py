"""Which of what is used is the company's own project, which version, and how old.

By package URL without its version, names normalised as each ecosystem does; else by the name alone, and then it says
so: the same name may be something else. A version that is not known stays unknown, and so does its age.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from honeyflow.outreach.briefs.inventory.versions import compare_versions, is_before_release, newest_first, tidy_version


class Named(Protocol):
    """A component: one of an inventory, or one that a draft holds."""

    @property
    def purl(self) -> str:
        """Package URL, may be empty."""
        ...

    @property
    def name(self) -> str:
        """As its ecosystem writes it."""
        ...

    @property
    def version(self) -> str:
        """Empty where not known."""
        ...


class Released(Protocol):
    """One release of a project."""

    @property
    def version(self) -> str:
        """Or its tag."""
        ...

    @property
    def on(self) -> date | None:
        """Its day, None where not known."""
        ...


class Project(Protocol):
    """A project of the company."""

    @property
    def name(self) -> str:
        """Its name."""
        ...

    @property
    def packages(self) -> Sequence[str]:
        """Package URLs without version under which it is published."""
        ...

    @property
    def releases(self) -> Sequence[Released]:
        """Its releases, in any order."""
        ...


class By(StrEnum):
    """How sure it is that it is the project."""

    PACKAGE = "package"
    NAME = "name"


class Standing(StrEnum):
    """What is known of the version used."""

    NEWEST = "newest"
    BEHIND = "behind"
    AHEAD = "ahead"
    UNKNOWN_VERSION = "unknown version"
    NO_RELEASES = "no releases known"


@dataclass(frozen=True)
class Use:
    """One project in one version that is used.

    Parameters
    ----------
    released_on, days : date, int or None
        Of that very version; None where it is not among the releases that are published.
    behind : int or None
        Later releases, those before a release left out; None where the version or all releases are unknown.
    newest, newest_on : str, date or None
        The highest release that is none of those before a release; empty where none is known.
    """

    project: str
    purl: str
    name: str
    version: str
    by: By
    standing: Standing
    released_on: date | None = None
    days: int | None = None
    behind: int | None = None
    newest: str = ""
    newest_on: date | None = None


def match(components: Iterable[Named], projects: Sequence[Project], today: date) -> tuple[Use, ...]:
    """Return the company's projects among `components`, each version once, by project and falling version.

    A project found with a version is not told again without one, nor by its name when it was found by package.
    """
    found: dict[tuple[str, str], Use] = {}
    keys = [(project, _keys(project)) for project in projects]
    for component in components:
        for project, (packages, names) in keys:
            by = _by(component, packages, names)
            if by is not None:
                use = _use(component, project, by, today)
                key = (project.name, tidy_version(component.version, project.name))
                if key not in found or (found[key].by is By.NAME and by is By.PACKAGE):
                    found[key] = use
    return tuple(_tidied(list(found.values()), projects))


def package_key(purl: str) -> str:
    """Return what tells packages apart: a package URL without version and qualifiers, its name normalised.

    Examples
    --------
    >>> package_key("pkg:pypi/Weft_Core@2.3.1"), package_key("pkg:npm/%40loom/weft@1?x=y#z")
    ('pypi/weft-core', 'npm/@loom/weft')
    """
    text = re.sub(r"[?#].*", "", purl.strip()).lower().removeprefix("pkg:").lstrip("/").replace("%40", "@")
    kind, slash, rest = text.partition("/")
    rest = re.sub(r"(?<=[^/])@[^/]*$", "", rest)
    return f"{kind}{slash}{re.sub(r'[-_.]+', '-', rest)}" if kind == "pypi" else f"{kind}{slash}{rest}"


def _keys(project: Project) -> tuple[frozenset[str], frozenset[str]]:
    packages = frozenset(package_key(each) for each in project.packages)
    lasts = {re.sub(r"[:/]", " ", each).split()[-1] for each in packages if each}
    return packages, frozenset(_plain(each) for each in {project.name, *lasts} if each)


def _by(component: Named, packages: frozenset[str], names: frozenset[str]) -> By | None:
    if component.purl and package_key(component.purl) in packages:
        return By.PACKAGE
    last = re.split(r"[:/]", component.name)[-1]
    return By.NAME if _plain(last) in names or _plain(last.lower().removeprefix("python3-")) in names else None


def _plain(name: str) -> str:
    return re.sub(r"[-_.\s]+", "-", name.strip().lower())


def _use(component: Named, project: Project, by: By, today: date) -> Use:
    kind = package_key(component.purl).partition("/")[0] if component.purl else _kind(project)
    days = {tidy_version(each.version, project.name): each.on for each in project.releases}
    finals = [each for each in days if not is_before_release(kind, each)] or list(days)
    newest = next(iter(newest_first(kind, finals)), "")
    version = tidy_version(component.version, project.name)
    same = next((each for each in days if version and compare_versions(kind, each, version) == 0), None)
    on = days.get(same) if same else None
    behind = sum(compare_versions(kind, each, version) > 0 for each in finals) if version and finals else None
    return Use(
        project=project.name,
        purl=component.purl,
        name=component.name,
        version=component.version,
        by=by,
        standing=_standing(version, newest, behind, kind),
        released_on=on,
        days=(today - on).days if on else None,
        behind=behind,
        newest=newest,
        newest_on=days.get(newest),
    )


def _standing(version: str, newest: str, behind: int | None, kind: str) -> Standing:
    if not version:
        return Standing.UNKNOWN_VERSION
    if not newest:
        return Standing.NO_RELEASES
    if behind:
        return Standing.BEHIND
    return Standing.AHEAD if compare_versions(kind, version, newest) > 0 else Standing.NEWEST


def _kind(project: Project) -> str:
    return package_key(project.packages[0]).partition("/")[0] if project.packages else ""


def _tidied(uses: list[Use], projects: Sequence[Project]) -> Iterator[Use]:
    for project in projects:
        own = [use for use in uses if use.project == project.name]
        sure = [use for use in own if use.by is By.PACKAGE] or own
        versions = [use for use in sure if use.version] or sure[:1]
        order = newest_first(_kind(project), [use.version for use in versions])
        yield from sorted(versions, key=lambda use: order.index(use.version))
