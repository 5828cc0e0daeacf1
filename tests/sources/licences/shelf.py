"""Licence texts as projects keep them, real repositories that hold them, and what the connector makes of those."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from tests.sources.git.workshop import Workshop

from honeyflow.kernel.finding import Finding
from honeyflow.kernel.progress import Silent
from honeyflow.site import Site
from honeyflow.site.config import Git
from honeyflow.site.effort import StatedLicence
from honeyflow.sources.connectors.licences import connector
from honeyflow.sources.licences.texts import licence_texts
from honeyflow.sources.records import Landing

TODAY = date(2026, 6, 30)


def text(key: str, who: str = "2016 The Press Makers") -> str:
    """Return a licence's text with its blanks filled in, as a project would."""
    filled = licence_texts()[key]
    for blank in ("<year> <copyright holders>", "<year> <owner>", "[yyyy] [name of copyright owner]"):
        filled = filled.replace(blank, who)
    return filled


MIT = text("MIT")
MIT_BUT = MIT.replace("without restriction", "for non-commercial use only")


@dataclass(frozen=True)
class Read:
    """Rows of ``licence``, and findings."""

    rows: list[dict[str, Any]]
    findings: tuple[Finding, ...]

    @property
    def stretches(self) -> list[tuple[str, str, bool | None]]:
        """First day, expression, and whether open."""
        return [(f"{row['valid_from']}", row["expression"], row["open"]) for row in self.rows]

    @property
    def rules(self) -> list[str]:
        """Return the rules of the findings, in order."""
        return [finding.rule for finding in self.findings]


def day(text: str) -> str:
    """Return noon of a day as git writes it."""
    at = datetime.fromisoformat(f"{text}T12:00:00").replace(tzinfo=UTC)
    return f"{int(at.timestamp())} +0000"


def repository(folder: Path, *commits: tuple[str, dict[str, str | None]]) -> Workshop:
    """Write a repository called press: a commit a (day, files)."""
    workshop = Workshop(folder / "press.git")
    for when, files in commits:
        contents = {path.encode(): None if each is None else each.encode() for path, each in files.items()}
        workshop.commit(contents, when=day(when))
    return workshop


def licences(folder: Path, stated: Sequence[StatedLicence] = (), as_of: date = TODAY) -> Read:
    """Land the licences of the repositories in `folder`."""
    fresh = folder / "fresh"
    fresh.mkdir(exist_ok=True)
    kept = folder / "landing" / "licences"
    kept.mkdir(parents=True, exist_ok=True)
    site = Site(folder, git=Git(repositories=("*.git",)), licences=tuple(stated))
    landed = connector.land(Landing(site=site, kept=kept, fresh=fresh, as_of=as_of, progress=Silent()))
    return Read(pq.read_table(landed.parts["licence"][0]).to_pylist(), landed.findings)
