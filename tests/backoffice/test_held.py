"""Subject access reaches the back office: all that is about an address and its variants, nothing of another."""

import pytest
from allauth.socialaccount.models import SocialAccount

from honeyflow.backoffice.actions.champions import offer
from honeyflow.backoffice.actions.consents import Given, give_consent, withdraw
from honeyflow.backoffice.actions.credits import Shown, choose_credit
from honeyflow.backoffice.actions.erase import sweep_erased
from honeyflow.backoffice.actions.messages import Judged, record_messages
from honeyflow.backoffice.actions.proving import keep_proof
from honeyflow.backoffice.actions.subjects import keep_subject
from honeyflow.backoffice.models import ProvenAddress, User
from honeyflow.backoffice.queries.held import held_by_office
from honeyflow.kernel.purpose import Purpose
from honeyflow.outreach.records import Outcome
from honeyflow.site import Site
from honeyflow.site.erased.file import append_tombstones
from honeyflow.site.erased.marks import marks_of_address

pytestmark = pytest.mark.django_db


def agree(site: Site, address: str) -> None:
    give_consent(site, address, Given(Purpose.EVENT, words="v1", channel="form", confirmed=True), "user:1")


def rows(site: Site, address: str) -> dict[str, int]:
    return {each.name: len(each.rows) for each in held_by_office(site, [address])}


def test_everything_about_an_address_is_given_and_nothing_of_another(site: Site) -> None:
    agree(site, "jo@example.org")
    agree(site, "al@example.org")
    withdraw(keep_subject(site, "jo+list@example.org"), Purpose.EVENT, "subject")
    record_messages(site, Purpose.EVENT, [Judged("jo@example.org", Outcome.ALLOW)], "system:desk")
    offer(User.objects.create_user("jo@example.org"), "larder.example")

    found = rows(site, "JO@example.org")

    assert found["office_consent"] == found["office_message"] == found["office_user"] == found["office_champion"] == 1
    assert found["office_subject"] == 2
    assert found["office_withdrawal"] == 1
    texts = str([each.rows for each in held_by_office(site, ["jo@example.org"])])
    assert "al@example.org" not in texts
    assert "password" not in texts


def test_of_somebody_unknown_nothing_is_held(site: Site) -> None:
    agree(site, "jo@example.org")

    assert held_by_office(site, ["no@example.org", "no address"]) == []


def test_what_a_member_chose_and_proved_is_given_and_no_secret(site: Site) -> None:
    user = User.objects.create_user("jo@example.org")
    keep_proof(site, user, "jo@home.example", "code")
    choose_credit(user, Shown("Jo"))
    SocialAccount.objects.create(user=user, provider="github", uid="7", extra_data={"login": "jo"})

    found = rows(site, "jo@home.example")

    names = {"office_user", "office_provenaddress", "office_credit", "office_socialaccount"}
    assert {name: found.get(name) for name in names} == dict.fromkeys(names, 1)
    assert "extra_data" not in str([each.rows for each in held_by_office(site, ["jo@example.org"])])


def test_user_of_whom_a_proved_address_was_erased_is_gone(site: Site) -> None:
    user = User.objects.create_user("jo@example.org")
    keep_proof(site, user, "jo@home.example", "code")
    User.objects.create_user("al@example.org")
    append_tombstones(site, marks_of_address("jo@home.example"), "Cy")

    assert sweep_erased(site) == 1

    assert [each.email for each in User.objects.all()] == ["al@example.org"]
    assert not ProvenAddress.objects.exists()
