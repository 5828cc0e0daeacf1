"""Our pages about signing in: the address, the code, the link, who one is, and refusals that tell nothing."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStageController
from allauth.account.views import ConfirmLoginCodeView, RequestLoginCodeView
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from allauth.socialaccount.adapter import get_adapter as services
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect

from honeyflow.backoffice.actions.users import welcome_member
from honeyflow.backoffice.queries.users import has_keeper
from honeyflow.kernel.access import ROLE_MEANINGS
from honeyflow.web.published import served_site
from honeyflow.web.shown import shown
from honeyflow.web.sign_in.accounts import members_welcome
from honeyflow.web.sign_in.links import use_link, user_of_link
from honeyflow.web.sign_in.refused import refused
from honeyflow.web.visitor import visitor_of


class SignInView(RequestLoginCodeView):  # type: ignore[misc]
    """Asks for an address; the answer is the same for every one."""

    template_name = "account/sign_in.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send a code, where codes can be sent."""
        if not settings.MAIL:
            raise Http404("No code can be sent here.")
        answer: HttpResponseBase = super().post(request, *args, **kwargs)
        return answer

    def form_valid(self, form: Any) -> HttpResponseBase:
        """Send a code to a user, to somebody who may become a member, or word to somebody unknown."""
        if form._user is None and members_welcome():
            _send_to_newcomer(self.request, form.cleaned_data["email"])
            return HttpResponseRedirect(self.get_success_url())
        answer: HttpResponseBase = super().form_valid(form)
        return answer

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what can be signed in by."""
        told = {"by_mail": settings.MAIL, "services": _services(self.request), "anybody": has_keeper()}
        return {**super().get_context_data(**kwargs), **told, "members": members_welcome()}


class CodeView(ConfirmLoginCodeView):  # type: ignore[misc]
    """Takes the code; somebody new becomes a member by it."""

    template_name = "account/code.html"

    def _verify_form_valid(self, form: Any) -> HttpResponse:
        if self._process.user is None:
            if not members_welcome():
                return refused(self.request)
            user = welcome_member(served_site(), self._process.state["email"])
            self._process._user = self.stage.login.user = user
        answer: HttpResponse = super()._verify_form_valid(form)
        return answer


class TurnOnView(ActivateTOTPView):  # type: ignore[misc]
    """Turns one-time passwords on; who just typed one need not type another to see the recovery codes."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Turn them on."""
        answer: HttpResponse = super().form_valid(form)
        record_authentication(self.request, self.request.user, method="mfa", type="totp", reauthenticated=True)
        return answer


def _send_to_newcomer(request: HttpRequest, email: str) -> None:
    """Send a code to an address that is nobody's yet; nothing is kept of it but in the session that asked."""
    login = Login(user=None, email=email)
    login.state["stages"] = {"current": LoginByCodeStage.key}
    stage = LoginByCodeStage(LoginStageController(request, login), request, login)
    stage.state.update(LoginCodeVerificationProcess.initial_state(None, email), initiated_by_user=True)
    process = LoginCodeVerificationProcess(stage=stage)
    code = process.generate_code()
    get_adapter().send_mail("account/email/login_code", email, {"request": request, "code": code})
    process.persist()


def _services(request: HttpRequest) -> list[dict[str, str]]:
    apps = services().list_providers(request)
    return [{"name": each.app.name, "link": each.get_login_url(request, process="login")} for each in apps]


def sign_in_link(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button of a one-time link, or sign in by it."""
    user = use_link(token) if request.method == "POST" else user_of_link(token)
    if user is None:
        return shown(request, "account/link_gone.html", {}, status=404)
    if request.method != "POST":
        return shown(request, "account/link.html", {"address": user.email})
    record_authentication(request, user, method="link")
    answer: HttpResponse = perform_login(request, Login(user=user, email=user.email))
    return answer


def you(request: HttpRequest) -> HttpResponse:
    """Show who one is here, and what may be done about it."""
    visitor = visitor_of(request)
    if visitor.user is None:
        return shown(request, "account/you_keeper.html", {})
    context = {
        "address": visitor.user.email,
        "meaning": ROLE_MEANINGS[visitor.role],
        "one_time": is_mfa_enabled(visitor.user),
    }
    return shown(request, "account/you.html", context)


def forged_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django's own
    """Say that a form did not come from these pages."""
    return shown(request, "account/forged.html", {}, status=403)
