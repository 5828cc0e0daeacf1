"""Signing in as one of the orchard's people, and sending the forms of their own pages."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.worlds.snapshots import orchard_site

from honeyflow.backoffice.models import User
from honeyflow.kernel.access import Role

AsPerson = Callable[..., Client]


@pytest.fixture
def as_person() -> AsPerson:
    """Sign in by an address; a member unless told."""

    def signed(email: str, role: Role = Role.MEMBER) -> Client:
        User.objects.get_or_create(email="keeper@orchard.example", defaults={"role": Role.KEEPER.value})
        client = Client(REMOTE_ADDR="203.0.113.9")
        client.force_login(User.objects.update_or_create(email=email, defaults={"role": role.value})[0])
        return client

    return signed


@pytest.fixture
def own_orchard(tmp_path: Path, settings: Any) -> Path:
    """Serve a copy of the orchard, which may be written to."""
    site = tmp_path / "site"
    shutil.copytree(orchard_site(), site, symlinks=True)
    settings.HONEYFLOW_SITE = site
    return site


def word_of(client: Client, page: str = "/me/") -> str:
    """Return the signed word that the forms of a page carry."""
    found = re.search(r'name="token" value="([^"]+)"', client.get(page).content.decode())
    assert found, page
    return found[1]


def sent(client: Client, where: str, page: str = "/me/", /, **form: object) -> str:
    """Send a form of a page; return what the page says after it."""
    answer = client.post(where, {"token": word_of(client, page), **form}, follow=True)
    return answer.content.decode()
