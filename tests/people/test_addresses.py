from honeyflow.people.addresses import forge_login, is_shared_mailbox
from honeyflow.people.identities import identity_id
from honeyflow.people.matching.borrowed import find_borrowed
from honeyflow.people.matching.claims import make_claims
from honeyflow.people.matching.members import by_email
from honeyflow.people.matching.persons import match_persons
from honeyflow.people.matching.traits import read_all
from honeyflow.people.records import MailmapLine, SeenIdentity


def seen(name: str, email: str, count: int = 1) -> SeenIdentity:
    return SeenIdentity(identity_id(name, email), name, email, author_count=count)


BEN = seen("Ben Quince", "ben@orchard.example", 90)
ADA = seen("Ada Pomme", "ada@larder.example", 40)
SLIP = seen("Ada Pomme", "ben@orchard.example")
PROXY = (seen("Ada Pomme via Forum", "forum@gmail.com"), seen("Ben Quince via Forum", "forum@gmail.com"))


def persons(*identities: SeenIdentity, mailmap: tuple[MailmapLine, ...] = ()) -> dict[str, str]:
    ordered = sorted(identities, key=lambda one: one.identity_id)
    claims, *_ = make_claims(ordered, mailmap, ())
    return {member: found.person_id for member, found in match_persons(ordered, claims).items()}


def borrowed(*identities: SeenIdentity) -> frozenset[str]:
    emails = by_email(identities)
    found = find_borrowed(identities, emails, read_all(identities, emails))
    return frozenset(identities[member].identity_id for member in found)


def test_borrowed_address_leaves_its_owner_alone() -> None:
    found = persons(BEN, ADA, SLIP)

    assert found[SLIP.identity_id] == found[ADA.identity_id] != found[BEN.identity_id]


def test_borrowed_address_in_a_mailmap_leaves_its_owner_alone() -> None:
    line = MailmapLine("press", 1, "Ben Quince", "ben@orchard.example", None, "ben@orchard.example")

    found = persons(BEN, ADA, SLIP, mailmap=(line,))

    assert found[SLIP.identity_id] == found[ADA.identity_id] != found[BEN.identity_id]


def test_borrowed_addresses_are_those_behind_a_program() -> None:
    assert borrowed(*PROXY) == {each.identity_id for each in PROXY}


def test_borrowed_addresses_belong_to_whom_the_name_says() -> None:
    found = persons(BEN, ADA, *PROXY)

    assert [found[each.identity_id] for each in PROXY] == [found[ADA.identity_id], found[BEN.identity_id]]


def test_borrowed_addresses_are_joined_by_a_mailmap_that_says_the_name() -> None:
    proxy = (seen("pomme via Forum", "forum@gmail.com"), seen("q via Forum", "forum@gmail.com"))
    line = MailmapLine("press", 1, "Ada Pomme", "ada@larder.example", "pomme via Forum", "forum@gmail.com")

    found = persons(BEN, ADA, *proxy, mailmap=(line,))

    assert found[proxy[0].identity_id] == found[ADA.identity_id]
    assert found[proxy[1].identity_id] not in (found[ADA.identity_id], found[BEN.identity_id])


def test_borrowed_is_not_another_name_without_an_address_of_its_own() -> None:
    assert borrowed(BEN, seen("Benedict Q. Apple", "ben@orchard.example")) == frozenset()


def test_forge_login_is_in_noreply_addresses_only() -> None:
    assert forge_login("1234+Gil@users.noreply.github.com") == ("github.com", "gil")
    assert forge_login("gil@github.com") is None


def test_is_shared_mailbox_of_machines_but_not_of_subversion_logins() -> None:
    assert is_shared_mailbox("root@orchard.example")
    assert is_shared_mailbox("gil@laptop.local")
    assert not is_shared_mailbox("gil@13f79535-47bb-0310-9956-ffa450edef68")
