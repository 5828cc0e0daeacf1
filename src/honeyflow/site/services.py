"""The catalogue of services: ``services/<slug>.md``, a front matter in TOML between ``+++`` lines, then the text.

TOML because the site file is TOML and Python reads it without a dependency (docs/decisions/0012).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from honeyflow.kernel.finding import Evidence, Finding, Severity

FENCE = "+++"
"""The line before and after the front matter."""

KEYS = ("title", "summary", "price", "unit", "for", "employer", "person", "everyone", "draft")
_TEXTS = tuple(key for key in KEYS if key not in ("price", "draft"))
_YAML = 'a front matter of YAML between lines ---: write +++ for ---, and title = "Support" for title: Support'
_EXPECTED = f"a front matter of TOML between two lines {FENCE}, then the text"


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
    where = f"{file.parent.name}/{file.name}"
    try:
        front, body = _split(file.read_text(encoding="utf-8-sig"))
        told = _heading(body) | tomllib.loads(front, parse_float=Decimal)
    except (OSError, ValueError) as error:
        seen = str(error).partition("\n")[0]
        evidence = Evidence(where, "front matter")
        return None, [Finding("service-unreadable", evidence, seen, _EXPECTED, "left out", Severity.WARNING)]
    faults = list(_faults(file.stem, told))
    good = {key: value for key, value in told.items() if key not in {key for key, *_ in faults}}
    findings = [
        Finding("service-wrong", Evidence(where, key), seen, expected, "counts as not told")
        for key, seen, expected in faults
    ]
    return _service(file.stem, good, body), findings


def _split(text: str) -> tuple[str, str]:
    """Return front matter and body; ValueError when there is none."""
    lines = text.lstrip().splitlines()
    ends = [number for number, line in enumerate(lines) if line.strip() == FENCE]
    if len(ends) < 2 or ends[0] != 0:
        raise ValueError(_YAML if lines and lines[0].strip() == "---" else "no front matter")
    return "\n".join(lines[1 : ends[1]]), "\n".join(lines[ends[1] + 1 :]).strip()


def _heading(body: str) -> dict[str, Any]:
    """Return the text's first heading as title, for a front matter that gives none."""
    found = re.search(r"^#[ \t]+(\S.*?)[ \t]*$", body, re.MULTILINE)
    return {"title": found[1]} if found else {}


def _faults(slug: str, told: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield (key, seen, expected) for each key that cannot be taken as it is."""
    yield from ((key, "an unknown key", f"one of {', '.join(KEYS)}") for key in told if key not in (*KEYS, "slug"))
    yield from _wrong(told, _TEXTS, str, "a text")
    yield from _wrong(told, ("draft",), bool, "true or false")
    if told.get("slug", slug) != slug:
        yield "slug", repr(told["slug"]), f"{slug!r}, the file's name"
    price = told.get("price")
    if price is not None and not _is_price(price):
        yield "price", repr(str(price))[:60], "a number of 0 or more, without currency: 400.00"
    if not told.get("title"):
        yield "title", "no title", "the service's name"


def _wrong(told: dict[str, Any], keys: Iterable[str], kind: type, expected: str) -> Iterator[tuple[str, str, str]]:
    for key in keys:
        if key in told and not isinstance(told[key], kind):
            yield key, repr(told[key])[:60], expected


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
    )
