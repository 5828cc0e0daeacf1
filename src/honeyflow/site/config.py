"""The site file: read, checked, and turned into frozen records; all its faults are reported together."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from honeyflow.kernel.commodity import Kind
from honeyflow.kernel.errors import SiteError

FILE = "honeyflow.toml"


@dataclass(frozen=True)
class Company:
    """The keeper: the company whose books these are."""

    name: str = "The company"
    domains: tuple[str, ...] = ()
    currency: str = "EUR"


@dataclass(frozen=True)
class Git:
    """Which repositories to read, and which of their refs."""

    repositories: tuple[str, ...] = ()
    refs: str = "all"
    processes: int = 2


@dataclass(frozen=True)
class Market:
    """The three files about the company; a missing file means "not recorded"."""

    customers: str = "customers.csv"
    invoices: str = "invoices.csv"
    staff: str = "staff.csv"


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
    engine: EngineChoice = field(default_factory=EngineChoice)
    kind_rules: tuple[KindRule, ...] = ()
    organizations: Mapping[str, str] = field(default_factory=dict)
    minimum_group: int = 5

    @property
    def data(self) -> Path:
        """Folder of everything Honeyflow writes."""
        return self.folder / "data"

    @property
    def services(self) -> Path:
        """Folder of the service descriptions."""
        return self.folder / "services"


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
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SiteError(str(file), [f"not readable as TOML: {error}"]) from error
    reader = _Reader(raw)
    site = _site(folder, reader)
    if reader.faults:
        raise SiteError(str(file), reader.faults)
    return site


def _site(folder: Path, reader: "_Reader") -> Site:
    top = reader.table("", {"site", "company", "git", "market", "engine", "contributions", "organizations", "privacy"})
    own = reader.section(top, "site", {"title", "demo", "as_of"})
    company = reader.section(top, "company", {"name", "domains", "currency"})
    git = reader.section(top, "git", {"repositories", "refs", "processes"})
    market = reader.section(top, "market", {"customers", "invoices", "staff"})
    engine = reader.section(top, "engine", {"name", "address", "memory_mb"})
    privacy = reader.section(top, "privacy", {"minimum_group"})
    return Site(
        folder=folder,
        title=own.text("title", ""),
        demo=own.flag("demo", default=False),
        as_of=own.day("as_of"),
        company=Company(
            company.text("name", Company.name),
            company.texts("domains"),
            company.matching("currency", Company.currency, r"[A-Z]{3}", "three capital letters (ISO 4217)"),
        ),
        git=Git(
            git.texts("repositories"),
            git.one_of("refs", Git.refs, ("all", "branches", "head")),
            git.whole("processes", Git.processes, least=1),
        ),
        market=Market(
            market.text("customers", Market.customers),
            market.text("invoices", Market.invoices),
            market.text("staff", Market.staff),
        ),
        engine=EngineChoice(
            engine.one_of("name", EngineChoice.name, ("duckdb", "spark")),
            engine.text("address", ""),
            engine.whole("memory_mb", EngineChoice.memory_mb, least=64),
        ),
        kind_rules=_kind_rules(reader, top),
        organizations=reader.section(top, "organizations", None).mapping(),
        minimum_group=privacy.whole("minimum_group", 5, least=1),
    )


def _kind_rules(reader: "_Reader", top: "_Section") -> tuple[KindRule, ...]:
    rows = reader.section(top, "contributions", {"rule"}).rows("rule", {"by", "pattern", "kind"})
    return tuple(
        KindRule(
            row.one_of("by", "path", ("path", "trailer")),
            row.checked("pattern", _compiles, "a regular expression"),
            row.one_of("kind", Kind.FUNCTIONALITY.value, tuple(kind.value for kind in Kind)),
        )
        for row in rows
    )


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return bool(pattern)


class _Reader:
    """Walks the parsed TOML and gathers faults instead of stopping at the first."""

    def __init__(self, raw: dict[str, Any]) -> None:
        self._raw = raw
        self.faults: list[str] = []

    def table(self, name: str, keys: set[str]) -> "_Section":
        return _Section(self, name, self._raw, keys)

    def section(self, top: "_Section", name: str, keys: set[str] | None) -> "_Section":
        value = top.value(name, {})
        if not isinstance(value, dict):
            self.faults.append(f"{name}: saw {value!r}; expected a table, [{name}]")
            value = {}
        return _Section(self, name, value, keys)


class _Section:
    """One table of the file; each accessor checks one key."""

    def __init__(self, reader: _Reader, name: str, values: dict[str, Any], keys: set[str] | None) -> None:
        self._reader = reader
        self._name = name
        self._values = values
        for key in sorted(set(values) - keys) if keys is not None else ():
            self._fault(key, f"unknown; expected one of {', '.join(sorted(keys or ()))}")

    def value(self, key: str, default: Any) -> Any:
        return self._values.get(key, default)

    def text(self, key: str, default: str) -> str:
        return str(self._typed(key, default, str, "text"))

    def flag(self, key: str, *, default: bool) -> bool:
        return bool(self._typed(key, default, bool, "true or false"))

    def day(self, key: str) -> date | None:
        value = self.value(key, None)
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            self._fault(key, f"saw {value!r}; expected a date, 2026-06-30")
            return None
        return value

    def whole(self, key: str, default: int, *, least: int) -> int:
        value = self._typed(key, default, int, f"a whole number of at least {least}")
        if value < least:
            self._fault(key, f"saw {value}; expected a whole number of at least {least}")
            return default
        return int(value)

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._fault(key, f'saw {value!r}; expected a list of texts, ["…", "…"]')
            return ()
        return tuple(value)

    def one_of(self, key: str, default: str, choices: tuple[str, ...]) -> str:
        return self.checked(key, choices.__contains__, f"one of {', '.join(choices)}", default)

    def matching(self, key: str, default: str, pattern: str, expected: str) -> str:
        return self.checked(key, lambda text: bool(re.fullmatch(pattern, text)), expected, default)

    def checked(self, key: str, good: Callable[[str], bool], expected: str, default: str = "") -> str:
        value = self.value(key, default)
        if not isinstance(value, str) or not good(value):
            self._fault(key, f"saw {value!r}; expected {expected}")
            return default
        return value

    def rows(self, key: str, keys: set[str]) -> list["_Section"]:
        value = self.value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._fault(key, f"saw {value!r}; expected [[{self._name}.{key}]] tables")
            return []
        return [_Section(self._reader, f"{self._name}.{key}[{n}]", row, keys) for n, row in enumerate(value, 1)]

    def mapping(self) -> dict[str, str]:
        for key, value in self._values.items():
            if not isinstance(value, str):
                self._fault(key, f'saw {value!r}; expected "domain" = "name of the organization"')
        return {key.lower(): str(value) for key, value in self._values.items()}

    def _typed(self, key: str, default: Any, kind: type, expected: str) -> Any:
        value = self.value(key, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self._fault(key, f"saw {value!r}; expected {expected}")
            return default
        return value

    def _fault(self, key: str, sentence: str) -> None:
        self._reader.faults.append(f"{self._name}.{key}: {sentence}" if self._name else f"{key}: {sentence}")
