"""What a company offers, as it publishes it: ``services.json``, schema ``honeyflow/services/2`` (or /1, with less).

Described in docs/formats/services.md. Texts are in the operator's own language and are shown as they are.
"""

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from honeyflow.kernel.finding import Finding, Severity
from honeyflow.outreach.briefs.told import Told, currency_of, read_told
from honeyflow.outreach.briefs.work import web_address

SCHEMA = "honeyflow/services/2"
EARLIER = "honeyflow/services/1"
ASKED_BY = ("finance", "legal", "security", "procurement", "engineering")
"""Whose questions are answered, in the order shown."""

MOST = 200
LONG = 20_000
SHORT = 200


@dataclass(frozen=True)
class Service:
    """One service; `price` per `unit` a piece in `currency`, None is on request. Other fields: texts as published."""

    slug: str
    title: str
    summary: str = ""
    price: Decimal | None = None
    currency: str = ""
    unit: str = ""
    audience: str = ""
    employer: str = ""
    person: str = ""
    everyone: str = ""
    when: str = ""
    needs: tuple[str, ...] = ()
    stays: str = ""
    text: str = ""


@dataclass(frozen=True)
class Release:
    """One release of a project; the day is None where it is not known."""

    version: str
    on: date | None = None


@dataclass(frozen=True)
class Project:
    """One open project of the company: the packages it is published as (purl without version), where it lives.

    `commit_url` is an address with ``{commit}`` in it; releases come oldest first.
    """

    name: str
    packages: tuple[str, ...] = ()
    repository: str = ""
    commit_url: str = ""
    licence: str = ""
    releases: tuple[Release, ...] = ()


@dataclass(frozen=True)
class Worked:
    """Paid person-days that became part of one open project, as coarse as published."""

    name: str
    days: Decimal


@dataclass(frozen=True)
class Commons:
    """Of each hundred paid person-days of `period`: how many became open source, did not, or are unknown.

    `first_on` and `last_on` are the first and last day of the period, where the file tells them.
    """

    period: str
    open: int
    other: int
    unknown: int
    projects: tuple[Worked, ...] = ()
    releases: tuple[str, ...] = ()
    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True)
class Question:
    """A question an employer's people ask, with the company's own answer; `asked_by` is one of `ASKED_BY`."""

    slug: str
    asked_by: str
    question: str
    answer: str


@dataclass(frozen=True)
class Offer:
    """What one company publishes about itself; every part may be missing."""

    company: str = ""
    site: str = ""
    colour: str = ""
    language: str = ""
    currency: str = ""
    as_of: date | None = None
    services: tuple[Service, ...] = ()
    projects: tuple[Project, ...] = ()
    commons: Commons | None = None
    questions: tuple[Question, ...] = ()

    def service(self, slug: str) -> Service | None:
        """Return the service of that slug, None when there is none."""
        return next((each for each in self.services if each.slug == slug), None)


def read_offer(text: str, source: str = "services.json") -> tuple[Offer, tuple[Finding, ...]]:
    """Return the offer in a JSON text, and what was wrong with it."""
    told = read_told(text, source)
    schema = told.text("schema", 80)
    if told.values and schema not in (SCHEMA, EARLIER):
        told.fault("schema", repr(schema), repr(SCHEMA), Severity.WARNING, "read as far as it can be")
    currency = currency_of(told)
    offer = Offer(
        company=told.text("company", SHORT, multiline=False),
        site=web_address(told, "site"),
        colour=told.colour("colour"),
        language=told.text("language", 20, multiline=False),
        currency=currency,
        as_of=told.day("as_of"),
        services=tuple(_services(told, currency)),
        projects=tuple(_projects(told)),
        commons=_commons(told),
        questions=tuple(_questions(told)),
    )
    told.close()
    return offer, tuple(told.findings)


def offer_json(offer: Offer) -> str:
    """Return the offer as JSON, schema /2; prices are texts, so that none is rounded."""
    plain = {
        "schema": SCHEMA,
        "company": offer.company,
        "site": offer.site,
        "colour": offer.colour,
        "language": offer.language,
        "currency": offer.currency,
        "as_of": _iso(offer.as_of),
        "services": [_service_plain(each, offer.currency) for each in offer.services],
        "projects": [_project_plain(each) for each in offer.projects],
        "commons": None if offer.commons is None else _commons_plain(offer.commons),
        "questions": [_question_plain(each) for each in offer.questions],
    }
    return json.dumps(plain, indent=2, ensure_ascii=False) + "\n"


def _services(told: Told, currency: str) -> list[Service]:
    found = []
    for each in told.each("services", MOST):
        slug = each.text("slug", SHORT, multiline=False)
        service = Service(
            slug=slug,
            title=each.text("title", SHORT, multiline=False) or slug,
            summary=each.text("summary"),
            price=each.number("price"),
            currency=currency_of(each) or currency,
            unit=each.text("unit", SHORT, multiline=False),
            audience=each.text("for"),
            employer=each.text("employer"),
            person=each.text("person"),
            everyone=each.text("everyone"),
            when=each.text("when"),
            needs=each.texts("needs"),
            stays=each.text("stays"),
            text=each.text("text", LONG),
        )
        found += [service] if slug else []
    return found


def _projects(told: Told) -> list[Project]:
    found = []
    for each in told.each("projects", MOST):
        project = Project(
            name=each.text("name", SHORT, multiline=False),
            packages=each.texts("packages", MOST),
            repository=web_address(each, "repository"),
            commit_url=web_address(each, "commit_url"),
            licence=each.text("licence", SHORT, multiline=False),
            releases=tuple(_releases(each)),
        )
        found += [project] if project.name else []
    return found


def _releases(told: Told) -> list[Release]:
    found = (
        Release(each.text("version", 100, multiline=False), each.day("on")) for each in told.each("releases", 5_000)
    )
    return [each for each in found if each.version]


def _commons(told: Told) -> Commons | None:
    commons = told.one("commons")
    opened, other, unknown = (commons.whole(key) for key in ("open", "other", "unknown"))
    if opened is None or other is None or unknown is None:
        return None
    if opened + other + unknown != 100:
        commons.fault("open", f"parts that make {opened + other + unknown}", "open, other and unknown that make 100")
        return None
    period = commons.text("period", SHORT, multiline=False)
    return Commons(
        period,
        opened,
        other,
        unknown,
        tuple(_worked(commons)),
        commons.texts("releases", MOST),
        commons.day("first_on"),
        commons.day("last_on"),
    )


def _worked(told: Told) -> list[Worked]:
    found = ((each.text("name", SHORT, multiline=False), each.number("days")) for each in told.each("projects", MOST))
    return [Worked(name, days) for name, days in found if name and days is not None]


def _questions(told: Told) -> list[Question]:
    found = []
    for each in told.each("questions", MOST):
        slug, asked_by = each.text("slug", SHORT, multiline=False), each.text("for", 40, multiline=False)
        if asked_by not in ASKED_BY:
            each.fault("for", repr(asked_by), f"one of {', '.join(ASKED_BY)}")
            continue
        question = Question(slug, asked_by, each.text("question", 500, multiline=False), each.text("answer", LONG))
        found += [question] if question.question and question.answer else []
    return found


def _service_plain(each: Service, currency: str) -> dict[str, Any]:
    return {
        "slug": each.slug,
        "title": each.title,
        "summary": each.summary,
        "price": None if each.price is None else f"{each.price:f}",
        **({"currency": each.currency} if each.currency != currency else {}),
        "unit": each.unit,
        "for": each.audience,
        "employer": each.employer,
        "person": each.person,
        "everyone": each.everyone,
        "when": each.when,
        "needs": list(each.needs),
        "stays": each.stays,
        "text": each.text,
    }


def _project_plain(each: Project) -> dict[str, Any]:
    return {
        "name": each.name,
        "packages": list(each.packages),
        "repository": each.repository,
        "commit_url": each.commit_url,
        "licence": each.licence,
        "releases": [{"version": release.version, "on": _iso(release.on)} for release in each.releases],
    }


def _commons_plain(each: Commons) -> dict[str, Any]:
    return {
        "period": each.period,
        "first_on": _iso(each.first_on),
        "last_on": _iso(each.last_on),
        "open": each.open,
        "other": each.other,
        "unknown": each.unknown,
        "projects": [{"name": worked.name, "days": f"{worked.days:f}"} for worked in each.projects],
        "releases": list(each.releases),
    }


def _question_plain(each: Question) -> dict[str, str]:
    return {"slug": each.slug, "for": each.asked_by, "question": each.question, "answer": each.answer}


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
