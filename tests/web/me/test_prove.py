"""A member’s other addresses: the code goes to the address alone, and known or unknown makes no difference."""

import re
from pathlib import Path
from typing import Any

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount
from django.core import mail
from django.test import Client, RequestFactory
from tests.web.me.conftest import AsPerson, sent, word_of
from tests.worlds.orchard import PEOPLE

from honeyflow.backoffice.models import ProvenAddress, User
from honeyflow.site import load_site
from honeyflow.site.erased.file import append_tombstones
from honeyflow.site.erased.marks import marks_of_address
from honeyflow.web.sign_in.services import ServiceAdapter

FINN, FINN_LARDER, DAN = (PEOPLE[key][1] for key in ("finn", "finn-larder", "dan"))
ASK, CODE, BACK = "/me/prove/", "/me/prove/code/", "/me/prove/back/"


@pytest.fixture
def mailing(settings: Any, own_orchard: Path) -> Path:
    settings.MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return own_orchard


def code() -> str:
    found = re.search(r"^ {4}(\S+)$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found
    return found[1]


def proved(client: Client, address: str) -> str:
    sent(client, ASK, address=address)
    return sent(client, CODE, code=code())


def decisions(site: Path) -> str:
    file = site / "decisions.csv"
    return file.read_text(encoding="utf-8") if file.exists() else ""


def test_code_goes_to_that_address_alone_and_proves_it(as_person: AsPerson, mailing: Path) -> None:
    client = as_person(FINN)
    page = proved(client, FINN_LARDER)

    assert [each.recipients() for each in mail.outbox] == [[FINN_LARDER]]
    assert FINN not in str(mail.outbox[0].message())
    assert "Proved." in page
    assert "Let off steam" in page
    assert "by a guess" not in page
    assert f"same,{FINN},{FINN_LARDER}" in decisions(mailing)


def test_known_and_unknown_addresses_get_the_same_answer(as_person: AsPerson, mailing: Path) -> None:
    def told(address: str) -> tuple[int, str, str]:
        client = as_person(FINN)
        answer = client.post(ASK, {"token": word_of(client), "address": address})
        page = client.get(answer.headers["Location"]).content.decode()
        plain = re.sub(r'name="token" value="[^"]+"', "", page).replace(address, "ADDRESS")
        return answer.status_code, answer.headers["Location"], plain

    known, member = told(DAN), told("keeper@orchard.example")
    assert known == member == told("stranger@nowhere.de")


def test_wrong_code_proves_nothing(as_person: AsPerson, mailing: Path) -> None:
    client = as_person(FINN)
    sent(client, ASK, address=DAN)

    assert "That is not the code." in sent(client, CODE, code="AAAA-AAAA")
    assert not ProvenAddress.objects.exists()
    assert "Dan Hazel" not in client.get("/me/").content.decode()


def test_taking_it_back_takes_the_decision_back(as_person: AsPerson, mailing: Path) -> None:
    client = as_person(FINN)
    proved(client, FINN_LARDER)

    page = sent(client, BACK, address=FINN_LARDER)

    assert "Let off steam" not in page
    assert re.search(r"undo,,2,", decisions(mailing))


def test_anothers_proof_cannot_be_taken_back(as_person: AsPerson, mailing: Path) -> None:
    proved(as_person(FINN), FINN_LARDER)

    assert "there is nothing waiting" in sent(as_person(DAN), BACK, address=FINN_LARDER)
    assert ProvenAddress.objects.count() == 1


def test_without_a_mail_server_the_page_says_how_to_ask(as_person: AsPerson, own_orchard: Path) -> None:
    client = as_person(FINN)
    page = client.get("/me/").content.decode()

    assert "no mail server is set up" in page
    assert 'action="/me/prove/"' not in page
    assert "has no mail server" in sent(client, ASK, address=FINN_LARDER)


def test_unreachable_mail_server_is_told(as_person: AsPerson, mailing: Path, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9

    assert "cannot be reached" in sent(as_person(FINN), ASK, address=FINN_LARDER)


def test_erased_address_is_not_joined_again(as_person: AsPerson, mailing: Path) -> None:
    append_tombstones(load_site(mailing), marks_of_address("old@finn.example"), "Cy")

    page = proved(as_person(FINN), "old@finn.example")

    assert "Proved." not in page
    assert "old@finn.example" not in decisions(mailing)


class Login:
    """What allauth hands over after somebody signed in at a forge."""

    def __init__(self, provider: str, uid: str, login: str, *emails: str) -> None:
        self.account = SocialAccount(provider=provider, uid=uid, extra_data={"login": login})
        self.email_addresses = [type("Email", (), {"email": each, "verified": True}) for each in emails]
        self.state = {"process": "connect"}
        self.is_existing = False


def connected(user: User, login: Login) -> str:
    request = RequestFactory().get("/sign-in/by/github/login/callback/")
    request.user = user
    request.session = type("Session", (), {"session_key": "x"})()  # type: ignore[assignment]
    with pytest.raises(ImmediateHttpResponse) as caught:
        ServiceAdapter(request).pre_social_login(request, login)
    return caught.value.response.headers["Location"]


GIL = Login("github", "9000000001", "gil--sahin", "gil_sahin@gmail.com")


def test_account_at_a_forge_proves_its_number_and_verified_addresses(as_person: AsPerson, own_orchard: Path) -> None:
    client = as_person("gil@work.example")
    where = connected(User.objects.get(email="gil@work.example"), GIL)

    assert where == "/me/?done=connected#also-me"
    page = client.get("/me/").content.decode()
    assert "Speak Turkish" in page
    assert "github.com vouches for it" in page
    assert SocialAccount.objects.get().extra_data == {}
    assert "same,gil@work.example,9000000001+gil--sahin@users.noreply.github.com" in decisions(own_orchard)


def test_account_of_somebody_else_is_not_taken(as_person: AsPerson, own_orchard: Path) -> None:
    for email in ("gil@work.example", "eve@work.example"):
        as_person(email)
    connected(User.objects.get(email="gil@work.example"), GIL)

    assert connected(User.objects.get(email="eve@work.example"), GIL) == "/me/?fault=other#also-me"
    assert not ProvenAddress.objects.filter(user__email="eve@work.example").exists()


def test_disconnecting_takes_what_the_forge_vouched_for(as_person: AsPerson, own_orchard: Path) -> None:
    client = as_person("gil@work.example")
    connected(User.objects.get(email="gil@work.example"), GIL)

    page = sent(client, "/me/prove/disconnect/", account=SocialAccount.objects.get().pk)

    assert "Disconnected." in page
    assert "Speak Turkish" not in page
    assert not ProvenAddress.objects.exists()
