"""A member's consents: given by their own click to words they saw, withdrawn at once, nobody else's."""

from pathlib import Path

import pytest
from tests.web.me.conftest import AsPerson, sent
from tests.worlds.orchard import PEOPLE

from honeyflow.backoffice.actions.proving import keep_proof
from honeyflow.backoffice.models import Consent, Objection, User, Withdrawal
from honeyflow.site import load_site

DAN, EVA = (PEOPLE[key][1] for key in ("dan", "eva"))
PAGE, CHANGE = "/me/consents/", "/me/consents/change/"
GIVE = {"what": "give", "purpose": "event", "words": "v1"}


@pytest.fixture
def worded(own_orchard: Path) -> Path:
    (own_orchard / "consent-words").mkdir()
    (own_orchard / "consent-words" / "event.v1.md").write_text("Invite me to the harvest.\n", encoding="utf-8")
    return own_orchard


def test_agreeing_is_to_the_words_shown_and_confirmed_at_once(as_person: AsPerson, worded: Path) -> None:
    client = as_person(DAN)
    assert "Invite me to the harvest." in client.get(PAGE).content.decode()

    page = sent(client, CHANGE, PAGE, address=DAN, **GIVE)

    consent = Consent.objects.get()
    assert (consent.purpose, consent.words, consent.channel, bool(consent.confirmed_at)) == (
        "event",
        "v1",
        "my page",
        True,
    )
    assert "you agreed" in page
    assert "my page" in page


def test_withdrawing_counts_at_once_and_is_in_the_history(as_person: AsPerson, worded: Path) -> None:
    client = as_person(DAN)
    sent(client, CHANGE, PAGE, address=DAN, **GIVE)

    page = sent(client, CHANGE, PAGE, address=DAN, what="withdraw", purpose="event")

    assert "Withdrawn." in page
    assert "withdrew it: Invitations to events" in page
    assert Withdrawal.objects.count() == 1


def test_everything_is_stopped_and_opened_again(as_person: AsPerson, worded: Path) -> None:
    client = as_person(DAN)
    assert "Take back that everything is stopped" in sent(client, CHANGE, PAGE, address=DAN, what="stop")
    assert "Your objection is taken back" in sent(client, CHANGE, PAGE, address=DAN, what="open")

    assert not Objection.objects.filter(withdrawn_at=None).exists()


@pytest.mark.parametrize("what", ["give", "withdraw", "stop", "open"])
def test_nothing_is_changed_about_somebody_else(as_person: AsPerson, worded: Path, what: str) -> None:
    sent(as_person(EVA), CHANGE, PAGE, address=EVA, **GIVE)
    form = {**GIVE, "what": what}

    page = sent(as_person(DAN), CHANGE, PAGE, address=EVA, **form)

    assert "no e-mail address of your own" in page
    assert (Consent.objects.count(), Withdrawal.objects.count(), Objection.objects.count()) == (1, 0, 0)


@pytest.mark.parametrize(
    "form", [{"words": ""}, {"words": "v9"}, {"purpose": "sales"}, {"purpose": "x"}, {"what": "x"}]
)
def test_no_consent_without_words_and_purpose(as_person: AsPerson, worded: Path, form: dict[str, str]) -> None:
    sent(as_person(DAN), CHANGE, PAGE, address=DAN, **{**GIVE, **form})

    assert not Consent.objects.exists()


def test_address_that_was_proved_has_its_own_consents(as_person: AsPerson, worded: Path) -> None:
    client = as_person(DAN)
    keep_proof(load_site(worded), User.objects.get(email=DAN), "dan@home.example", "code")

    sent(client, CHANGE, PAGE, address="dan@home.example", **GIVE)

    assert Consent.objects.count() == 1
    assert client.get(PAGE).content.decode().count(">you agreed<") == 1
