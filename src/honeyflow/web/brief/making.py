"""A draft in, a file out, in memory: what the page's buttons ask for.

The draft is in the request's body alone. Whatever goes wrong is told to who asked, in the answer; the log is told the
kind of error and the line of our code, never its message, which may hold words of the draft.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse

from honeyflow.kernel.errors import HoneyflowError, NoSnapshotError
from honeyflow.kernel.finding import Finding
from honeyflow.outreach.briefs.compose import compose
from honeyflow.outreach.briefs.draft import read_draft
from honeyflow.outreach.briefs.offer import Offer, offer_json
from honeyflow.outreach.briefs.publish import offer_of
from honeyflow.outreach.briefs.records import Brief
from honeyflow.outreach.briefs.registry import formats
from honeyflow.web.anonymous import log_without_words
from honeyflow.web.commons import day_of
from honeyflow.web.limits import Limit
from honeyflow.web.published import published_of, served_site

LARGEST = 256 * 1024
"""Bytes of a draft."""

ASKS_A_SENDER = Limit(600, 3600)
"""By address, in memory only. Wide: behind a proxy many ask from one address."""


class RefusedError(HoneyflowError):
    """A request that is not answered with a file; `status` is the answer's."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


def make(request: HttpRequest, format: str) -> HttpResponse:  # noqa: A002 - as the address names it
    """Return the brief in one format."""

    def act() -> HttpResponse:
        known = formats.all().get(format)
        if known is None:
            raise RefusedError(404, f"Expected one of {', '.join(formats.all())}.")
        data = known.render(composed(sent_draft(request))[0])
        answer = HttpResponse(data, content_type=known.media_type)
        # Even where a browser opens it as a page of this server, it may do nothing.
        answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
        answer.headers["Content-Disposition"] = f'attachment; filename="brief.{known.ending}"'
        return answer

    return answered(request, act)


def check(request: HttpRequest) -> HttpResponse:
    """Return what is wrong in a draft, by field, and which sections its brief has."""

    def act() -> HttpResponse:
        brief, findings = composed(sent_draft(request))
        sections = [{"key": each.key, "title": each.title} for each in brief.sections]
        return JsonResponse({"title": brief.title, "sections": sections, "findings": [_plain(f) for f in findings]})

    return answered(request, act)


def give_offer(request: HttpRequest) -> HttpResponse:
    """Return what the company publishes; the same for everybody."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    answer = HttpResponse(offer_json(current_offer()), content_type="application/json")
    answer.headers["Cache-Control"] = "public, max-age=300"
    return answer


def current_offer() -> Offer:
    """Return the offer of the site that is served; before the first run, what its files tell."""
    site = served_site()
    try:
        published = published_of(site)
    except NoSnapshotError:
        return offer_of(site, as_of=datetime.now(UTC).date())
    return offer_of(site, published.ask, day_of(published))


def composed(text: str) -> tuple[Brief, tuple[Finding, ...]]:
    """Return the brief of a draft's text, and what was wrong in it."""
    draft, findings = read_draft(text)
    return compose(draft, current_offer(), today=datetime.now(UTC).date()), findings


def sent_draft(request: HttpRequest) -> str:
    """Return the draft in the body; one that is too large is refused before it is read.

    Raises
    ------
    RefusedError
    """
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not size.isdecimal() or int(size) > LARGEST or len(request.body) > LARGEST:
        raise RefusedError(413, f"The draft is too large: expected at most {LARGEST // 1024} KB.")
    return request.body.decode("utf-8", "replace")


def answered(request: HttpRequest, act: Callable[[], HttpResponse]) -> HttpResponse:
    """Return what `act` answers; every fault as JSON to who asked, and without its words to the log."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not ASKS_A_SENDER.allows(request.META.get("REMOTE_ADDR", "")):
        return fault(429, "Too many files within an hour from your address. Please try again later.")
    try:
        return act()
    except RefusedError as error:
        return fault(error.status, str(error))
    except HoneyflowError as error:
        return fault(422, str(error))
    except Exception as error:  # an error's message may hold words of the draft: none may get further
        log_without_words(error)
        return fault(500, "Something went wrong while making this. Nothing of your draft was written down.")


def fault(status: int, message: str) -> HttpResponse:
    """Return a fault that the page shows."""
    return JsonResponse({"message": message}, status=status)


def _plain(finding: Finding) -> dict[str, str]:
    return {"where": finding.evidence.locator, "seen": finding.seen, "expected": finding.expected, "done": finding.done}
