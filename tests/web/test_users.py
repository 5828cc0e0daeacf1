"""The page of users does what the command does."""

import re
from pathlib import Path

from django.test import Client
from tests.web.conftest import SignedIn

from honeyflow.backoffice.models import Entry, User
from honeyflow.kernel.access import Role


def sent(client: Client, **form: str) -> str:
    word = re.search(r'name="token" value="([^"]+)"', client.get("/users/").content.decode())
    assert word
    return client.post("/users/change/", {"token": word[1], **form}).headers["Location"]


def test_first_user_on_the_machine_is_the_keeper_and_has_to_sign_in(client: Client, orchard: Path) -> None:
    assert "Nobody has to sign in on this machine yet" in client.get("/users/").content.decode()
    assert sent(client, what="add", email="bob@x.example", role="market") == "/users/?fault=first"

    assert sent(client, what="add", email="ann@x.example", role="keeper") == "/users/?done=add"

    assert client.get("/users/").headers["Location"].startswith("/sign-in/")
    assert Entry.objects.get().actor == "own-machine"


def test_keeper_adds_changes_and_removes(signed_in: SignedIn, orchard: Path) -> None:
    client = signed_in(Role.KEEPER)
    assert sent(client, what="add", email="bob@x.example", role="customer", customer="C1") == "/users/?done=add"
    assert User.objects.get(email="bob@x.example").customer_id == "C1"
    assert sent(client, what="role", email="bob@x.example", role="finance", customer="C1") == "/users/?done=role"
    assert sent(client, what="remove", email="bob@x.example") == "/users/?done=remove"
    assert sent(client, what="remove", email="bob@x.example") == "/users/?fault=unknown"
    assert sent(client, what="add", email="bob@x.example", role="queen") == "/users/?fault=role"

    assert not User.objects.filter(email="bob@x.example").exists()


def test_customer_sees_its_own_statement_and_no_other(signed_in: SignedIn, orchard: Path) -> None:
    own = signed_in(Role.CUSTOMER, "C1").get("/statement/?period=2025-Q1").content.decode()

    assert "Larder Ltd" in own
    assert "Cellar" not in own
    for wrong in ("C999", "Larder Ltd", "", "c1"):
        assert signed_in(Role.CUSTOMER, wrong).get("/statement/").status_code == 404


def test_form_of_another_site_changes_no_user(signed_in: SignedIn, orchard: Path) -> None:
    told = {"token": "forged", "what": "add", "email": "bob@x.example", "role": "keeper"}

    assert signed_in(Role.KEEPER).post("/users/change/", told).status_code == 403
