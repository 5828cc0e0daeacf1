"""Introductions on the pages: from the asking to a yes, each on their own side."""

import re
from pathlib import Path

import pytest
from django.test import Client
from tests.web.conftest import SignedIn

from honeyflow.backoffice.models import Champion, Introduction, Invitation, User
from honeyflow.kernel.access import Role

LARDER = "larder.example"
ASK, PASS_ON, ANSWER, OFFER = (
    "/market/introductions/ask/",
    "/community/introductions/pass/",
    "/me/introductions/answer/",
    "/me/introductions/offer/",
)


def word(client: Client, page: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', client.get(page).content.decode())
    assert found, page
    return found[1]


def send(client: Client, page: str, address: str, **form: object) -> str:
    """Send a form of a page; return what the page says after it."""
    answer = client.post(address, {"token": word(client, page), **form}, follow=True)
    return answer.content.decode()


@pytest.fixture
def dan(signed_in: SignedIn, orchard: Path) -> Client:
    client = signed_in(Role.MEMBER)
    send(client, "/me/introductions/", OFFER, another=LARDER, most="2", what="offer")
    return client


def asked(signed_in: SignedIn) -> Introduction:
    client = signed_in(Role.KEEPER)
    client.post(ASK, {"token": word_of_keeper(client), "organization": LARDER, "words": "A talk"})
    return Introduction.objects.get()


def word_of_keeper(client: Client) -> str:
    return word(client, "/users/")


def test_a_yes_reaches_the_market_in_the_champions_words(signed_in: SignedIn, dan: Client) -> None:
    request = asked(signed_in)
    send(signed_in(Role.COMMUNITY), "/community/introductions/", PASS_ON, introduction=str(request.id))
    assert "A talk" in dan.get("/me/introductions/").content.decode()

    number = Invitation.objects.get().pk
    send(dan, "/me/introductions/", ANSWER, invitation=number, what="accept", answer="Write to it@larder.example")

    assert "Write to it@larder.example" in signed_in(Role.MARKET).get("/market/introductions/").content.decode()


def test_putting_aside_leaves_both_sides_pages_as_they_were(signed_in: SignedIn, dan: Client) -> None:
    request = asked(signed_in)
    send(signed_in(Role.COMMUNITY), "/community/introductions/", PASS_ON, introduction=str(request.id))
    sides = [(Role.MARKET, "/market/introductions/"), (Role.COMMUNITY, "/community/introductions/")]
    seen = [signed_in(role).get(page).content for role, page in sides]

    send(dan, "/me/introductions/", ANSWER, invitation=Invitation.objects.get().pk, what="decline")

    assert [_plain(signed_in(role).get(page).content) for role, page in sides] == [_plain(each) for each in seen]
    assert "Nothing waits for you." in dan.get("/me/introductions/").content.decode()


def _plain(page: bytes) -> str:
    return re.sub(r'name="token" value="[^"]+"', "", page.decode())


def test_offering_is_told_to_the_market_without_who(signed_in: SignedIn, dan: Client) -> None:
    address = User.objects.get(role="member").email

    assert Champion.objects.count() == 1
    assert address not in signed_in(Role.MARKET).get("/market/introductions/").content.decode()


def test_anothers_invitation_cannot_be_answered(signed_in: SignedIn, dan: Client) -> None:
    request = asked(signed_in)
    send(signed_in(Role.COMMUNITY), "/community/introductions/", PASS_ON, introduction=str(request.id))
    engineer = signed_in(Role.ENGINEER)

    told = send(
        engineer, "/me/introductions/", ANSWER, invitation=Invitation.objects.get().pk, what="accept", answer="x"
    )

    assert "nothing to answer any more" in told
    assert Introduction.objects.get().answer == ""


@pytest.mark.parametrize("address", [ASK, PASS_ON, ANSWER, OFFER])
def test_a_form_of_another_site_does_nothing(signed_in: SignedIn, orchard: Path, address: str) -> None:
    answer = signed_in(Role.KEEPER).post(address, {"organization": LARDER, "words": "x", "what": "offer"})

    assert answer.status_code == 403
    assert not Champion.objects.exists()
    assert not Introduction.objects.exists()


def test_markup_in_words_is_text(signed_in: SignedIn, dan: Client) -> None:
    keeper = signed_in(Role.KEEPER)
    keeper.post(ASK, {"token": word_of_keeper(keeper), "organization": LARDER, "words": "<script>alert(1)</script>"})

    page = signed_in(Role.COMMUNITY).get("/community/introductions/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_taking_the_offer_back_is_one_click(signed_in: SignedIn, dan: Client) -> None:
    told = send(dan, "/me/introductions/", OFFER, organization=LARDER, what="withdraw")

    assert "Taken back." in told
    assert not Champion.objects.exists()
