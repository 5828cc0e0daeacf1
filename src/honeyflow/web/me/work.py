"""A member's recorded work as ``honeyflow/work/1``: what a brief is made from, read and forgotten."""

from datetime import date
from typing import Any

from django.http import HttpRequest, JsonResponse

from honeyflow.kernel.errors import NoSnapshotError
from honeyflow.ledger.own_work import OwnWork
from honeyflow.outreach.briefs.work import MOST_EXAMPLES, Counted, Example, InReleases, Work, work_plain
from honeyflow.people.names import printable
from honeyflow.people.reads.own import Own
from honeyflow.site import Site
from honeyflow.site.projects import COMMIT, commit_url_of, web_address_of
from honeyflow.web.me.own import own_of, work_of
from honeyflow.web.published import published_of, served_site
from honeyflow.web.visitor import visitor_of

REVIEWING = ("reviews", "tests", "reports")
MOST = 12


def my_work(request: HttpRequest) -> JsonResponse:
    """Return the work of who is signed in, and of nobody else; kept by no cache on the way."""
    response = JsonResponse(_plain(request), json_dumps_params={"ensure_ascii": False, "indent": 2})
    response.headers["Cache-Control"] = "no-store"
    return response


def _plain(request: HttpRequest) -> dict[str, Any]:
    site = served_site()
    try:
        published = published_of(site)
    except NoSnapshotError:
        return work_plain(Work(source=source_of(site)))
    own = own_of(published, visitor_of(request).user)
    return work_plain(work_record(site, own, work_of(published, own), published.snapshot.manifest.get("as_of")))


def work_record(site: Site, own: Own, work: OwnWork, as_of: str | None) -> Work:
    """Return the record that a brief is made from; no address is in it."""
    latest = work.holding[0] if work.holding else ""
    return Work(
        name=own.name,
        as_of=date.fromisoformat(as_of) if as_of else None,
        source=source_of(site),
        first_on=work.first_on,
        last_on=work.last_on,
        contributions=tuple((each.kind, each.count) for each in work.kinds),
        reviews=sum(each.count for each in work.helped if each.what in REVIEWING),
        others_helped=work.helped_people,
        years=tuple((int(each.name), each.commits) for each in work.years),
        projects=tuple(Counted(each.name, each.commits) for each in work.projects[:MOST]),
        areas=tuple(Counted(each.name, each.commits) for each in work.areas[:MOST]),
        releases=InReleases(len(work.holding), latest) if work.recorded else None,
        examples=examples_of(site, work),
    )


def examples_of(site: Site, work: OwnWork) -> tuple[Example, ...]:
    """Return commits to show, each with where it can be looked at."""
    urls = commit_urls(site)
    return tuple(
        Example(
            what=printable(each.subject)[:200],
            on=each.happened_on,
            project=each.project,
            kind=each.kinds[0],
            sha=each.sha,
            url=(urls.get(each.project) or commit_url_of(web_address_of(each.location))).replace(COMMIT, each.sha),
        )
        for each in work.examples[:MOST_EXAMPLES]
    )


def commit_urls(site: Site) -> dict[str, str]:
    """Return the site's own addresses of commits by project, those that are told."""
    return {each.name: each.commit_url for each in site.projects if each.commit_url}


def source_of(site: Site) -> str:
    """Return whose records these are, in words."""
    return f"{site.company.name}'s records" if site.company.name else "the projects' records"
