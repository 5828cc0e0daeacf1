"""The catalogue of services: ``services/<slug>.md``, a front matter in TOML between ``+++`` lines, then the text.

TOML because the site file is TOML and Python reads it without a dependency (docs/decisions/0012).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from honeyflow.kernel.finding import Finding
from honeyflow.site.front_matter import Fault, judged_page, usual_faults

_TEXTS = ("title", "summary", "unit", "for", "employer", "person", "everyone", "when", "stays")
KEYS = (*_TEXTS, "price", "needs", "updated", "draft")


@dataclass(frozen=True)
class Benefits:
    """What a service does for each side, a sentence each; empty where the page does not say."""

    employer: str = ""
    person: str = ""
    everyone: str = ""


@dataclass(frozen=True)
class Service:
    """One service the company sells.

    Parameters
    ----------
    slug : str
        The file's name without its ending; invoices name the service by it.
    price : Decimal or None
        Per `unit`, without tax, in the company's currency; None is "on request".
    audience : str
        Whom it is for.
    when : str
        When it helps.
    needs : tuple of str
        Words for needs it answers, as people say them: "upgrade", "slow answers".
    stays : str
        What stays with those who take it.
    updated : date or None
        Day its text last changed so that people may want to read it again; the feed names only services that tell it.
    body : str
        Markdown, as written.
    draft : bool
        Not yet to be shown to anybody.
    """

    slug: str
    title: str
    summary: str = ""
    price: Decimal | None = None
    unit: str = ""
    audience: str = ""
    benefits: Benefits = Benefits()
    body: str = ""
    draft: bool = False
    when: str = ""
    needs: tuple[str, ...] = ()
    stays: str = ""
    updated: date | None = None


def read_services(folder: Path) -> tuple[tuple[Service, ...], tuple[Finding, ...]]:
    """Return the services of the Markdown files in `folder`, by slug, and what was wrong with the files.

    A folder that is not there holds none. A key that is wrong counts as not told; a file without a readable front
    matter is not a service.
    """
    services: list[Service] = []
    findings: list[Finding] = []
    for file in sorted(folder.glob("*.md")):
        service, faults = _read(file)
        services += [service] if service is not None else []
        findings += faults
    return tuple(services), tuple(findings)


def _read(file: Path) -> tuple[Service | None, list[Finding]]:
    told, body, findings = judged_page(file, "service", "title", partial(_faults, file.stem))
    return None if told is None else _service(file.stem, told, body), findings


def _faults(slug: str, told: dict[str, Any], body: str) -> Iterator[Fault]:  # noqa: ARG001 - what any page is asked
    """Yield what cannot be taken as it is."""
    yield from usual_faults({key: value for key, value in told.items() if key != "slug"}, KEYS)
    for key in _TEXTS:
        if key in told and not isinstance(told[key], str):
            yield key, repr(told[key])[:60], "a text"
    if told.get("slug", slug) != slug:
        yield "slug", repr(told["slug"]), f"{slug!r}, the file's name"
    needs = told.get("needs", [])
    if not isinstance(needs, list) or not all(isinstance(each, str) for each in needs):
        yield "needs", repr(needs)[:60], 'a list of texts, ["upgrade", "slow answers"]'
    price = told.get("price")
    if price is not None and not _is_price(price):
        yield "price", repr(str(price))[:60], "a number of 0 or more, without currency: 400.00"
    if not told.get("title"):
        yield "title", "no title", "the service's name"


def _is_price(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return False
    return Decimal(value).is_finite() and value >= 0


def _service(slug: str, told: dict[str, Any], body: str) -> Service:
    return Service(
        slug=slug,
        title=told.get("title") or slug,
        summary=told.get("summary", ""),
        price=Decimal(told["price"]) if "price" in told else None,
        unit=told.get("unit", ""),
        audience=told.get("for", ""),
        benefits=Benefits(*(told.get(key, "") for key in ("employer", "person", "everyone"))),
        body=body,
        draft=told.get("draft", False),
        when=told.get("when", ""),
        needs=tuple(told.get("needs", ())),
        stays=told.get("stays", ""),
        updated=told.get("updated"),
    )
