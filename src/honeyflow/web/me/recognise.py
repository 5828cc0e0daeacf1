"""Recognition a member chooses: to be named in the public credits, and a certificate; each of their own work alone."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, QueryDict
from django.urls import reverse

from honeyflow.backoffice.actions.credits import NoNameError, Shown, choose_credit, withdraw_credit
from honeyflow.backoffice.actions.journal import write_entry
from honeyflow.backoffice.certificates import Facts, make_code
from honeyflow.backoffice.models import User
from honeyflow.backoffice.signing import public_key
from honeyflow.documents.certificate import MOST_LINKS, Certificate, Linked
from honeyflow.documents.typesetting import NoFontError
from honeyflow.documents.wording import plural
from honeyflow.kernel.errors import NoSnapshotError
from honeyflow.ledger.own_work import Helped, OwnWork, read_own_work
from honeyflow.people.names import printable
from honeyflow.people.reads.own import Own
from honeyflow.site import Site
from honeyflow.web.downloads import attachment
from honeyflow.web.forms import is_ours
from honeyflow.web.me.acts import NotDoneError, act_on, back
from honeyflow.web.me.own import own_of, profile_of, work_of
from honeyflow.web.me.work import examples_of
from honeyflow.web.published import Published, published_of, served_site
from honeyflow.web.visitor import visitor_of

PAGE, CREDIT, CERTIFICATE = "my_recognition", "#credit", "#certificate"


def change_credit(request: HttpRequest) -> HttpResponse:
    """Be named in the public credits as the form says, or no more."""
    return act_on(request, PAGE, lambda user: _changed(user, request.POST), CREDIT)


def _changed(user: User, form: QueryDict) -> str:
    if form.get("what") == "withdraw":
        withdraw_credit(user)
        return "uncredited"
    published = published_of(served_site())
    work = work_of(published, own_of(published, user))
    if not work.recorded:
        raise NotDoneError("nothing")
    kinds: dict[str, int] = {
        each.kind.value: each.count for each in work.kinds if each.kind.value in form.getlist("kind")
    }
    shown = Shown(
        name=form.get("name", ""),
        kinds=tuple(kinds),
        projects=tuple(each.name for each in work.projects if each.name in form.getlist("project")),
        counts=kinds if form.get("counts") == "yes" else {},
        since=work.first_on.year if work.first_on and form.get("since") == "yes" else None,
    )
    try:
        choose_credit(user, shown)
    except NoNameError:
        raise NotDoneError("name") from None
    return "credited"


def make_certificate(request: HttpRequest) -> HttpResponse:
    """Answer with the certificate the form asks for; nothing of it is kept but that one was made."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("Certificates are made on this site's own pages.")
    user = visitor_of(request).user
    if user is None:
        return back(PAGE, "fault", "user", CERTIFICATE)
    try:
        site = served_site()
        made = _certificate(site, published_of(site), user, request.POST, check_address(request))
        data = made.made("pdf")
    except NoSnapshotError:
        return back(PAGE, "fault", "nothing", CERTIFICATE)
    except NoFontError:
        return back(PAGE, "fault", "font", CERTIFICATE)
    except NotDoneError as error:
        return back(PAGE, "fault", error.fault, CERTIFICATE)
    write_entry("certificate-made", f"user:{user.pk}")
    return attachment(data, f"{made.stem}.pdf")


def check_address(request: HttpRequest) -> str:
    """Return where certificates are checked: under the first public name, else where this was asked."""
    path = reverse("certificate_check")
    names = [name for name in settings.PUBLIC_HOSTS if not name.startswith(".")]
    return f"https://{names[0]}{path}" if names else request.build_absolute_uri(path)


def _certificate(site: Site, published: Published, user: User, form: QueryDict, check: str) -> Certificate:
    own = own_of(published, user)
    first, last = _day(form.get("first_day", "")), _day(form.get("last_day", ""))
    work = published.ask_once(read_own_work, own.persons, own.pairs, first=first, last=last) if own.pairs else OwnWork()
    if not (work.recorded and work.first_on and work.last_on):
        raise NotDoneError("nothing")
    with_counts = form.get("counts") == "yes"
    kinds = {each.kind.value: each.count if with_counts else 0 for each in work.kinds}
    capacity = chosen(form.get("capacity", ""), capacities_of(published, own, site.people.threshold))
    name = chosen(form.get("name", ""), names_of(own)) or own.name
    releases = len(work.releases) if form.get("releases") == "yes" else 0
    projects = tuple(each.name for each in work.projects)
    today = datetime.now(UTC).date()
    facts = Facts(
        name=name,
        company=site.company.name,
        first_on=work.first_on.isoformat(),
        last_on=work.last_on.isoformat(),
        made_on=today.isoformat(),
        kinds=kinds,
        projects=projects,
        releases=releases,
        capacity=capacity,
        demo=site.demo,
    )
    return Certificate(
        name=name,
        company=site.company.name,
        first_on=work.first_on,
        last_on=work.last_on,
        made_on=today,
        kinds=tuple(kinds.items()),
        projects=projects,
        code=make_code(site, facts),
        check=check,
        key=public_key(site),
        helped=[help_words(each) for each in work.helped] if form.get("helped") == "yes" else (),
        releases=releases,
        latest=work.releases[0].tag if work.releases else "",
        capacity=capacity,
        links=_links(site, work) if form.get("links") == "yes" else (),
        demo=site.demo,
    )


def _links(site: Site, work: OwnWork) -> list[Linked]:
    shown = sorted(examples_of(site, work), key=lambda each: not each.url)[:MOST_LINKS]
    return [Linked(each.what, each.project, each.on, each.url, each.sha) for each in shown if each.on]


def help_words(each: Helped) -> str:
    """Return work on others' changes in a phrase."""
    what = each.what if each.count != 1 else each.what.removesuffix("s")
    return f"{each.count:,} {what}, for {plural(each.people, 'person', 'people')}"


def names_of(own: Own) -> tuple[str, ...]:
    """Return what their own commits call them, the usual name first."""
    names = (own.name, *(printable(each.name) for each in own.identities))
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def capacities_of(published: Published, own: Own, least: float) -> tuple[str, ...]:
    """Return in which parts their records say they acted, in words."""
    profile = profile_of(published, own, least)
    words = {
        "independent": "independently",
        "volunteer": "as a volunteer",
    }
    found = (
        words.get(stay.capacity) or f"{_AS.get(stay.capacity, 'for')} {stay.organization}"
        for stay in (profile.stays if profile else ())
    )
    return tuple(dict.fromkeys(found))


_AS: Mapping[str, str] = {
    "employee": "as an employee of",
    "contractor": "as a contractor for",
    "on-behalf-of-customer": "on behalf of",
    "student": "as a student of",
}


def chosen(text: str, known: tuple[str, ...]) -> str:
    """Return what a form chose, empty unless it was on offer."""
    return text if text in known else ""


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise NotDoneError("day") from None
