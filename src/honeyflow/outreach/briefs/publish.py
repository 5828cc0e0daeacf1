"""The offer a company publishes: services and answers from its site, what is known of its projects from the snapshot.

Nothing is told here that its pages do not tell: figures of the commons as its statement for the community has them,
for whole quarters; only projects that are open, or that the site names; names of people and of customers withheld.
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from honeyflow.documents.commons_words import CommonsWords
from honeyflow.documents.errors import RefusedError
from honeyflow.documents.files import Ask, commons_file
from honeyflow.documents.masking import WITHHELD, PublicNames
from honeyflow.documents.rounding import shown_parts
from honeyflow.kernel.period import add_months
from honeyflow.ledger.money_read import NotClosedError, read_customer_names
from honeyflow.ledger.projects_read import Published, read_projects_published
from honeyflow.ledger.read import coarse_period, read_span
from honeyflow.outreach.briefs.offer import Commons, Offer, Project, Question, Release, Service, Worked
from honeyflow.people.reads.known_names import read_known_names
from honeyflow.site import Site
from honeyflow.site.catalogue import offered
from honeyflow.site.config import Company
from honeyflow.site.projects import Project as Told
from honeyflow.site.projects import commit_url_of, web_address_of
from honeyflow.site.questions import answered
from honeyflow.site.services import Service as Written

MOST_RELEASES = 12
"""Releases of the commons' period that are named."""

MOST_TAGS = 500
"""Releases of one project that are told, the newest: enough to say how old a version is."""


def offer_of(site: Site, ask: Ask | None = None, as_of: date | None = None) -> Offer:
    """Return what the company publishes.

    Parameters
    ----------
    ask : Ask, optional
        Asks a published read of the snapshot; without one (nothing is published yet) projects are as the site tells.
    as_of : date, optional
        The snapshot's day, or today.
    """
    company = site.company
    return Offer(
        company="" if company.name == Company.name else company.name,
        site=company.site,
        colour=company.colour.lower(),
        language=company.language,
        currency=company.currency,
        as_of=as_of,
        services=tuple(_service(each, company.currency) for each in offered(site.services)),
        projects=_projects(site, ask, as_of),
        commons=commons_of(site, ask, as_of) if ask is not None and as_of is not None else None,
        questions=tuple(Question(q.slug, q.asked_by, q.question, q.answer) for q in answered(site.questions)),
    )


def _service(each: Written, currency: str) -> Service:
    return Service(
        slug=each.slug,
        title=each.title,
        summary=each.summary,
        price=each.price,
        currency=currency,
        unit=each.unit,
        audience=each.audience,
        employer=each.benefits.employer,
        person=each.benefits.person,
        everyone=each.benefits.everyone,
        when=each.when,
        needs=each.needs,
        stays=each.stays,
        text=each.body,
    )


def _projects(site: Site, ask: Ask | None, as_of: date | None) -> tuple[Project, ...]:
    """Return the site's projects, and those read that are open; names that tell of somebody are left out."""
    told = {each.name: each for each in site.projects}
    if ask is None or as_of is None:
        return tuple(Project(p.name, p.packages, p.repository, p.commit_url, p.licence) for p in site.projects)
    read = {each.name: each for each in ask(read_projects_published, as_of)}
    shown = PublicNames(ask(read_known_names), ask(read_customer_names))
    opened = [name for name, each in read.items() if each.open and shown(name) != WITHHELD]
    names = dict.fromkeys([*told, *opened])
    return tuple(_project(name, told.get(name), read.get(name), shown) for name in names)


def _project(name: str, told: Told | None, read: Published | None, shown: Callable[[str], str]) -> Project:
    repository = (told.repository if told else "") or (web_address_of(read.location) if read else "")
    tags = read.releases[-MOST_TAGS:] if read else ()
    return Project(
        name=name,
        packages=told.packages if told else (),
        repository=repository,
        commit_url=(told.commit_url if told else "") or commit_url_of(repository),
        licence=(told.licence if told else "") or (read.licence if read and read.open else ""),
        releases=tuple(Release(tag.tag, tag.tagged_on) for tag in tags if shown(tag.tag) != WITHHELD),
    )


def commons_of(site: Site, ask: Ask, as_of: date) -> Commons | None:
    """Return the figures of the last whole quarters; None where days are not recorded or months do not close."""
    span = ask(read_span)
    if span is None:
        return None
    try:
        words = commons_file(ask, site, as_of, coarse_period(span)).words
    except (RefusedError, NotClosedError):
        return None
    hundred, period = words.hundred, words.statement.period
    if hundred is None:
        return None
    return Commons(
        words.period,
        hundred.open,
        hundred.other,
        hundred.unknown,
        _worked(words),
        _released(words),
        period.start,
        date.fromordinal(add_months(period.start, period.months).toordinal() - 1),
    )


def _worked(words: CommonsWords) -> tuple[Worked, ...]:
    """Return the paid days by project, whole as the statement shows them; those of no project are left out."""
    days = words.statement.days.open_by_project if words.statement.days else {}
    named: dict[str, Decimal] = {}
    for project, amount in days.items():
        name = words.shown(project) if project else ""
        named[name] = named.get(name, Decimal(0)) + amount
    parts = zip(named, shown_parts(list(named.values())), strict=True)
    shown = [(name, part) for name, part in parts if name not in ("", WITHHELD) and part]
    return tuple(Worked(name, part) for name, part in sorted(shown, key=lambda each: (-each[1], each[0])))


def _released(words: CommonsWords) -> tuple[str, ...]:
    """Return the newest releases of the period, by project and tag."""
    named = [
        (tag.tagged_on or date.min, words.shown(each.project), words.shown(tag.tag))
        for each in words.statement.releases or ()
        for tag in each.tags
    ]
    newest = sorted((each for each in named if WITHHELD not in each[1:]), reverse=True)[:MOST_RELEASES]
    return tuple(f"{project} {tag}" for _, project, tag in newest)
