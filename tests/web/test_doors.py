"""The page of the doors: who asked, what waits, which systems; and the tool to revoke one."""

import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.backoffice.audiences import answered, facts, people
from tests.worlds.snapshots import orchard_site

from honeyflow.backoffice.actions.take_mail import Incoming, take_message
from honeyflow.backoffice.actions.tokens import add_token
from honeyflow.backoffice.models import Mail, Token
from honeyflow.backoffice.scopes import Scope
from honeyflow.outreach.errors import AudienceTooSmallError
from honeyflow.site import Site, load_site
from honeyflow.web.forms import token as word


@pytest.fixture
def site(tmp_path: Path, settings: Any) -> Site:
    folder = tmp_path / "site"
    shutil.copytree(orchard_site(), folder, symlinks=True)
    settings.HONEYFLOW_SITE = folder
    return load_site(folder)


def test_page_shows_who_asked_what_waits_and_which_systems(site: Site, client: Client) -> None:
    answered(site, people(80), facts(people(7)))
    with pytest.raises(AudienceTooSmallError):
        answered(site, people(3), facts(), actor="command")
    take_message(site, Incoming("", ["jo@x.example"], [], "", b"\r\n"), facts())
    add_token("newsletter", [Scope.SCREEN], "command")

    page = client.get("/screenings/").content.decode()

    assert "2 audiences asked for last, 1 without an answer" in page
    assert "refused: too small" in page
    assert "1 message waits for somebody to look" in page
    assert "it does not say what it is for" in page
    assert "Revoke newsletter" in page


def test_token_is_revoked_by_a_form_of_ours_only(site: Site, client: Client) -> None:
    add_token("newsletter", [Scope.SCREEN], "command")

    forged = client.post("/tokens/revoke/", {"name": "newsletter", "token": "x"})
    stays = Token.objects.get().revoked_at
    done = client.post("/tokens/revoke/", {"name": "newsletter", "token": word()})

    assert (forged.status_code, stays) == (403, None)
    assert done.headers["Location"] == "/screenings/?revoked=newsletter"
    revoked_at = Token.objects.get().revoked_at
    assert revoked_at is not None
    assert revoked_at <= datetime.now(UTC)


def test_held_mail_of_somebody_erased_is_gone(site: Site) -> None:
    from honeyflow.backoffice.actions.erase import sweep_erased
    from honeyflow.site.erased.file import append_tombstones
    from honeyflow.site.erased.marks import marks_of_address

    take_message(site, Incoming("", ["jo@x.example", "al@x.example"], [], "<1@k>", b"\r\nDear Jo"), facts())
    take_message(site, Incoming("", ["jo@x.example"], [], "<2@k>", b"\r\nDear Jo"), facts())
    append_tombstones(site, marks_of_address("jo@x.example"), "command")

    sweep_erased(site)

    assert list(Mail.objects.values_list("address", flat=True)) == ["al@x.example"]
    assert len(list((site.data / "mail").glob("*.message"))) == 1
