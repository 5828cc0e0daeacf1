"""News of services and of pages to learn from, as an Atom feed (RFC 4287): only texts whose files tell a day.

Whoever reads it is not known: cookies are taken off before, and the answer is the same for everybody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote, urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from honeyflow.site import Site
from honeyflow.site.catalogue import offered
from honeyflow.site.learn import ENTRY, shown_articles
from honeyflow.web.public import no_such_page
from honeyflow.web.published import served_site

KEPT = 3600
"""Seconds for which anybody on the way may keep the feed."""

MOST = 50
"""Entries, the newest."""

SINCE = "2026"
"""The year in the entries' ids (RFC 4151). It never changes, for readers know an entry by its id."""


@dataclass(frozen=True)
class News:
    """One text that changed on a day."""

    kind: str
    slug: str
    title: str
    summary: str
    updated: date


class _Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        """Return the newest entry's day; a feed without entries is as old as can be, not of this moment."""
        days = [item["updateddate"] for item in self.items]
        return max(days, default=datetime(1970, 1, 1, tzinfo=UTC))


def feed(request: HttpRequest) -> HttpResponse:
    """Answer with the feed; where the site wants none, there is no such page."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    site = served_site()
    if not site.learning.feed:
        return no_such_page()
    response = HttpResponse(feed_text(site, request), content_type="application/atom+xml; charset=utf-8")
    response.headers["Cache-Control"] = f"public, max-age={KEPT}"
    return response


def news_of(site: Site) -> list[News]:
    """Return the texts that tell the day they last changed, newest first."""
    return sorted(_news(site), key=lambda each: (each.updated, each.kind, each.slug), reverse=True)[:MOST]


def feed_text(site: Site, request: HttpRequest) -> str:
    """Return the feed of a site, with addresses under the name it was asked for."""
    authority, name = _authority(site, request), _plain(site.title or site.company.name)
    made = _Feed(
        f"{name}: to learn from",
        request.build_absolute_uri(reverse("learn")),
        None,
        language=site.company.language,
        feed_url=request.build_absolute_uri(reverse("learn_feed")),
        feed_guid=f"tag:{authority},{SINCE}:honeyflow/learn",
        author_name=_plain(site.company.name),
    )
    for each in news_of(site):
        day = datetime(each.updated.year, each.updated.month, each.updated.day, tzinfo=UTC)
        made.add_item(
            _plain(each.title),
            request.build_absolute_uri(reverse(each.kind, args=[each.slug])),
            escape(_plain(each.summary)),  # the feed says that summaries are HTML
            unique_id=f"tag:{authority},{SINCE}:honeyflow/{each.kind}/{quote(each.slug, safe='')}",
            updateddate=day,
        )
    return str(made.writeString("utf-8"))


def _news(site: Site) -> Iterator[News]:
    for service in offered(site.services):
        if service.updated:
            yield News("service", service.slug, service.title, service.summary, service.updated)
    for article in shown_articles(site.learn):
        if article.updated and article.slug != ENTRY:
            yield News("article", article.slug, article.title, article.summary, article.updated)


def _authority(site: Site, request: HttpRequest) -> str:
    """Return the name that ids begin with: the company's, so that they outlive a move of these pages."""
    own = urlsplit(site.company.site).hostname or next(iter(site.company.domains), "")
    asked = urlsplit(request.build_absolute_uri("/")).hostname
    return (own or asked or "localhost").lower()


def _plain(text: str) -> str:
    """Return a text without what XML cannot hold."""
    return "".join(letter for letter in text if letter.isprintable() or letter == " ").strip()
