"""Changing users from a page: one POST, one entry of the journal, and back to the list."""

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import reverse

from honeyflow.backoffice.actions.users import Fault, UserError, add_user, give_role, remove_user
from honeyflow.kernel.access import Role
from honeyflow.web.forms import is_ours
from honeyflow.web.published import served_site
from honeyflow.web.visitor import visitor_of

DONE = {
    "add": "Added. They can sign in now.",
    "role": "The role is changed; it counts from their next click on.",
    "remove": "Removed. Their sessions are over.",
}
FAULTS = {
    Fault.ADDRESS.value: "Nothing was changed: that is no e-mail address.",
    Fault.KNOWN.value: "Nothing was changed: that address is a user already.",
    Fault.UNKNOWN.value: "Nothing was changed: there is no such user any more.",
    Fault.FIRST.value: "Nothing was changed: the first user has to be a keeper, so that somebody can let people in.",
    Fault.LAST.value: "Nothing was changed: that is the last keeper. Make somebody else a keeper first.",
    Fault.CUSTOMER.value: "Nothing was changed: the role customer needs a customer, and no other role has one.",
    Fault.ROLE.value: "Nothing was changed: choose a role.",
}
"""What is said of a change that was not made."""


def change_users(request: HttpRequest) -> HttpResponse:
    """Do what a form of the page Users says."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    if not is_ours(request):
        return HttpResponseForbidden("Users are changed on this site's own pages.")
    what = request.POST.get("what", "")
    try:
        _change(request, what)
    except UserError as error:
        return HttpResponseRedirect(f"{reverse('users')}?fault={error.fault.value}", status=303)
    return HttpResponseRedirect(f"{reverse('users')}?done={what}", status=303)


def _change(request: HttpRequest, what: str) -> None:
    form, actor, site = request.POST, visitor_of(request).actor, served_site()
    email, customer = form.get("email", ""), form.get("customer", "")
    if what == "remove":
        remove_user(site, email, actor=actor)
        return
    role = form.get("role", "")
    if what not in DONE or role not in set(Role):
        raise UserError(Fault.ROLE, f"{role[:40]!r}", "a role")
    change = add_user if what == "add" else give_role
    change(site, email, Role(role), customer_id=customer if role == Role.CUSTOMER else "", actor=actor)
