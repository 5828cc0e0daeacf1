"""Nouns of the seam of market systems: what a plug-in declares, is given, and tells when asked how it is."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from honeyflow.kernel.errors import HoneyflowError
from honeyflow.site import Site
from honeyflow.site.credentials import credential
from honeyflow.site.market import MarketSource
from honeyflow.site.sections import Section
from honeyflow.sources.market.records import MarketRows
from honeyflow.sources.market.services import ServiceNames
from honeyflow.sources.market.trouble import Troubles

FILES = "files"
"""The system of the site's own plain files: needs no configuration, and its identifiers bear no prefix."""


class SourceUnreachableError(HoneyflowError):
    """A system does not answer, or not as its documentation says; the message never holds a credential."""

    def __init__(self, where: str, seen: str, todo: str) -> None:
        self.where = where
        self.seen = seen
        self.todo = todo
        super().__init__(f"{where}: saw {seen}. Do: {todo}")


@dataclass(frozen=True, kw_only=True)
class MarketReading:
    """What a market system is given to read one configured source.

    Parameters
    ----------
    name : str
        The source's name in the site; identifiers get it as prefix later, in one place.
    options : object
        What the system's `configure` made of its keys.
    site : Site
    kept : Path
        The source's own folder, kept between runs: objects landed earlier, cursors.
    as_of : date
    services : ServiceNames
        What the system's products are called in the site.
    key : str
        The credential; empty when none is set. Never shown.
    troubles : Troubles
        Where what is wrong goes, by file or system.
    """

    name: str
    options: Any
    site: Site
    kept: Path
    as_of: date
    services: ServiceNames = field(default_factory=ServiceNames)
    key: str = field(default="", repr=False)
    troubles: Troubles = field(default_factory=Troubles)

    @property
    def folder(self) -> Path:
        """The site's folder: relative paths start there."""
        return self.site.folder

    @property
    def currency(self) -> str:
        """The currency where a source names none."""
        return self.site.company.currency


@dataclass(frozen=True, kw_only=True)
class MarketSystem:
    """One kind of system that customers are kept or billed in.

    Parameters
    ----------
    name : str
        What ``system`` in ``[[market.source]]`` calls it.
    question : str
        What it can tell, in a line.
    configure : callable
        Turns the source's own keys into options; the keys it asks for are the keys known.
    read : callable
        Tells all it has; what is wrong with it is a finding.
    check : callable
        Says in a line what would be read; `SourceUnreachableError` when it cannot be.
    """

    name: str
    question: str
    configure: Callable[[Section], Any]
    read: Callable[[MarketReading], MarketRows]
    check: Callable[[MarketReading], str]


def reading_of(
    source: MarketSource, options: Any, *, site: Site, kept: Path, as_of: date, troubles: Troubles
) -> MarketReading:
    """Return the reading of one source, its credential taken from the environment."""
    return MarketReading(
        name=source.name,
        options=options,
        site=site,
        kept=kept,
        as_of=as_of,
        services=ServiceNames(source.services),
        key=_key(source, os.environ),
        troubles=troubles,
    )


def _key(source: MarketSource, environ: Mapping[str, str]) -> str:
    return "" if source.name == FILES else credential(source.setting, environ)
