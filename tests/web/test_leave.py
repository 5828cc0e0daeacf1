"""Leaving with one click and confirming: at once for who holds the link, nothing for anybody or anything else."""

import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.backoffice.conftest import WORDS
from tests.worlds.snapshots import orchard_site

from honeyflow.backoffice.actions.consents import Given, give_consent
from honeyflow.backoffice.actions.erase import sweep_erased
from honeyflow.backoffice.kinds import Kind
from honeyflow.backoffice.leaving import ONE_CLICK, confirm_token, leave_headers, leave_token
from honeyflow.backoffice.models import Consent, Entry, Objection, Withdrawal
from honeyflow.kernel.purpose import Purpose
from honeyflow.site import Site, load_site
from honeyflow.site.erased.file import append_tombstones
from honeyflow.site.erased.marks import marks_of_address
from honeyflow.web.leave import ASKS_A_LINK

JO = "jo@example.org"
CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def site(tmp_path: Path, settings: object) -> Site:
    """Serve a copy of the orchard with words to agree to."""
    folder = tmp_path / "site"
    shutil.copytree(orchard_site(), folder, symlinks=True)
    (folder / "consent-words").mkdir()
    for name in ("event.v1", "education.v1"):
        (folder / "consent-words" / f"{name}.md").write_text(WORDS)
    settings.HONEYFLOW_SITE = folder  # type: ignore[attr-defined]
    settings.ALLOWED_HOSTS = ["localhost", "ask.orchard.example"]  # type: ignore[attr-defined]
    settings.PUBLIC_HOSTS = ["ask.orchard.example"]  # type: ignore[attr-defined]
    ASKS_A_LINK.forget()
    return load_site(folder)


@pytest.fixture
def world() -> Client:
    """Ask from far away, as a mail program does: no cookie, no sign-in, and checks against forged forms on."""
    headers = {"host": "ask.orchard.example"}
    return Client(enforce_csrf_checks=True, headers=headers, REMOTE_ADDR="203.0.113.9")


def agree(site: Site, purpose: Purpose = Purpose.EVENT, *, confirmed: bool = True) -> Entry:
    return give_consent(site, JO, Given(purpose, "v1", "form", confirmed=confirmed), "user:1")


def link(site: Site, address: str = JO) -> str:
    told = leave_headers(site, address, Purpose.EVENT, "https://ask.orchard.example")
    assert told["List-Unsubscribe-Post"] == ONE_CLICK
    return urlsplit(told["List-Unsubscribe"].strip("<>")).path


def test_one_click_withdraws_at_once_without_cookie(world: Client, site: Site) -> None:
    agree(site)
    agree(site, Purpose.EDUCATION)

    said = world.post(link(site, "Jo+x@Example.org".replace("+x", "")), CLICK)

    assert (said.status_code, said.cookies) == (200, {})
    assert list(Withdrawal.objects.values_list("purpose", flat=True)) == ["event"]
    assert Entry.objects.get(kind=Kind.CONSENT_WITHDRAWN).body["channel"] == "one-click"


def test_looking_changes_nothing_and_shows_what_one_gets(world: Client, site: Site) -> None:
    agree(site)
    before = Entry.objects.count()

    said = world.get(link(site)).content.decode()

    assert "Invitations to events" in said
    assert "example.org" not in said
    assert (world.head(link(site)).status_code, Entry.objects.count()) == (200, before)


def test_everything_is_stopped_by_one_button(world: Client, site: Site) -> None:
    agree(site)
    agree(site, Purpose.EDUCATION)

    said = world.post(link(site), {"leave": "all"}).content.decode()

    assert "nothing more" in said
    assert Withdrawal.objects.count() == 2
    assert Objection.objects.get().purpose == ""


def test_link_used_again_changes_nothing(world: Client, site: Site) -> None:
    agree(site)
    world.post(link(site), CLICK)
    before = Entry.objects.count()

    assert world.post(link(site), CLICK).status_code == 200
    assert Entry.objects.count() == before


@pytest.mark.parametrize("place", range(0, 70, 9))
def test_forged_link_gets_the_plain_page_and_stops_nobody(world: Client, site: Site, place: int) -> None:
    agree(site)
    token = link(site).split("/")[2]
    forged = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]

    said = [
        world.post(f"/leave/{each}/", CLICK) for each in (forged, "x", f"{token}.x", token.replace("event", "sales"))
    ]

    assert {each.status_code for each in said} == {404}
    assert len({each.content for each in said}) == 1
    assert not Withdrawal.objects.exists()


def test_link_to_confirm_does_not_leave_and_the_other_way_round(world: Client, site: Site) -> None:
    entry = agree(site, confirmed=False)
    leaving = leave_token(site, entry.subject, Purpose.EVENT)
    confirming = confirm_token(site, entry.subject, entry.seq)

    assert world.post(f"/leave/{confirming}/", CLICK).status_code == 404
    assert world.post(f"/confirm/{leaving}/").status_code == 404
    guessed = confirming.replace(f".{entry.seq}.", f".{entry.seq + 1}.")
    assert world.post(f"/confirm/{guessed}/").status_code == 404


def test_scanner_that_follows_a_link_confirms_nothing(world: Client, site: Site) -> None:
    entry = agree(site, confirmed=False)
    address = f"/confirm/{confirm_token(site, entry.subject, entry.seq)}/"

    asked = world.get(address).content.decode()
    assert "I can stop it at any time" in asked
    assert Consent.objects.get().confirmed_at is None

    assert "Confirmed" in world.post(address).content.decode()
    assert Consent.objects.get().confirmed_at is not None


def test_link_of_somebody_erased_still_says_it_has_stopped(world: Client, site: Site) -> None:
    agree(site)
    address = link(site)
    append_tombstones(site, marks_of_address(JO), "me")
    sweep_erased(site)
    before = Entry.objects.count()

    assert "It has stopped" in world.post(address, CLICK).content.decode()
    assert Entry.objects.count() == before


@pytest.mark.parametrize("base", ["http://x.example", "https://x.example\r\nBcc: y", "https://x.example>, <z"])
def test_headers_are_made_for_https_alone_and_on_one_line(site: Site, base: str) -> None:
    with pytest.raises(ValueError, match="expected https"):
        leave_headers(site, JO, Purpose.EVENT, base)


def test_looking_up_an_address_is_written_down_and_shows_its_history(client: Client, site: Site) -> None:
    agree(site)
    from honeyflow.web.decide import token

    led = client.post("/consents/look-up/", {"address": "JO@example.org", "token": token()})
    shown = client.get(led.headers["Location"]).content.decode()

    assert Entry.objects.filter(kind=Kind.ADDRESS_LOOKED_UP).count() == 1
    assert JO in shown
    assert "agreed to be written to" in shown


@pytest.mark.parametrize(
    ("address", "fault"), [("nobody@example.org", "Nothing is known"), ("a\r\nb@c.d", "no e-mail")]
)
def test_looking_up_what_is_not_there_says_so(client: Client, site: Site, address: str, fault: str) -> None:
    from honeyflow.web.decide import token

    led = client.post("/consents/look-up/", {"address": address, "token": token()})

    assert fault in client.get(led.headers["Location"]).content.decode()
    assert not Entry.objects.exists()


def test_looking_up_needs_our_own_page(client: Client, world: Client, site: Site) -> None:
    agree(site)

    assert client.post("/consents/look-up/", {"address": JO}).status_code == 403
    assert world.post("/consents/look-up/", {"address": JO}).status_code == 404
