"""“Erase me”: as the command erases somebody, and the sign-in with it; typed out first, so that no click does it."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from honeyflow.backoffice.actions.erase import sweep_erased
from honeyflow.backoffice.actions.users import remove_user
from honeyflow.backoffice.models import User
from honeyflow.backoffice.queries.proofs import proofs_of
from honeyflow.kernel.access import Role
from honeyflow.kernel.errors import RunInProgressError
from honeyflow.people.reads.own_erasure import known_by_own
from honeyflow.runs.erase import erase_person
from honeyflow.site import Site
from honeyflow.web.forms import is_ours
from honeyflow.web.me.acts import back
from honeyflow.web.me.own import own_of
from honeyflow.web.published import published_of, served_site
from honeyflow.web.shown import shown
from honeyflow.web.visitor import visitor_of

BY = "the person"
ANCHOR = "#erase"


def erase_me(request: HttpRequest) -> HttpResponse:
    """Erase who is signed in, sign out, and say that it is done."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("This is done on this site's own pages.")
    user = visitor_of(request).user
    if user is None:
        return back("my_data", "fault", "user", ANCHOR)
    if " ".join(request.POST.get("typed", "").split()).casefold() != user.email:
        return back("my_data", "fault", "typed", ANCHOR)
    if is_last_keeper(user):
        return back("my_data", "fault", "keeper", ANCHOR)
    try:
        _erase(served_site(), user)
    except RunInProgressError:
        return back("my_data", "fault", "busy", ANCHOR)
    logout(request)
    return HttpResponseRedirect(reverse("erased_me"), status=303)


def _erase(site: Site, user: User) -> None:
    published, addresses = published_of(site), proofs_of(user).addresses
    known = published.ask_once(known_by_own, own_of(published, user), addresses)

    def office() -> None:
        sweep_erased(site)
        if User.objects.filter(pk=user.pk).exists():  # by an address that several use: no tombstone stands for it
            remove_user(site, user.email, actor="subject")

    if known.marks:
        erase_person(site, known.marks, BY, also=office)
    else:
        office()


def is_last_keeper(user: User) -> bool:
    """Return whether nobody could let people in without this user, while others are left."""
    if user.role != Role.KEEPER.value:
        return False
    others = User.objects.exclude(pk=user.pk)
    return others.exists() and not others.filter(role=Role.KEEPER.value, is_active=True).exists()


def erased_me(request: HttpRequest) -> HttpResponse:
    """Say that somebody was erased; about nobody, and the same for everybody."""
    return shown(request, "erased_me.html", {})
