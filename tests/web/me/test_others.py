"""What members do on their pages changes nothing that the market side sees, and names them to nobody there."""

import re
from pathlib import Path

import pytest
from django.test import Client
from tests.web.conftest import SignedIn
from tests.web.me.conftest import AsPerson, sent, word_of
from tests.web.test_roles import MAY, ROUTES, THERE, filled
from tests.worlds.orchard import PEOPLE

from honeyflow.backoffice.actions.proving import keep_proof
from honeyflow.backoffice.models import User
from honeyflow.kernel.access import Role
from honeyflow.site import load_site

EVA = PEOPLE["eva"][1]
PLANTED = ("Eva Sorrel", "eva_sorrel", "Moonlight Circus", "eva.secret@home.example")
BLIND = (Role.MARKET, Role.FINANCE, Role.CUSTOMER, Role.ENGINEER, Role.ANONYMOUS)


def seen(client: Client, role: Role) -> dict[str, str]:
    """Return all that a role's pages say, without the signed words that differ each time."""
    pages = {}
    for name, address, _ in ROUTES:
        if role in MAY[name] and not address.startswith("/sign-in/"):
            text = client.get(filled(address, THERE)).content.decode(errors="replace")
            pages[name] = re.sub(r'(?:value|[\w-]*(?:token|nonce))="[\w.:=-]{20,}"', "", text)
    return pages


def act(as_person: AsPerson, site: Path) -> None:
    """Do all that a member can do and that nobody else is to learn of."""
    client = as_person(EVA)
    sent(client, "/me/correct/", what="worked", organization="Moonlight Circus")
    keep_proof(load_site(site), User.objects.get(email=EVA), "eva.secret@home.example", "code")
    client.post("/me/recognition/certificate/", {"token": word_of(client, "/me/recognition/")})
    sent(client, "/me/consents/change/", "/me/consents/", address=EVA, what="stop")


@pytest.mark.slow
@pytest.mark.parametrize("role", BLIND)
def test_nobody_of_the_other_side_sees_any_of_it(
    as_person: AsPerson, signed_in: SignedIn, own_orchard: Path, role: Role
) -> None:
    client = signed_in(role, "C1" if role is Role.CUSTOMER else "")
    as_person(EVA)
    before = seen(client, role)
    act(as_person, own_orchard)

    after = seen(client, role)

    assert after == before
    assert [(name, word) for name, text in after.items() for word in PLANTED if word in text] == []
