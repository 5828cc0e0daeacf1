"""Users: what is done with them stands in the journal, without their address; and there is always a keeper."""

import json
from pathlib import Path

import pytest

from honeyflow.backoffice.actions.users import Fault, UserError, add_user, give_role, remove_user
from honeyflow.backoffice.models import Entry, User
from honeyflow.backoffice.queries.journal import check_journal
from honeyflow.kernel.access import Role
from honeyflow.site import Site

pytestmark = pytest.mark.django_db
ANN, BEN = "ann@orchard.example", "ben@orchard.example"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_users_are_written_into_the_journal_without_their_address(site: Site) -> None:
    add_user(site, " Ann@Orchard.example", Role.KEEPER, actor="command")
    add_user(site, BEN, Role.CUSTOMER, customer_id="C1", actor="user:1")
    give_role(site, BEN, Role.MARKET, actor="user:1")
    remove_user(site, BEN, actor="user:1")

    told = [(each.kind, each.actor, each.body["role"]) for each in Entry.objects.all()]
    added, given = "user-added", "role-given"
    assert told[:2] == [(added, "command", "keeper"), (added, "user:1", "customer")]
    assert told[2:] == [(given, "user:1", "market"), ("user-removed", "user:1", "market")]
    assert "orchard" not in json.dumps([each.body for each in Entry.objects.all()])
    assert check_journal().broken_at is None
    assert [user.email for user in User.objects.all()] == [ANN]


def test_customer_is_forgotten_with_the_role(site: Site) -> None:
    add_user(site, ANN, Role.KEEPER, actor="command")
    add_user(site, BEN, Role.CUSTOMER, customer_id="C1", actor="command")

    assert give_role(site, BEN, Role.FINANCE, actor="command").customer_id == ""


@pytest.mark.parametrize(
    ("email", "role", "customer", "fault"),
    [
        ("no address", Role.KEEPER, "", Fault.ADDRESS),
        ("a@b.example\r\nBcc: c@d.example", Role.KEEPER, "", Fault.ADDRESS),
        (ANN.upper(), Role.MARKET, "", Fault.KNOWN),
        (BEN, Role.CUSTOMER, "", Fault.CUSTOMER),
        (BEN, Role.MARKET, "C1", Fault.CUSTOMER),
        (BEN, Role.ANONYMOUS, "", Fault.ROLE),
    ],
)
def test_user_who_cannot_be_is_not_added(site: Site, email: str, role: Role, customer: str, fault: Fault) -> None:
    add_user(site, ANN, Role.KEEPER, actor="command")

    with pytest.raises(UserError) as caught:
        add_user(site, email, role, customer_id=customer, actor="command")

    assert (caught.value.fault, User.objects.count(), Entry.objects.count()) == (fault, 1, 1)


def test_there_is_always_a_keeper(site: Site) -> None:
    with pytest.raises(UserError, match="a keeper first"):
        add_user(site, BEN, Role.MARKET, actor="command")
    add_user(site, ANN, Role.KEEPER, actor="command")
    add_user(site, BEN, Role.MARKET, actor="command")
    for change in (lambda: give_role(site, ANN, Role.MARKET, actor="x"), lambda: remove_user(site, ANN, actor="x")):
        with pytest.raises(UserError, match="last keeper"):
            change()

    remove_user(site, BEN, actor="command")
    remove_user(site, ANN, actor="command")

    assert not User.objects.exists()
