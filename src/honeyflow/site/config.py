"""The site file: read, checked, and turned into frozen records; all its faults are reported together."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.errors import SiteError
from honeyflow.site.books import BookFiles, Commons, read_book_files, read_commons
from honeyflow.site.effort import Staff, StatedLicence, Time, read_stated_licence, read_time
from honeyflow.site.learn import Learning, read_learning
from honeyflow.site.mail import Mail, read_mail
from honeyflow.site.market import Market, read_market
from honeyflow.site.organizations import KnownOrganization, read_organization
from honeyflow.site.outreach import Outreach, read_outreach
from honeyflow.site.privacy import Privacy, read_privacy
from honeyflow.site.projects import Project, read_project
from honeyflow.site.sections import Section

FILE = "honeyflow.toml"


@dataclass(frozen=True)
class Company:
    """The keeper: the company whose books these are; figures are also shown in `reporting_currency` when it is set.

    Parameters
    ----------
    site : str
        Public address of these pages or of the company, for documents that leave them.
    colour : str
        ``#rrggbb``, for documents that members make.
    language : str
        Of the services' and answers' texts, as in ``de`` or ``pt-BR``.
    """

    name: str = "The company"
    domains: tuple[str, ...] = ()
    currency: str = "EUR"
    reporting_currency: str = ""
    site: str = ""
    colour: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Git:
    """Which repositories to read, and which of their refs."""

    repositories: tuple[str, ...] = ()
    refs: str = "all"
    processes: int = 2


LIST_FORMATS = ("gitdm", "domain-map", "aliases", "organizationmap", "sortinghat", "csv")
"""Formats of lists about people and organizations; which one a file has is else told by its content."""


@dataclass(frozen=True)
class ListFile:
    """A list that somebody keeps of who works where; `format` is one of `LIST_FORMATS`, empty to tell by content."""

    path: str
    format: str = ""


@dataclass(frozen=True)
class People:
    """What is told about the people behind the commits, and how sure an employer must be to be named (0-1)."""

    lists: tuple[ListFile, ...] = ()
    threshold: float = 0.65
    decisions: str = "decisions.csv"


@dataclass(frozen=True)
class EngineChoice:
    """Which engine answers, and how much memory it may take (megabytes)."""

    name: str = "duckdb"
    address: str = ""
    memory_mb: int = 512


@dataclass(frozen=True)
class KindRule:
    """A rule the site adds before the built-in ones: what a path or trailer matching `pattern` contributes to."""

    by: str
    pattern: str
    kind: str


@dataclass(frozen=True)
class SignIn:
    """Who may sign in besides the users the keeper adds: with `members`, anybody, as a member."""

    members: bool = True


@dataclass(frozen=True)
class Site:
    """Everything an operator configured.

    Parameters
    ----------
    folder : Path
        Where ``honeyflow.toml`` lies; relative paths in it start here.
    demo : bool
        The data are generated; every page says so.
    as_of : date or None
        The day a run believes it is; the real one when not set.
    organizations : mapping
        Name by domain.
    known_organizations : tuple of KnownOrganization
        Those told in full: kind, names, owners.
    licences : tuple of StatedLicence
        Licences the site states, before what the repositories' own files say.
    projects : tuple of Project
        What the site tells of its open projects.
    minimum_group : int
        Fewest persons an organization must have to be shown by name on a page.
    """

    folder: Path
    title: str = ""
    demo: bool = False
    as_of: date | None = None
    company: Company = field(default_factory=Company)
    git: Git = field(default_factory=Git)
    market: Market = field(default_factory=Market)
    books: BookFiles = field(default_factory=BookFiles)
    commons: Commons = field(default_factory=Commons)
    people: People = field(default_factory=People)
    staff: Staff = field(default_factory=Staff)
    time: Time = field(default_factory=Time)
    licences: tuple[StatedLicence, ...] = ()
    projects: tuple[Project, ...] = ()
    engine: EngineChoice = field(default_factory=EngineChoice)
    kind_rules: tuple[KindRule, ...] = ()
    organizations: Mapping[str, str] = field(default_factory=dict)
    known_organizations: tuple[KnownOrganization, ...] = ()
    minimum_group: int = 5
    privacy: Privacy = field(default_factory=Privacy)
    outreach: Outreach = field(default_factory=Outreach)
    sign_in: SignIn = field(default_factory=SignIn)
    mail: Mail = field(default_factory=Mail)
    learning: Learning = field(default_factory=Learning)

    @property
    def data(self) -> Path:
        """Folder of everything Honeyflow writes."""
        return self.folder / "data"

    @property
    def services(self) -> Path:
        """Folder of the service descriptions."""
        return self.folder / "services"

    @property
    def questions(self) -> Path:
        """Folder of the questions employers ask, with answers."""
        return self.folder / "questions"

    @property
    def learn(self) -> Path:
        """Folder of the pages to learn from."""
        return self.folder / "learn"


def load_site(folder: Path) -> Site:
    """Read ``honeyflow.toml`` in `folder`.

    Raises
    ------
    SiteError
        Naming every fault of the file at once: unknown keys, wrong types, unknown values.
    """
    file = folder / FILE
    try:
        raw = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SiteError(str(file), [f"not found; expected a site. Do: honeyflow init --site {folder}"]) from None
    except OSError as error:
        raise SiteError(str(file), [f"cannot be read: {error.strerror}"]) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SiteError(str(file), [f"not readable as TOML: {error}"]) from error
    faults: list[str] = []
    top = Section("", raw, faults)
    site = _site(folder, top)
    top.refuse_unknown()
    if faults:
        raise SiteError(str(file), faults)
    return site


def _site(folder: Path, top: Section) -> Site:
    """Ask for every key there is; the keys asked for are the keys known."""
    own, company, git, market, people, engine, privacy, sign_in = map(
        top.section, ("site", "company", "git", "market", "people", "engine", "privacy", "sign_in")
    )
    return Site(
        folder=folder,
        title=own.text("title", ""),
        demo=own.flag("demo", default=False),
        as_of=own.day("as_of"),
        company=Company(
            company.text("name", Company.name),
            company.texts("domains"),
            company.matching("currency", Company.currency, r"[A-Z]{3}", "three capital letters (ISO 4217)"),
            company.matching("reporting_currency", "", r"([A-Z]{3})?", "three capital letters (ISO 4217), or nothing"),
            company.matching("site", "", r"(https?://\S+)?", "an address, https://…"),
            company.matching("colour", "", r"(#[0-9A-Fa-f]{6})?", "a colour, #8a5a00"),
            company.matching(
                "language", Company.language, r"[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*", "a language, en or pt-BR"
            ),
        ),
        git=Git(
            git.texts("repositories"),
            git.one_of("refs", Git.refs, ("all", "branches", "head")),
            git.whole("processes", Git.processes, least=1),
        ),
        market=read_market(market),
        books=read_book_files(top.section("books")),
        commons=read_commons(top.section("commons")),
        people=People(
            tuple(_list_file(row) for row in people.rows("lists", short="path")),
            people.share("threshold", People.threshold, least=0.5),
            people.text("decisions", People.decisions),
        ),
        staff=Staff(top.section("staff").text("wages", Staff.wages)),
        time=read_time(top.section("time")),
        licences=tuple(read_stated_licence(row) for row in top.rows("licence")),
        projects=tuple(read_project(row) for row in top.rows("project")),
        engine=EngineChoice(
            engine.one_of("name", EngineChoice.name, ("duckdb", "spark")),
            engine.text("address", ""),
            engine.whole("memory_mb", EngineChoice.memory_mb, least=64),
        ),
        kind_rules=tuple(_kind_rule(row) for row in top.section("contributions").rows("rule")),
        organizations=top.section("organizations").texts_by_key('"domain" = "name of the organization"'),
        known_organizations=tuple(read_organization(row) for row in top.rows("organization")),
        minimum_group=privacy.whole("minimum_group", Site.minimum_group, least=1),
        privacy=read_privacy(privacy),
        outreach=read_outreach(top.section("outreach")),
        sign_in=SignIn(sign_in.flag("members", default=SignIn.members)),
        mail=read_mail(top.section("mail")),
        learning=read_learning(top.section("learn")),
    )


def _list_file(row: Section) -> ListFile:
    path = row.checked("path", bool, "the path of a list")
    return ListFile(path, row.one_of("format", "", ("", *LIST_FORMATS)))


def _kind_rule(row: Section) -> KindRule:
    return KindRule(
        row.one_of("by", "path", ("path", "trailer")),
        row.checked("pattern", _compiles, "a regular expression"),
        row.one_of("kind", Kind.FUNCTIONALITY.value, tuple(kind.value for kind in Kind)),
    )


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return bool(pattern)
