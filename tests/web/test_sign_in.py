"""Signing in: codes by mail, links from the machine, other services, one-time passwords; and attacks on each."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from tests.web.conftest import SignedIn

from honeyflow.backoffice.actions.users import give_role, remove_user
from honeyflow.backoffice.models import Entry, User
from honeyflow.kernel.access import Role
from honeyflow.site import load_site
from honeyflow.web.sign_in.links import link_for
from honeyflow.web.sign_in.services import ServiceAdapter

ANN = "ann@orchard.example"
FAR = {"REMOTE_ADDR": "203.0.113.9"}


@pytest.fixture
def by_mail(settings: Any, orchard: Path) -> Path:
    """Set up a mail server, and one keeper."""
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    cache.clear()
    User.objects.create_user(ANN, role=Role.KEEPER.value)
    return orchard


def no_members(site: Path, tmp_path: Path, settings: Any) -> None:
    """Let nobody become a member."""
    text = (site / "honeyflow.toml").read_text(encoding="utf-8")
    (tmp_path / "honeyflow.toml").write_text(f"{text}\n[sign_in]\nmembers = false\n", encoding="utf-8")
    (tmp_path / "data").symlink_to(site / "data")
    settings.HONEYFLOW_SITE = tmp_path


def code_of(message: Any) -> str:
    found = re.search(r"^ {4}(\S+)$", message.body, re.MULTILINE)
    assert found
    return found[1]


def asked(client: Client, email: str, then: str = "") -> Any:
    return client.post(f"/sign-in/{then}", {"email": email})


def signed_in_by_code(email: str, then: str = "") -> tuple[Client, Any]:
    client = Client(**FAR)  # type: ignore[arg-type]
    answer = asked(client, email, then)
    return client, client.post(answer.headers["Location"], {"code": code_of(mail.outbox[-1])})


def test_code_signs_in_and_leads_where_one_wanted_to_go(by_mail: Path) -> None:
    client, answer = signed_in_by_code("Ann@Orchard.example ", "?next=/people/")

    assert answer.headers["Location"] == "/people/"
    assert client.get("/people/").status_code == 200
    assert Entry.objects.get(kind="signed-in").actor == f"user:{User.objects.get().pk}"


def test_cookie_of_a_session_is_secure_hidden_and_lax(by_mail: Path) -> None:
    client, _ = signed_in_by_code(ANN)

    cookie = client.cookies["honeyflow"]
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")


@pytest.mark.parametrize("address", ["/services/", "/services/support/", "/methods/", "/methods/close/", "/origin/x/"])
def test_public_page_sets_no_cookie(by_mail: Path, address: str) -> None:
    assert not Client(**FAR).get(address).cookies  # type: ignore[arg-type]


def test_code_is_good_once_and_for_its_own_session(by_mail: Path) -> None:
    first, _ = signed_in_by_code(ANN)
    code = code_of(mail.outbox[-1])
    other = Client(**FAR)  # type: ignore[arg-type]
    asked(other, ANN)

    other.post("/sign-in/code/", {"code": code})

    assert other.get("/people/").status_code == 302
    assert first.get("/people/").status_code == 200


def test_three_wrong_codes_end_the_try(by_mail: Path) -> None:
    client = Client(**FAR)  # type: ignore[arg-type]
    asked(client, ANN)
    for _ in range(3):
        client.post("/sign-in/code/", {"code": "WRONG1"})

    late = client.post("/sign-in/code/", {"code": code_of(mail.outbox[-1])})

    assert late.headers["Location"] == "/sign-in/"
    assert client.get("/people/").status_code == 302


def test_code_is_too_old_after_ten_minutes(by_mail: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(**FAR)  # type: ignore[arg-type]
    asked(client, ANN)
    now = __import__("time").time()
    monkeypatch.setattr("allauth.account.internal.flows.code_verification.time.time", lambda: now + 601)

    client.post("/sign-in/code/", {"code": code_of(mail.outbox[-1])})

    monkeypatch.undo()
    assert client.get("/people/").status_code == 302


def test_unknown_address_gets_the_same_answer(by_mail: Path, tmp_path: Path, settings: Any) -> None:
    no_members(by_mail, tmp_path, settings)
    known, unknown = Client(**FAR), Client(**FAR)  # type: ignore[arg-type]
    answers = [asked(known, ANN), asked(unknown, "who@else.example")]
    pages = [client.get("/sign-in/code/").content.decode() for client in (known, unknown)]

    assert len({(each.status_code, each.headers["Location"]) for each in answers}) == 1
    assert len({re.sub(r'value="[^"]*"|ann@orchard.example|who@else.example', "", page) for page in pages}) == 1
    assert [len(re.findall(r"^ {4}\S+$", each.body, re.MULTILINE)) for each in mail.outbox] == [1, 0]


def test_somebody_new_becomes_a_member_by_the_code_and_is_nothing_before(by_mail: Path) -> None:
    client = Client(**FAR)  # type: ignore[arg-type]
    asked(client, "eva_sorrel@gmail.com")
    assert User.objects.count() == 1

    client.post("/sign-in/code/", {"code": code_of(mail.outbox[-1])})

    assert User.objects.get(email="eva_sorrel@gmail.com").role == Role.MEMBER
    assert client.get("/sign-in/you/").status_code == 200
    assert client.get("/people/").status_code == 403


def test_nobody_becomes_a_member_before_there_is_a_keeper(by_mail: Path) -> None:
    User.objects.all().delete()

    asked(Client(**FAR), "eva_sorrel@gmail.com")  # type: ignore[arg-type]

    assert not re.search(r"^ {4}\S+$", mail.outbox[-1].body, re.MULTILINE)


def test_too_many_codes_for_one_address_are_refused(by_mail: Path) -> None:
    answers = [asked(Client(**FAR), ANN) for _ in range(5)]  # type: ignore[arg-type]

    assert [each.status_code for each in answers][:3] == [302] * 3
    assert len(mail.outbox) == 3


def test_without_a_mail_server_no_code_is_sent(orchard: Path, signed_in: SignedIn) -> None:
    signed_in(Role.ANONYMOUS)

    answer = asked(Client(**FAR), "keeper@orchard.example")  # type: ignore[arg-type]

    assert (answer.status_code, mail.outbox) == (404, [])


@pytest.mark.parametrize(
    "there",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "https:///x"],
)
def test_nobody_is_sent_to_another_site(by_mail: Path, there: str) -> None:
    _, answer = signed_in_by_code(ANN, f"?next={there}")

    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("address", [f"{ANN}\r\nBcc: x@evil.example", f"{ANN}%0aBcc:x@evil.example", "a@b\n.example"])
def test_line_ends_in_an_address_send_nothing(by_mail: Path, address: str) -> None:
    assert asked(Client(**FAR), address).status_code == 200  # type: ignore[arg-type]
    assert mail.outbox == []


def test_forged_host_is_refused(by_mail: Path) -> None:
    answer = Client(headers={"host": "evil.example"}).post("/sign-in/", {"email": ANN})

    assert (answer.status_code, mail.outbox) == (400, [])


def test_form_of_another_site_neither_signs_in_nor_out(by_mail: Path) -> None:
    strict = Client(enforce_csrf_checks=True, **FAR)  # type: ignore[arg-type]
    strict.force_login(User.objects.get())

    assert asked(Client(enforce_csrf_checks=True, **FAR), ANN).status_code == 403  # type: ignore[arg-type]
    assert strict.post("/sign-in/out/").status_code == 403
    assert strict.get("/people/").status_code == 200


def test_forged_session_is_nobody(by_mail: Path) -> None:
    client = Client(**FAR)  # type: ignore[arg-type]
    client.cookies["honeyflow"] = "x" * 32

    assert client.get("/people/").status_code == 302


def test_session_taken_along_is_dead_after_signing_out(by_mail: Path) -> None:
    client, _ = signed_in_by_code(ANN)
    taken = client.cookies["honeyflow"].value
    client.post("/sign-in/out/")
    thief = Client(**FAR)  # type: ignore[arg-type]
    thief.cookies["honeyflow"] = taken

    assert thief.get("/people/").status_code == 302


def test_signing_in_changes_the_session(by_mail: Path) -> None:
    client = Client(**FAR)  # type: ignore[arg-type]
    asked(client, ANN)
    before = client.cookies["honeyflow"].value

    client.post("/sign-in/code/", {"code": code_of(mail.outbox[-1])})

    assert client.cookies["honeyflow"].value != before


def test_another_role_counts_from_the_next_request(signed_in: SignedIn, orchard: Path) -> None:
    client = signed_in(Role.COMMUNITY)
    assert client.get("/people/").status_code == 200

    give_role(load_site(orchard), "community@staff.example", Role.MARKET, actor="command")

    assert client.get("/people/").status_code == 403
    assert client.get("/market/").status_code == 200


def test_removed_user_is_out_at_once(signed_in: SignedIn, orchard: Path) -> None:
    client = signed_in(Role.FINANCE)

    remove_user(load_site(orchard), "finance@staff.example", actor="command")

    assert client.get("/books/").headers["Location"].startswith("/sign-in/")


def test_form_shown_to_one_user_is_not_sent_by_another(signed_in: SignedIn, orchard: Path) -> None:
    other = signed_in(Role.KEEPER)
    word = re.search(r'name="token" value="([^"]+)"', signed_in(Role.MARKET).get("/customers/C1/").content.decode())
    assert word

    answer = other.post("/users/change/", {"token": word[1], "what": "remove", "email": "keeper@staff.example"})

    assert answer.status_code == 403


def test_link_shows_a_button_and_signs_in_once(by_mail: Path) -> None:
    link, client, thief = link_for(User.objects.get()), Client(**FAR), Client(**FAR)  # type: ignore[arg-type]
    assert ANN in client.get(link).content.decode()
    assert client.get("/people/").status_code == 302

    assert client.post(link).headers["Location"] == "/"

    assert client.get("/people/").status_code == 200
    assert [thief.get(link).status_code, thief.post(link).status_code] == [404, 404]


def test_link_too_old_forged_or_of_somebody_removed_is_gone(by_mail: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = User.objects.get()
    link, client = link_for(ann), Client(**FAR)  # type: ignore[arg-type]
    assert client.get(link[:-3] + "x/").status_code == 404
    later = __import__("time").time() + 601
    monkeypatch.setattr("django.core.signing.time.time", lambda: later)
    assert client.post(link).status_code == 404
    monkeypatch.undo()
    ann.delete()

    assert client.post(link).status_code == 404


def test_public_names_answer_no_page_about_signing_in(by_mail: Path, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["ask.orchard.example"]
    settings.PUBLIC_HOSTS = ["ask.orchard.example"]
    world = Client(headers={"host": "ask.orchard.example"}, **FAR)  # type: ignore[arg-type]
    world.force_login(User.objects.get())

    for address in ("/sign-in/", "/sign-in/you/", link_for(User.objects.get()), "/people/", "/market/"):
        assert world.get(address).status_code == 404


def _told(email: str, *, verified: bool) -> SocialLogin:
    address = EmailAddress(email=email, verified=verified, primary=True)
    account = SocialAccount(provider="github", uid="7", extra_data={"avatar_url": "https://x.example/a.png"})
    return SocialLogin(user=User(email=email), account=account, email_addresses=[address])


@pytest.mark.parametrize(("verified", "status"), [(True, 302), (False, 403)])
def test_other_service_signs_in_by_a_verified_address_only(
    by_mail: Path, rf: Any, monkeypatch: pytest.MonkeyPatch, verified: bool, status: int
) -> None:
    from allauth.core import context
    from allauth.socialaccount.internal.flows.login import complete_login
    from django.contrib.auth.models import AnonymousUser

    monkeypatch.setattr(ServiceAdapter, "can_authenticate_by_email", lambda *_: True)
    request = rf.get("/sign-in/by/github/login/callback/", **FAR)
    request.user, request.session = AnonymousUser(), Client().session
    with context.request_context(request):
        answer = complete_login(request, _told(ANN, verified=verified))

    assert answer.status_code == status
    assert ("_auth_user_id" in request.session) is verified
    assert not SocialAccount.objects.exists()


def test_other_service_makes_a_member_and_keeps_no_picture(
    by_mail: Path, rf: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from allauth.core import context
    from allauth.socialaccount.internal.flows.login import complete_login
    from django.contrib.auth.models import AnonymousUser

    monkeypatch.setattr(ServiceAdapter, "can_authenticate_by_email", lambda *_: True)
    request = rf.get("/", **FAR)
    request.user, request.session = AnonymousUser(), Client().session
    with context.request_context(request):
        complete_login(request, _told("eva_sorrel@gmail.com", verified=True))

    assert SocialAccount.objects.get().user.role == Role.MEMBER
    assert SocialAccount.objects.get().extra_data == {}


def _now(secret: str) -> str:
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))


def test_one_time_password_is_asked_for_and_its_secret_lies_encrypted(by_mail: Path) -> None:
    secret = "JBSWY3DPEHPK3PXP"  # noqa: S105 - a known one
    TOTP.activate(User.objects.get(), secret)
    client, answer = signed_in_by_code(ANN)
    assert answer.headers["Location"] == "/sign-in/one-time/authenticate/"
    assert client.get("/people/").status_code == 302

    client.post("/sign-in/one-time/authenticate/", {"code": "000000"})
    assert client.get("/people/").status_code == 302
    client.post("/sign-in/one-time/authenticate/", {"code": _now(secret)})

    assert client.get("/people/").status_code == 200
    assert secret not in str(Authenticator.objects.get().data)


def test_one_time_password_is_turned_on_with_recovery_codes_that_work_once(by_mail: Path) -> None:
    client, _ = signed_in_by_code(ANN)
    page = client.get("/sign-in/one-time/totp/activate/").content.decode()
    secret = re.search(r'door__secret"><code>([A-Z0-9]+)<', page)
    assert secret
    assert "<svg" in page

    client.post("/sign-in/one-time/totp/activate/", {"code": _now(secret[1])})
    codes = client.get("/sign-in/one-time/recovery-codes/download/").content.decode().split()

    assert len(codes) == 10
    for works in (True, False):
        again, _ = signed_in_by_code(ANN)
        again.post("/sign-in/one-time/authenticate/", {"code": codes[0]})
        assert (again.get("/people/").status_code == 200) is works


def test_keeper_on_the_machine_signs_in_too_once_there_is_one(client: Client, orchard: Path) -> None:
    assert client.get("/people/").status_code == 200

    User.objects.create_user(ANN, role=Role.KEEPER.value)

    assert client.get("/people/").headers["Location"] == "/sign-in/?next=%2Fpeople%2F"


def test_session_ends_after_two_weeks(by_mail: Path) -> None:
    client, _ = signed_in_by_code(ANN)

    assert client.session.get_expiry_date() < timezone.now() + timedelta(days=15)


def test_mail_server_that_does_not_answer_is_said_alike_for_every_address(by_mail: Path, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    answers = [asked(Client(**FAR), email) for email in (ANN, "who@else.example")]  # type: ignore[arg-type]

    assert [each.status_code for each in answers] == [503, 503]
    assert answers[0].content == answers[1].content
